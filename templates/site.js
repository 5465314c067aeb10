// Comfort only: narrows the map and the list alike, keeps the choice in the address, and lights up what belongs together.
// Without this script everything is shown. An error here leaves the page as it was. Its words stand in filter.html.
//
// It works on every page that has, whatever is listed (technologies, statements, standards):
//   [data-filters]  the form: {% include "filter.html" %} with a `filter` (render/pages/filter.rs), directly above its list;
//   [data-list]     the list, with the [data-nothing] block that filter-nothing.html holds;
//   [data-in]       on every row of the list, of any element: the numbers of the choices that it meets;
//   data-blip       on a row that has a mark on the map, or texts to search besides its own;
//   [data-narrow]   on a link to a part of the list: what narrows it too, as in addresses;
//   [data-part]     around rows that are counted together; [data-count] in it holds the words of the whole count.
// A set of choices is a fieldset[data-set] of boxes, or of two selects "from" and "to" (data-range) over choices in order.
(() => {
  "use strict";
  let all = (selector, within = document) => [...within.querySelectorAll(selector)];
  let form = all("[data-filters]")[0], list = all("[data-list]")[0];
  if (!form || !list) return;

  let { on, make, decode } = leadar, say = leadar.sayer(form);
  let rows = all("[data-in]", list);
  let parts = all("[data-part]", list);
  let nameOfRow = (row) => row.querySelector("a").textContent;
  let rowOf = (id) => rows.find((row) => row.dataset.blip === id);
  let search = all("[data-search]")[0], sought = () => search.value.trim();
  let resets = all("[data-filter-reset]");
  let status = all("[role=status]", form)[0];
  let note = all(".filter-note")[0];
  let nothing = all("[data-nothing]")[0];
  let compare = all("button[data-compare]")[0], ticked = [], ticking = false;
  let typing = 0, telling = 0;
  let unknown = [], strange = [], textsFailed = false;

  // The sets of choices, each with its boxes; "any" of the chosen ones, or "all" of them, where a row can meet several.
  // The choices of a range are the options of its first select, and those between both ends are chosen.
  let sets = all("[data-set]", form).map((field) => {
    let ends = all("[data-range]", field);
    let boxes = all(ends.length ? "[data-choice]" : "input[type=checkbox]", ends[0] || field).map((box) => {
      let name = ends.length ? box : box.parentNode.querySelector("span");
      return { box, value: box.value, number: box.dataset.choice, name: name.textContent.trim(), count: box.parentNode.querySelector("small") };
    });
    return { id: field.dataset.set, name: field.querySelector("legend").textContent, boxes, ends: ends.length && ends, match: field.querySelector("[data-match]"), fold: field.closest("details") };
  });

  let marks = Object.create(null);
  all("svg[data-radar] [data-blip]").forEach((mark) => {
    marks[mark.dataset.blip] = [mark.parentNode];
  });
  ["data-label-for", "data-leader-for", "data-number-for", "data-trail-of"].forEach((name) => {
    all("svg[data-radar] [" + name + "]").forEach((part) => {
      let own = marks[part.getAttribute(name)];
      own?.push(part);
    });
  });
  let clusters = all("svg[data-radar] [data-members]");
  rows.forEach((row) => {
    row.meets = {};
    row.dataset.in.split(" ").forEach((number) => { row.meets[number] = true; });
    row.showing = "";
    row.texts = [];
  });

  // The texts of a row, read when somebody searches.
  function textsOf(row) {
    if (row.parts) return row;
    row.parts = all("a, b, small:not(:first-child), span, p, td", row).filter((part) => !part.children.length);
    row.seen = row.parts.map((part) => part.textContent);
    row.words = row.own = leadar.fold(row.textContent.replace(/\s+/g, " "));
    return row;
  }

  // Other names and descriptions are in the index, which is loaded when somebody searches (search.js).
  let asked = false;
  function loadTexts() {
    if (asked) return;
    asked = true;
    leadar.load((index) => {
      textsFailed = !index;
      let texts = Object.create(null);
      (index ? index.rows : []).forEach((row) => { texts[row[1]] = row[4].concat(row[5] || []); });
      rows.forEach((row) => {
        let link = row.querySelector("a");
        row.texts = link && texts[link.getAttribute("href").replace(/^(\.\.\/)+/, "")] || [];
        textsOf(row).words += " " + leadar.fold(row.texts.join(" "));
      });
      if (sought()) apply(true);
    });
  }

  let indexOf = (set, value) => set.boxes.findIndex((one) => one.value === value);
  function chosen(set) {
    if (!set.ends) return set.boxes.filter((one) => one.box.checked);
    let from = indexOf(set, set.ends[0].value), to = indexOf(set, set.ends[1].value);
    if (from < 0 && to < 0) return [];
    return set.boxes.slice(Math.max(from, 0), to < 0 ? set.boxes.length : to + 1);
  }
  // A range that ends before it begins: the other end comes along.
  function order(set, other) {
    let from = indexOf(set, set.ends[0].value), to = indexOf(set, set.ends[1].value);
    if (to >= 0 && from > to) set.ends[other].value = set.ends[1 - other].value;
  }
  let wantsAll = (set) => set.match !== null && set.match.value === "all";
  function fits(row, set, picked) {
    let met = (one) => row.meets[one.number];
    return !picked.length || (wantsAll(set) ? picked.every(met) : picked.some(met));
  }

  function apply(slowly) {
    let words = leadar.fold(search.value).split(/\s+/).filter(Boolean), picked = sets.map(chosen);
    let active = picked.filter((ones) => ones.length).length + (words.length ? 1 : 0);
    let shown = 0, ids = Object.create(null);
    // How many rows meet each choice beside the other sets, and how many would be shown without each set.
    let counts = {}, without = sets.map(() => 0), withoutWords = 0;
    rows.forEach((row) => {
      let spoken = words.every((word) => textsOf(row).words.includes(word));
      let failed = [];
      sets.forEach((set, index) => { if (!fits(row, set, picked[index])) failed.push(index); });
      let good = spoken && !failed.length;
      if (good) { shown += 1; ids[row.dataset.blip] = true; }
      if (spoken && failed.length === 1) without[failed[0]] += 1;
      if (!spoken && !failed.length) withoutWords += 1;
      if (spoken) {
        sets.forEach((set, index) => {
          if (failed.length > 1 || (failed.length && (failed[0] !== index || wantsAll(set)))) return;
          set.boxes.forEach((one) => { if (row.meets[one.number]) counts[one.number] = (counts[one.number] || 0) + 1; });
        });
      }
      row.hidden = !good;
      show(row, good ? words : []);
      (marks[row.dataset.blip] || []).forEach((part) => { part.classList.toggle("gone", !good); });
    });
    clusters.forEach((cluster) => {
      let left = cluster.dataset.members.split(" ").filter((id) => ids[id]).length;
      cluster.parentNode.classList.toggle("gone", !left);
      cluster.querySelector("text").textContent = "+" + left;
    });
    sets.forEach((set, index) => {
      set.boxes.forEach((one) => {
        if (one.count) one.count.textContent = counts[one.number] || 0;
      });
      (set.ends || []).forEach((end) => {
        set.boxes.forEach((one, index) => {
          end.options[index + 1].textContent = say("option", { name: one.name, count: counts[one.number] || 0 });
        });
      });
      if (!set.fold) return;
      if (picked[index].length) set.fold.open = true;
      set.fold.querySelector("[data-chosen]").textContent = choiceOf(set);
    });
    parts.forEach((part) => {
      let own = all("[data-in]", part);
      let left = own.filter((row) => !row.hidden).length;
      let count = part.querySelector("[data-count]");
      if (!count.full) count.full = count.textContent;
      part.hidden = active && !left;
      count.textContent = left === own.length ? count.full : say("part", { shown: left, all: own.length });
      // A folded list opens for what is found in it.
      if (active) all("details", part).forEach((fold) => { fold.open = left > 0; });
    });
    list.classList.toggle("narrowed", active > 0);
    resets[0].hidden = !active;
    tell(shown, active, words, slowly);
    offer(shown, active, without, words.length ? withoutWords : -1);
  }

  function join(names, set) {
    return names.reduce((one, other) => say(set && wantsAll(set) ? "and" : "or", { one, other }), names.shift() || "");
  }
  function choiceOf(set) {
    let names = chosen(set).map((one) => one.name);
    return set.ends && names.length > 1 ? say("range", { from: names[0], to: names[names.length - 1] }) : join(names, set);
  }
  let nameOf = (set) => set.name + ": " + choiceOf(set);
  let quoted = () => `“${sought()}”`;

  // What is chosen, in a sentence: for the reader now, for a screen reader once, and on paper.
  function tell(shown, active, words, slowly) {
    let names = sets.filter((set) => chosen(set).length).map(nameOf);
    if (words.length) names.push(quoted());
    let text = say(!active ? "everything" : shown ? "shown" : "none", { shown, what: names.join("; ") });
    all("[data-nothing-words]")[0].textContent = text;
    if (unknown.length) text += " " + say("unknown", { what: unknown.join(", ") });
    if (textsFailed && words.length) text += " " + say("names-only");
    note.textContent = active ? say("paper", { sentence: text }) : "";
    clearTimeout(telling);
    if (active || unknown.length || status.textContent) telling = setTimeout(() => { status.textContent = text; }, slowly ? 300 : 0);
  }

  // Nothing fits: which choice to drop, and what would be there without it.
  function offer(shown, active, without, withoutWords) {
    nothing.hidden = shown > 0 || !active;
    status.classList.toggle("unseen", !nothing.hidden);
    let ways = all("[data-ways]")[0];
    ways.textContent = "";
    if (nothing.hidden || active < 2) return;
    function way(what, count, drop) {
      if (count <= 0) return;
      let button = make("button", say("without", { what, shown: count }));
      on(button, "click", () => { drop(); changed(); search.focus(); });
      ways.append(button, " ");
    }
    sets.forEach((set, index) => {
      if (chosen(set).length) way(nameOf(set), without[index], () => { clear(set); });
    });
    way(quoted(), withoutWords, () => { search.value = ""; });
  }

  // Marks the words that matched; where one is in no text that can be seen, the text around it is shown below.
  function show(row, words) {
    if (row.showing === words.join(" ")) return;
    row.showing = words.join(" ");
    textsOf(row).parts.forEach((part, index) => { leadar.mark(part, row.seen[index], words); });
    all(".found", row).forEach((found) => { found.remove(); });
    leadar.quote(row, row.texts, words, row.own);
  }

  function address() {
    let parts = [];
    let every = sets.filter((set) => wantsAll(set) && chosen(set).length).map((set) => set.id);
    sets.forEach((set) => {
      let values = chosen(set).map((one) => encodeURIComponent(one.value));
      if (values.length) parts.push(set.id + "=" + (set.ends ? values[0] + "-" + values[values.length - 1] : values.join(",")));
    });
    if (every.length) parts.push("all=" + every);
    if (sought()) parts.push("q=" + encodeURIComponent(sought()));
    if (ticked.length) parts.push("compare=" + ticked.map(encodeURIComponent));
    parts = parts.concat(strange);
    return parts.length ? "#" + parts.join("&") : location.pathname + location.search;
  }
  function clear(set) {
    if (set.ends) set.ends.forEach((end) => { end.value = ""; });
    else set.boxes.forEach((one) => { one.box.checked = false; });
    if (set.match) set.match.value = "any";
  }
  function read() {
    if (location.hash && !location.hash.includes("=")) return;
    unknown = [];
    strange = [];
    sets.forEach(clear);
    search.value = "";
    let every = [];
    ticked = [];
    location.hash.slice(1).split("&").filter(Boolean).forEach((part) => {
      let name = part.split("=")[0];
      let values = part.slice(name.length + 1).split(",").map(decode).filter(Boolean);
      let set = sets.find((set) => set.id === name);
      if (name === "q") search.value = decode(part.slice(2));
      else if (name === "all") every = values;
      else if (name === "compare" && compare) {
        ticked = values.filter((id) => rowOf(id)).slice(0, 4);
        unknown.push(...values.filter((id) => !ticked.includes(id)));
      }
      else if (!set) strange.push(part);
      else if (set.ends) {
        let ends = (values[0] || "").split("-");
        set.ends.forEach((end, index) => {
          let value = ends[index] === undefined ? ends[0] : ends[index];
          if (indexOf(set, value) >= 0) end.value = value;
          else if (value) unknown.push(value);
        });
        order(set, 1);
      } else values.forEach((value) => {
        let one = set.boxes[indexOf(set, value)];
        if (one) one.box.checked = true;
        else unknown.push(value);
      });
    });
    sets.forEach((set) => { if (set.match && every.includes(set.id)) set.match.value = "all"; });
    if (sought()) loadTexts();
    showTicks(ticked.length || ticking);
    apply();
  }
  function keep() { history.pushState(null, "", address()); }
  function changed() {
    unknown = [];
    apply();
    keep();
  }

  sets.forEach((set) => {
    if (set.ends) set.ends.forEach((end, index) => {
      on(end, "change", () => { order(set, 1 - index); changed(); });
    });
    else set.boxes.forEach((one) => { on(one.box, "change", changed); });
    if (set.match) on(set.match, "change", changed);
  });
  function typed() {
    unknown = [];
    apply(true);
    history.replaceState(null, "", address());
  }
  on(search, "focus", loadTexts);
  on(search, "input", () => {
    loadTexts();
    clearTimeout(typing);
    typing = setTimeout(typed, rows.length > 500 ? 120 : 0);
  });
  on(search, "keydown", (event) => {
    if (event.key !== "Escape" || !search.value) return;
    search.value = "";
    typed();
  });
  resets.forEach((reset) => {
    on(reset, "click", () => {
      sets.forEach(clear);
      search.value = "";
      changed();
      // The button that was pressed keeps the focus; one that is gone hands it to the search.
      if (reset === resets[0]) { reset.hidden = false; reset.focus(); } else search.focus();
    });
  });
  on(window, "popstate", read);

  // Up to four technologies are ticked in the list and compared on a page of their own; a link there follows every tick.
  function showTicks(open) {
    if (!compare) return;
    ticking = Boolean(open);
    compare.setAttribute("aria-pressed", ticking);
    lead(all("[data-compare-go]")[0], open && ticked.length);
    rows.forEach((row) => {
      if (open && !row.tick) makeTick(row);
      if (!row.tick) return;
      row.line.hidden = !open;
      row.tick.checked = ticked.includes(row.tick.value);
      lead(row.way, row.tick.checked);
    });
  }
  function lead(way, shown) {
    way.hidden = !shown;
    way.textContent = say("compare", { count: ticked.length });
    way.href = all("[data-compare-all]")[0].href + "#t=" + ticked.map(encodeURIComponent);
  }
  function makeTick(row) {
    let label = make("label");
    row.tick = make("input");
    row.tick.type = "checkbox";
    row.tick.value = row.dataset.blip;
    row.tick.setAttribute("aria-label", say("tick", { name: nameOfRow(row) }));
    row.line = make("span", "", "tick");
    label.append(row.tick, say("tick", { name: "" }));
    row.line.append(label, row.way = make("a"));
    row.append(row.line);
    on(row.tick, "change", () => {
      let full = row.tick.checked && ticked.length === 4;
      if (full) row.tick.checked = false;
      else {
        ticked = ticked.filter((id) => id !== row.tick.value).concat(row.tick.checked ? row.tick.value : []);
        showTicks(true);
        keep();
      }
      let names = ticked.map((id) => nameOfRow(rowOf(id)));
      status.textContent = full ? say("full") : say("ticked", { names: names.join("; ") });
    });
  }
  if (compare) on(compare, "click", () => {
    if (ticking && ticked.length) {
      ticked = [];
      keep();
    }
    showTicks(!ticking);
  });

  function light(id, lit) {
    (marks[id] || []).concat(rowOf(id) || []).forEach((part) => { part.classList.toggle("lit", lit); });
  }
  ["mouseover", "focusin", "mouseout", "focusout"].forEach((name, index) => {
    on(document, name, (event) => {
      let holder = event.target.closest?.("[data-blip]");
      if (holder) light(holder.dataset.blip, index < 2);
    });
  });

  // A link to a part of the list may narrow it as well; without this script it leads to the part.
  all("a[data-narrow]").forEach((link) => on(link, "click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.pushState(null, "", "#" + link.dataset.narrow);
    read();
    all(link.hash)[0].scrollIntoView();
  }));

  read();
  // An address that narrows the list leads to the list, unless it names a place of its own.
  if (location.hash.includes("=") && !document.getElementById(decode(location.hash.slice(1)))) form.scrollIntoView();
})();
