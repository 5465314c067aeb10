// Comfort only: leads from the field on every page to search.html; without this script the field is a link to it. What
// searching needs is here for the lists too (site.js), and for the page of results (results.js).
(() => {
  "use strict";
  let own = document.currentScript, known, waiting = [];
  let letters = { "ł": "l", "ß": "ss", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ς": "σ", "ţ": "t", "ş": "s", "ı": "i" };

  // Letters without case and accents; with `at`, also where in the text each of them stands.
  function fold(text, at) {
    let folded = "", place = 0;
    [...text].forEach((letter) => {
      let low = letter.toLowerCase();
      low = (letters[low] || low).normalize("NFD").replace(/[\u0300-\u036f]/g, "");
      folded += low;
      if (at) for (let i = 0; i < low.length; i += 1) at.push([place, place + letter.length]);
      place += letter.length;
    });
    return folded;
  }
  // Its words, each between blanks; "nen4400" is two.
  function plain(text) {
    return " " + fold(text).replace(/[^\p{L}\p{N}]+/gu, " ").replace(/(\p{L}{2,})(\d{2,})/gu, "$1 $2").trim() + " ";
  }

  function make(name, text, kind) {
    let made = document.createElement(name);
    if (name === "button") made.type = name;
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  }
  // Says what stands in the data attributes of an element, with the values filled in.
  let sayer = (holder) => (name, values) => holder.getAttribute("data-" + name).replace(/\{(\w+)\}/g, (_, key) => values[key]);

  function on(target, name, act) { target.addEventListener(name, act); }
  function decode(text) {
    try { return decodeURIComponent(text); } catch (error) { return text; }
  }

  // Writes a text with the words in it marked.
  function mark(part, text, words) {
    let at = [], folded = words.length ? fold(text, at) : "", ranges = [], done = 0;
    words.forEach((word) => {
      for (let place = folded.indexOf(word); place >= 0; place = folded.indexOf(word, place + word.length)) {
        ranges.push([at[place][0], at[place + word.length - 1][1]]);
      }
    });
    ranges.sort((one, other) => one[0] - other[0]);
    part.textContent = "";
    ranges.forEach((range) => {
      if (range[1] <= done) return;
      let from = Math.max(range[0], done);
      part.append(text.slice(done, from), make("mark", text.slice(from, range[1])));
      done = range[1];
    });
    part.append(text.slice(done));
  }

  // Adds to a row the parts of texts around words that cannot be seen in it, the first place of each.
  function quote(row, texts, words, seen) {
    let hidden = words.filter((word) => !seen.includes(word));
    texts.forEach((text) => {
      let at = [], folded = hidden.length ? fold(text, at) : "";
      let first = hidden.map((word) => folded.indexOf(word)).filter((place) => place >= 0).sort((a, b) => a - b)[0];
      if (first === undefined) return;
      hidden = hidden.filter((word) => !folded.includes(word));
      let from = at[first][0], start = from > 60 ? text.lastIndexOf(" ", from - 40) + 1 : 0;
      let end = from + 100 < text.length ? text.indexOf(" ", from + 100) : -1;
      if (end < 0) end = text.length;
      let found = make("span", "", "found");
      mark(found, (start > 0 ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : ""), words);
      row.append(found);
    });
  }

  // The index is a script, since a page from a folder may read nothing else; it is loaded when it is first needed.
  function load(done) {
    if (known !== undefined) return done(known);
    if (waiting.push(done) > 1) return;
    function settle(index) {
      if (known === undefined) known = index;
      waiting.splice(0).forEach((wait) => { wait(known); });
    }
    window.leadarIndex = settle;
    let script = make("script");
    script.src = own.src.replace(/search\.js(?=$|\?)/, "index.js");
    script.onload = script.onerror = () => { settle(null); };
    document.head.append(script);
  }
  document.documentElement.classList.add("scripted");
  window.leadar = { on, fold, plain, make, sayer, decode, mark, quote, load };

  // The field leads to the page of results, which has a script of its own (results.js).
  let field = document.querySelector("[data-find]");
  if (!field) return;
  let link = document.querySelector("[data-find-link]"), to = link.getAttribute("href");
  function aim() { link.href = to + (field.value.trim() ? "#q=" + encodeURIComponent(field.value.trim()) : ""); }
  on(field, "input", aim);
  on(field, "keydown", (event) => {
    if (event.key === "Enter") location.href = link.href;
    if (event.key !== "Escape" || !field.value) return;
    field.value = "";
    field.dispatchEvent(new Event("input"));
  });
})();
