// For the preview alone: waits until what is shown has changed and loads the page again; hands on a table that is dropped.
"use strict";
(() => {
  const shown = document.currentScript.dataset.shown;
  let waiting = null;

  const pause = () => new Promise((resolve) => { setTimeout(resolve, 500); });

  async function wait() {
    const own = new AbortController();
    waiting = own;
    while (!own.signal.aborted) {
      try {
        const answer = await fetch(`/-/changes?since=${shown}`, { cache: "no-store", signal: own.signal });
        if (answer.ok && (await answer.text()) !== shown) {
          location.reload();
          return;
        }
        if (!answer.ok) await pause();
      } catch {
        await pause();
      }
    }
  }

  // A browser keeps few connections to a host: only the page that is looked at waits.
  function settle() {
    if (document.visibilityState !== "visible") {
      waiting?.abort();
      waiting = null;
    } else if (!waiting) {
      wait();
    }
  }

  async function draw(file) {
    const head = { "X-File-Name": encodeURIComponent(file.name), "Content-Type": "application/octet-stream" };
    const answer = await fetch("/-/draw", { method: "POST", headers: head, body: file });
    if (answer.ok) {
      location.assign((await answer.json()).open);
      return;
    }
    const told = document.getElementById("told");
    if (told) told.textContent = await answer.text();
    else location.assign("/-/draw.html");
  }

  if (shown) {
    document.addEventListener("visibilitychange", settle);
    settle();
  }
  addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    draw(file);
  });
  document.getElementById("table")?.addEventListener("change", (event) => {
    const [file] = event.target.files;
    if (file) draw(file);
  });
})();
