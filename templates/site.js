// Comfort only: narrows the map and the list alike, keeps the choice in the address, and lights up what belongs together.
// Without this script everything is shown. An error here leaves the page as it was. Its words stand in filter.html.
//
// It works on every page that has, whatever is listed (technologies, statements, standards):
//   [data-filters]  the form: {% include "filter.html" %} with a `filter` (render/pages/filter.rs), directly above its list;
//   [data-list]     the list, with the [data-nothing] block that filter-nothing.html holds;
//   [data-in]       on every row of the list, of any element: the numbers of the choices that it meets;
//   data-blip       on a row that has a mark on the map, or texts to search besides its own;
//   [data-part]     around rows that are counted together; [data-count] in it holds the words of the whole count.
// A set of choices is a fieldset[data-set] of boxes, or of two selects "from" and "to" (data-range) over choices in order.
(function () {
  "use strict";
  var form = document.querySelector("[data-filters]");
  var list = document.querySelector("[data-list]");
  if (!form || !list) return;
  document.documentElement.classList.add("scripted");

  function all(selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); }
  function say(name, values) {
    return form.getAttribute("data-" + name).replace(/\{(\w+)\}/g, function (_, key) { return values[key]; });
  }

  var rows = all("[data-in]", list);
  var parts = all("[data-part]", list);
  var search = form.querySelector("[data-search]");
  var resets = all("[data-filter-reset]");
  var status = form.querySelector("[role=status]");
  var note = document.querySelector(".filter-note");
  var nothing = list.querySelector("[data-nothing]");
  var typing = 0, telling = 0;
  var unknown = [], strange = [], textsFailed = false;

  // The sets of choices, each with its boxes; "any" of the chosen ones, or "all" of them, where a row can meet several.
  // The choices of a range are the options of its first select, and those between both ends are chosen.
  var sets = all("[data-set]", form).map(function (field) {
    var ends = all("[data-range]", field);
    var boxes = all(ends.length ? "[data-choice]" : "input[type=checkbox]", ends[0] || field).map(function (box) {
      var name = ends.length ? box : box.parentNode.querySelector("span");
      return { box: box, value: box.value, number: box.getAttribute("data-choice"), name: name.textContent.trim(), count: box.parentNode.querySelector("small") };
    });
    return { id: field.getAttribute("data-set"), name: field.querySelector("legend").textContent, boxes: boxes, ends: ends.length && ends, match: field.querySelector("[data-match]"), fold: field.closest("details") };
  });

  // Letters without case and accents; with `at`, also where in the text each of them stands.
  var letters = { "ł": "l", "ß": "ss", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ς": "σ", "ţ": "t", "ş": "s", "ı": "i" };
  function fold(text, at) {
    var folded = "", place = 0;
    Array.from(text).forEach(function (letter) {
      var low = letter.toLowerCase();
      low = (letters[low] || low).normalize("NFD").replace(/[\u0300-\u036f]/g, "");
      folded += low;
      if (at) for (var i = 0; i < low.length; i += 1) at.push([place, place + letter.length]);
      place += letter.length;
    });
    return folded;
  }

  var marks = Object.create(null);
  all("svg[data-radar] [data-blip]").forEach(function (mark) {
    marks[mark.getAttribute("data-blip")] = [mark.parentNode];
  });
  ["data-label-for", "data-leader-for", "data-number-for", "data-trail-of"].forEach(function (name) {
    all("svg[data-radar] [" + name + "]").forEach(function (part) {
      var own = marks[part.getAttribute(name)];
      if (own) own.push(part);
    });
  });
  var clusters = all("svg[data-radar] [data-members]");
  rows.forEach(function (row) {
    row.meets = {};
    (row.getAttribute("data-in") || "").split(" ").forEach(function (number) { row.meets[number] = true; });
    row.parts = all("a, b, small:not(:first-child), span, p, td", row).filter(function (part) { return !part.children.length; });
    row.seen = row.parts.map(function (part) { return part.textContent; });
    row.words = row.own = fold(row.textContent.replace(/\s+/g, " "));
    row.texts = [];
  });

  // Other names and descriptions are in a script of their own, loaded when somebody searches.
  var own = document.currentScript;
  var asked = false;
  function loadTexts() {
    if (asked || !own) return;
    asked = true;
    window.leadarTexts = function (texts) {
      rows.forEach(function (row) {
        var said = texts[row.getAttribute("data-blip")];
        if (!Array.isArray(said)) return;
        row.texts = said;
        row.words += " " + fold(said.join(" "));
      });
      if (search.value.trim()) apply(true);
    };
    var script = document.createElement("script");
    script.src = own.src.replace(/site\.js(?=$|\?)/, "search.js");
    script.onerror = function () { textsFailed = true; apply(true); };
    document.head.appendChild(script);
  }

  function indexOf(set, value) { return set.boxes.findIndex(function (one) { return one.value === value; }); }
  function chosen(set) {
    if (!set.ends) return set.boxes.filter(function (one) { return one.box.checked; });
    var from = indexOf(set, set.ends[0].value), to = indexOf(set, set.ends[1].value);
    if (from < 0 && to < 0) return [];
    return set.boxes.slice(Math.max(from, 0), to < 0 ? set.boxes.length : to + 1);
  }
  // A range that ends before it begins: the other end comes along.
  function order(set, other) {
    var from = indexOf(set, set.ends[0].value), to = indexOf(set, set.ends[1].value);
    if (to >= 0 && from > to) set.ends[other].value = set.ends[1 - other].value;
  }
  function wantsAll(set) { return Boolean(set.match) && set.match.value === "all"; }
  function fits(row, set, picked) {
    var met = function (one) { return row.meets[one.number]; };
    return !picked.length || (wantsAll(set) ? picked.every(met) : picked.some(met));
  }

  function apply(slowly) {
    var words = fold(search.value).split(/\s+/).filter(Boolean);
    var picked = sets.map(chosen);
    var active = picked.filter(function (ones) { return ones.length; }).length + (words.length ? 1 : 0);
    var shown = 0, ids = Object.create(null);
    // How many rows meet each choice beside the other sets, and how many would be shown without each set.
    var counts = {}, without = sets.map(function () { return 0; }), withoutWords = 0;
    rows.forEach(function (row) {
      var spoken = words.every(function (word) { return row.words.indexOf(word) >= 0; });
      var failed = [];
      sets.forEach(function (set, index) { if (!fits(row, set, picked[index])) failed.push(index); });
      var good = spoken && !failed.length;
      if (good) { shown += 1; ids[row.getAttribute("data-blip")] = true; }
      if (spoken && failed.length === 1) without[failed[0]] += 1;
      if (!spoken && !failed.length) withoutWords += 1;
      if (spoken) {
        sets.forEach(function (set, index) {
          if (failed.length > 1 || (failed.length && (failed[0] !== index || wantsAll(set)))) return;
          set.boxes.forEach(function (one) { if (row.meets[one.number]) counts[one.number] = (counts[one.number] || 0) + 1; });
        });
      }
      row.hidden = !good;
      show(row, good ? words : []);
      (marks[row.getAttribute("data-blip")] || []).forEach(function (part) { part.classList.toggle("gone", !good); });
    });
    clusters.forEach(function (cluster) {
      var left = cluster.getAttribute("data-members").split(" ").filter(function (id) { return ids[id]; }).length;
      cluster.parentNode.classList.toggle("gone", !left);
      cluster.querySelector("text").textContent = "+" + left;
    });
    sets.forEach(function (set, index) {
      set.boxes.forEach(function (one) {
        if (one.count) one.count.textContent = counts[one.number] || 0;
      });
      (set.ends || []).forEach(function (end) {
        set.boxes.forEach(function (one, index) {
          end.options[index + 1].textContent = say("option", { name: one.name, count: counts[one.number] || 0 });
        });
      });
      if (!set.fold) return;
      if (picked[index].length) set.fold.open = true;
      set.fold.querySelector("[data-chosen]").textContent = choiceOf(set);
    });
    parts.forEach(function (part) {
      var own = all("[data-in]", part);
      var left = own.filter(function (row) { return !row.hidden; }).length;
      var count = part.querySelector("[data-count]");
      if (!count.full) count.full = count.textContent;
      count.textContent = left === own.length ? count.full : say("part", { shown: left, all: own.length });
    });
    resets[0].hidden = !active;
    tell(shown, active, words, slowly);
    offer(shown, active, without, words.length ? withoutWords : -1);
  }

  function join(names, set) {
    return names.reduce(function (one, other) { return say(set && wantsAll(set) ? "and" : "or", { one: one, other: other }); }, names.shift() || "");
  }
  function choiceOf(set) {
    var names = chosen(set).map(function (one) { return one.name; });
    return set.ends && names.length > 1 ? say("range", { from: names[0], to: names[names.length - 1] }) : join(names, set);
  }
  function nameOf(set) { return set.name + ": " + choiceOf(set); }
  function quoted() { return "\u201c" + search.value.trim() + "\u201d"; }

  // What is chosen, in a sentence: for the reader now, for a screen reader once, and on paper.
  function tell(shown, active, words, slowly) {
    var names = sets.filter(function (set) { return chosen(set).length; }).map(nameOf);
    if (words.length) names.push(quoted());
    var text = say(!active ? "everything" : shown ? "shown" : "none", { shown: shown, what: names.join("; ") });
    nothing.querySelector("[data-nothing-words]").textContent = text;
    if (unknown.length) text += " " + say("unknown", { what: unknown.join(", ") });
    if (textsFailed && words.length) text += " " + say("names-only", {});
    note.textContent = active ? say("paper", { sentence: text }) : "";
    clearTimeout(telling);
    if (active || unknown.length || status.textContent) telling = setTimeout(function () { status.textContent = text; }, slowly ? 300 : 0);
  }

  // Nothing fits: which choice to drop, and what would be there without it.
  function offer(shown, active, without, withoutWords) {
    nothing.hidden = shown > 0 || !active;
    var ways = nothing.querySelector("[data-ways]");
    ways.textContent = "";
    if (nothing.hidden || active < 2) return;
    function way(what, count, drop) {
      if (count <= 0) return;
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = say("without", { what: what, shown: count });
      button.addEventListener("click", function () { drop(); changed(); search.focus(); });
      ways.appendChild(button);
      ways.appendChild(document.createTextNode(" "));
    }
    sets.forEach(function (set, index) {
      if (chosen(set).length) way(nameOf(set), without[index], function () { clear(set); });
    });
    way(quoted(), withoutWords, function () { search.value = ""; });
  }

  // Marks the words that matched; where one is in no text that can be seen, the text around it is shown below.
  function show(row, words) {
    if (row.showing === words.join(" ")) return;
    row.showing = words.join(" ");
    row.parts.forEach(function (part, index) { mark(part, row.seen[index], words); });
    all(".found", row).forEach(function (found) { found.remove(); });
    var hidden = words.filter(function (word) { return row.own.indexOf(word) < 0; });
    row.texts.forEach(function (text) {
      var at = [], folded = hidden.length ? fold(text, at) : "";
      var first = hidden.map(function (word) { return folded.indexOf(word); }).filter(function (place) { return place >= 0; }).sort(function (a, b) { return a - b; })[0];
      if (first === undefined) return;
      hidden = hidden.filter(function (word) { return folded.indexOf(word) < 0; });
      var from = at[first][0], start = from > 60 ? text.lastIndexOf(" ", from - 40) + 1 : 0;
      var end = from + 100 < text.length ? text.indexOf(" ", from + 100) : -1;
      if (end < 0) end = text.length;
      var found = document.createElement("span");
      found.className = "found";
      mark(found, (start > 0 ? "\u2026 " : "") + text.slice(start, end) + (end < text.length ? " \u2026" : ""), words);
      row.appendChild(found);
    });
  }
  function mark(part, text, words) {
    var at = [], folded = words.length ? fold(text, at) : "", ranges = [];
    words.forEach(function (word) {
      for (var place = folded.indexOf(word); place >= 0; place = folded.indexOf(word, place + word.length)) {
        ranges.push([at[place][0], at[place + word.length - 1][1]]);
      }
    });
    ranges.sort(function (one, other) { return one[0] - other[0]; });
    part.textContent = "";
    var done = 0;
    ranges.forEach(function (range) {
      if (range[1] <= done) return;
      var from = Math.max(range[0], done);
      part.appendChild(document.createTextNode(text.slice(done, from)));
      var lit = document.createElement("mark");
      lit.textContent = text.slice(from, range[1]);
      part.appendChild(lit);
      done = range[1];
    });
    part.appendChild(document.createTextNode(text.slice(done)));
  }

  function address() {
    var parts = [];
    var every = sets.filter(function (set) { return wantsAll(set) && chosen(set).length; }).map(function (set) { return set.id; });
    sets.forEach(function (set) {
      var values = chosen(set).map(function (one) { return encodeURIComponent(one.value); });
      if (values.length) parts.push(set.id + "=" + (set.ends ? values[0] + "-" + values[values.length - 1] : values.join(",")));
    });
    if (every.length) parts.push("all=" + every.join(","));
    if (search.value.trim()) parts.push("q=" + encodeURIComponent(search.value.trim()));
    parts = parts.concat(strange);
    return parts.length ? "#" + parts.join("&") : location.pathname + location.search;
  }
  function decode(text) {
    try { return decodeURIComponent(text); } catch (error) { return text; }
  }
  function clear(set) {
    if (set.ends) set.ends.forEach(function (end) { end.value = ""; });
    else set.boxes.forEach(function (one) { one.box.checked = false; });
    if (set.match) set.match.value = "any";
  }
  function read() {
    if (location.hash && location.hash.indexOf("=") < 0) return;
    unknown = [];
    strange = [];
    sets.forEach(clear);
    search.value = "";
    var every = [];
    location.hash.slice(1).split("&").filter(Boolean).forEach(function (part) {
      var name = part.split("=")[0];
      var values = part.slice(name.length + 1).split(",").map(decode).filter(Boolean);
      var set = sets.filter(function (set) { return set.id === name; })[0];
      if (name === "q") search.value = decode(part.slice(2));
      else if (name === "all") every = values;
      else if (!set) strange.push(part);
      else if (set.ends) {
        var ends = (values[0] || "").split("-");
        set.ends.forEach(function (end, index) {
          var value = ends[index] === undefined ? ends[0] : ends[index];
          if (indexOf(set, value) >= 0) end.value = value;
          else if (value) unknown.push(value);
        });
        order(set, 1);
      } else values.forEach(function (value) {
        var one = set.boxes[indexOf(set, value)];
        if (one) one.box.checked = true;
        else unknown.push(value);
      });
    });
    sets.forEach(function (set) { if (set.match && every.indexOf(set.id) >= 0) set.match.value = "all"; });
    if (search.value.trim()) loadTexts();
    apply();
  }
  function changed() {
    unknown = [];
    apply();
    history.pushState(null, "", address());
  }

  sets.forEach(function (set) {
    if (set.ends) set.ends.forEach(function (end, index) {
      end.addEventListener("change", function () { order(set, 1 - index); changed(); });
    });
    else set.boxes.forEach(function (one) { one.box.addEventListener("change", changed); });
    if (set.match) set.match.addEventListener("change", changed);
  });
  function typed() {
    unknown = [];
    apply(true);
    history.replaceState(null, "", address());
  }
  search.addEventListener("focus", loadTexts);
  search.addEventListener("input", function () {
    loadTexts();
    clearTimeout(typing);
    typing = setTimeout(typed, rows.length > 500 ? 120 : 0);
  });
  search.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !search.value) return;
    search.value = "";
    typed();
  });
  resets.forEach(function (reset) {
    reset.addEventListener("click", function () {
      sets.forEach(clear);
      search.value = "";
      changed();
      // The button that was pressed keeps the focus; one that is gone hands it to the search.
      if (reset === resets[0]) { reset.hidden = false; reset.focus(); } else search.focus();
    });
  });
  addEventListener("popstate", read);
  addEventListener("hashchange", read);

  function light(id, on) {
    (marks[id] || []).forEach(function (part) { part.classList.toggle("lit", on); });
    rows.forEach(function (row) {
      if (row.getAttribute("data-blip") === id) row.classList.toggle("lit", on);
    });
  }
  [["mouseover", true], ["focusin", true], ["mouseout", false], ["focusout", false]].forEach(function (pair) {
    document.addEventListener(pair[0], function (event) {
      var holder = event.target.closest ? event.target.closest("[data-blip]") : null;
      if (holder) light(holder.getAttribute("data-blip"), pair[1]);
    });
  });

  read();
  // An address that narrows the list leads to the list, unless it names a place of its own.
  if (location.hash.indexOf("=") > 0 && !document.getElementById(decode(location.hash.slice(1)))) form.scrollIntoView();
})();
