// Comfort only: shows up to four technologies of the table side by side, and keeps them in the address. Without this script the
// table of all is shown. Its words stand in compare.html.
(() => {
  "use strict";
  let form = document.querySelector("[data-compare]"), table = document.querySelector("[data-compare-table]");
  if (!form) return;
  let { on, make } = leadar, box = make("table");
  table.before(box);
  let add = form.querySelector("[data-compare-add]"), every = form.querySelector("[data-compare-all]"), status = form.querySelector("[role=status]");
  let say = leadar.sayer(form), heads = [...table.tHead.rows[0].cells], known = new Map(), chosen = [], most = 4;
  [...table.tBodies[0].rows].forEach((row) => {
    let id = row.id.slice(2);
    known.set(id, row);
    add.add(new Option(row.cells[0].textContent, id));
  });
  let nameOf = (id) => known.get(id).cells[0].textContent;

  // The rows of the table become columns.
  function show(note) {
    box.textContent = "";
    chosen.forEach((id, column) => {
      heads.forEach((head, index) => {
        let row = box.rows[index] || box.insertRow();
        if (!column) row.append(index ? Object.assign(make("th", head.textContent), { scope: "row" }) : make("td"));
        let cell = known.get(id).cells[index].cloneNode(true);
        if (index) return row.append(cell);
        cell.scope = "col";
        let drop = make("button", "×");
        drop.setAttribute("aria-label", say("remove", { name: nameOf(id) }));
        on(drop, "click", () => { choose(chosen.filter((other) => other !== id)); add.focus(); });
        cell.append(" ", drop);
        row.append(cell);
      });
    });
    table.hidden = chosen.length > 0;
    every.hidden = !chosen.length;
    status.textContent = [chosen.length ? say("shown", { names: chosen.map(nameOf).join("; ") }) : say("none")].concat(note || []).join(" ");
  }
  function choose(ids) {
    chosen = ids;
    history.pushState(null, "", ids.length ? "#t=" + ids.map(encodeURIComponent) : location.pathname + location.search);
    show();
  }
  function read() {
    let ids = (/^#t[=-](.*)/.exec(location.hash) || ["", ""])[1].split(",").filter(Boolean).map(leadar.decode);
    let unknown = ids.filter((id) => !known.has(id)), found = [...new Set(ids.filter((id) => known.has(id)))];
    chosen = found.slice(0, most);
    show((unknown.length ? [say("unknown", { what: unknown.join(", ") })] : []).concat(found.length > most ? say("full") : []));
  }
  // Not at once: in a list of names, keys that look for one pass by others.
  on(form.querySelector("[data-compare-more]"), "click", () => {
    let id = add.value;
    add.value = "";
    if (!id || chosen.includes(id)) return;
    if (chosen.length < most) choose(chosen.concat(id)); else show(say("full"));
  });
  on(every, "click", () => { choose([]); add.focus(); });
  on(window, "popstate", read);
  read();
})();
