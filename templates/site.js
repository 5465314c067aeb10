// Comfort only: filters the map and the list alike, keeps the choice in the address, and lights up what belongs together.
// Without this script everything is shown. An error here leaves the page as it was.
(function () {
  "use strict";
  var form = document.querySelector("[data-filters]");
  var list = document.querySelector("[data-list]");
  if (!form || !list) return;
  document.documentElement.classList.add("scripted");

  var rows = Array.prototype.slice.call(list.querySelectorAll("li[data-blip]"));
  var boxes = Array.prototype.slice.call(form.querySelectorAll("input[type=checkbox]"));
  var search = form.querySelector("[data-search]");
  var reset = form.querySelector("[data-filter-reset]");
  var status = form.querySelector("[role=status]");
  var note = document.querySelector(".filter-note");
  var timer = 0;
  var unknown = [];

  var letters = { "ł": "l", "ß": "ss", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ς": "σ", "ţ": "t", "ş": "s" };
  function fold(text) {
    return text.toLowerCase().replace(/[łßøđæœςţş]/g, function (letter) { return letters[letter]; })
      .normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }

  var marks = {};
  Array.prototype.forEach.call(document.querySelectorAll("svg[data-radar] [data-blip]"), function (mark) {
    marks[mark.getAttribute("data-blip")] = [mark.parentNode];
  });
  ["data-label-for", "data-leader-for", "data-number-for"].forEach(function (name) {
    Array.prototype.forEach.call(document.querySelectorAll("svg[data-radar] [" + name + "]"), function (part) {
      var own = marks[part.getAttribute(name)];
      if (own) own.push(part);
    });
  });
  rows.forEach(function (row) {
    row.words = fold(row.textContent + " " + (row.getAttribute("data-words") || ""));
  });

  function chosen(name) {
    return boxes.filter(function (box) { return box.name === name && box.checked; }).map(function (box) { return box.value; });
  }

  function apply(typing) {
    var rings = chosen("ring");
    var sectors = chosen("sector");
    var words = fold(search.value).split(/\s+/).filter(Boolean);
    var shown = 0;
    rows.forEach(function (row) {
      var fits = (!rings.length || rings.indexOf(row.getAttribute("data-ring")) >= 0)
        && (!sectors.length || sectors.indexOf(row.getAttribute("data-sector")) >= 0)
        && words.every(function (word) { return row.words.indexOf(word) >= 0; });
      row.hidden = !fits;
      if (fits) shown += 1;
      (marks[row.getAttribute("data-blip")] || []).forEach(function (part) { part.classList.toggle("gone", !fits); });
    });
    Array.prototype.forEach.call(list.querySelectorAll(".ring-list"), function (ring) {
      var all = ring.querySelectorAll("li[data-blip]").length;
      var left = ring.querySelectorAll("li[data-blip]:not([hidden])").length;
      var count = ring.querySelector("[data-count]");
      if (!count.full) count.full = count.textContent;
      count.textContent = left === all ? count.full : (left === 0 ? "none" : left) + " of " + all;
    });
    var on = rings.length > 0 || sectors.length > 0 || words.length > 0;
    reset.hidden = !on;
    tell(on, shown, words, typing);
  }

  function tell(on, shown, words, typing) {
    var names = boxes.filter(function (box) { return box.checked; }).map(function (box) {
      return box.parentNode.firstChild.nextSibling.textContent.trim();
    });
    if (words.length) names.push("\u201c" + search.value.trim() + "\u201d");
    var text = shown + " of " + rows.length + " technologies shown" + (names.length ? ": " + names.join("; ") : "");
    if (shown === 0) text = "No technology fits: " + names.join("; ") + ". Choose \u201cShow all\u201d to drop the filter.";
    if (unknown.length) text += ". Not known here: " + unknown.join(", ");
    note.textContent = on ? "Filter: " + text : "";
    clearTimeout(timer);
    if (on || status.textContent) timer = setTimeout(function () { status.textContent = text; }, typing ? 300 : 0);
  }

  function address() {
    var parts = [];
    ["ring", "sector"].forEach(function (name) {
      var values = chosen(name);
      if (values.length) parts.push(name + "=" + values.map(encodeURIComponent).join(","));
    });
    if (search.value.trim()) parts.push("q=" + encodeURIComponent(search.value.trim()));
    return parts.length ? "#" + parts.join("&") : location.pathname + location.search;
  }

  function read() {
    if (location.hash && location.hash.indexOf("=") < 0) return;
    unknown = [];
    boxes.forEach(function (box) { box.checked = false; });
    search.value = "";
    location.hash.slice(1).split("&").forEach(function (part) {
      var name = part.split("=")[0];
      var values = part.slice(name.length + 1);
      if (name === "q") search.value = decodeURIComponent(values);
      else if (name === "ring" || name === "sector") {
        values.split(",").map(decodeURIComponent).forEach(function (value) {
          var box = boxes.filter(function (box) { return box.name === name && box.value === value; })[0];
          if (box) box.checked = true;
          else unknown.push(value);
        });
      }
    });
    apply();
  }

  boxes.forEach(function (box) {
    box.addEventListener("change", function () { unknown = []; apply(); history.pushState(null, "", address()); });
  });
  search.addEventListener("input", function () { unknown = []; apply(true); history.replaceState(null, "", address()); });
  search.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && search.value) {
      search.value = "";
      apply();
      history.replaceState(null, "", address());
    }
  });
  reset.addEventListener("click", function () {
    unknown = [];
    boxes.forEach(function (box) { box.checked = false; });
    search.value = "";
    apply();
    reset.hidden = false;
    reset.focus();
    history.pushState(null, "", address());
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
})();
