// The page of results: shows what is found as one types, kind by kind, best first, and keeps the words in the address. Without
// this script, and while nothing is typed, the page is the whole index. Its words stand in search.html.
(() => {
  "use strict";
  let field = document.querySelector("[data-find]"), page = document.querySelector("[data-results]"), whole = document.querySelector("[data-find-index]");
  let status = page.querySelector("[role=status]"), box = page.querySelector("[data-results-list]");
  let names = page.querySelector("[data-near]"), nothing = names.parentNode;
  let entries, same, telling, most = 8;
  let { on, make } = leadar, say = leadar.sayer(page), split = (text) => leadar.plain(text).split(" ").filter(Boolean), idle = split(say("idle"));

  // Whether one letter more, less, another one, or two exchanged make a word the beginning of another.
  function near(word, other) {
    let i = 0;
    while (i < word.length && word[i] === other[i]) i += 1;
    let rest = word.slice(i), after = word.slice(i + 1);
    return i > 0 && (other.startsWith(after, i + 1) || other.startsWith(after, i) || other.startsWith(rest, i + 1)
      || (rest[0] === other[i + 1] && rest[1] === other[i] && other.startsWith(word.slice(i + 2), i + 2)));
  }
  function isNear(word, text) {
    return word.length > 4 && text.split(" ").some((other) => near(word, other));
  }
  // How well a word fits an entry: the name's beginning, a word of the name, another name, a text; then typing errors.
  function fit(word, entry, loose) {
    let start = " " + word;
    if (entry.name.startsWith(start)) return 9;
    if (entry.name.includes(start)) return 7;
    if (entry.also.includes(start)) return 5;
    if (word.length > 2 && entry.name.includes(word)) return 4;
    if (loose && isNear(word, entry.name)) return 3.5;
    if (entry.text.includes(start)) return 3;
    if (word.length > 2 && entry.also.includes(word)) return 2.5;
    if (loose && isNear(word, entry.also)) return 2;
    return word.length > 3 && entry.text.includes(word) ? 1 : 0;
  }
  // How many of the words fit, and how well. A word that means the same counts a little less than the word itself; words that
  // stand together a little more.
  function score(words, others, entry, loose) {
    let fits = words.map((word, index) => Math.max(fit(word, entry, loose[index]), ...others[index].map((other) => entry.name.includes(other) ? 4.5 : entry.also.includes(other) ? 2.2 : 0)));
    let phrase = " " + words.join(" "), bonus = entry.name.startsWith(phrase) ? 4 : entry.name.includes(phrase) ? 2 : entry.also.includes("|" + phrase + " |") ? 5 : entry.also.includes(phrase) ? 1 : 0;
    return { row: entry.row, count: fits.filter(Boolean).length, value: fits.reduce((sum, one) => sum + one, 0) / words.length + bonus };
  }

  function show() {
    let text = field.value.trim(), typed = split(text), words = typed.filter((word) => !idle.includes(word)), kinds = [];
    if (!words.length) words = typed;
    let others = words.map((word) => same.filter((ones) => ones.includes(" " + word + " ")).flat());
    // A word that is somewhere as it was typed has no typing error.
    let loose = words.map((word) => !entries.some((entry) => fit(word, entry) >= 2.5));
    // Where nothing has all the words, what has most of them.
    let found = entries.map((entry) => score(words, others, entry, loose)), fitting = Math.max(1, ...found.map((one) => one.count));
    found = found.filter((one) => one.count === fitting).sort((one, other) => other.value - one.value);
    // Kinds stand in the order of their best.
    found.forEach((one) => {
      let kind = kinds.find((kind) => kind[0][0] === one.row[0]);
      if (kind) kind.push(one.row); else kinds.push([one.row]);
    });
    box.textContent = "";
    kinds.forEach((rows) => { list(rows, words); });
    whole.hidden = words.length > 0;
    nothing.hidden = !words.length || found.length > 0;
    if (!nothing.hidden) suggest(words);
    tell(words.length && say(!found.length ? "nothing" : fitting < words.length ? "some" : "found", { count: found.length, text, fitting, words: words.length }));
  }
  // How many of the pairs of letters in two words are in both, as a part of all.
  function alike(word, other) {
    let [one, two] = [word, other].map((word) => new Set([...word].slice(1).map((letter, index) => word[index] + letter)));
    return 2 * [...one].filter((pair) => two.has(pair)).length / (one.size + two.size);
  }
  // Names that have a word nearly like one of those typed, the nearest first.
  function suggest(words) {
    let near = entries.map(({ row, name, also }) => {
      let own = (name + also).split(/[ |]+/);
      return { row, value: Math.max(...own.flatMap((other) => words.map((word) => alike(word, other)))) };
    }).filter((one) => one.value > 0.5).sort((one, other) => other.value - one.value).slice(0, 3);
    names.textContent = near.length ? names.dataset.near : "";
    near.forEach(({ row }) => {
      names.append(" ", Object.assign(make("a", row[2]), { href: row[1] }));
    });
  }
  function list(rows, words) {
    let head = make("h2", whole.querySelectorAll("h2")[rows[0][0]].firstChild.textContent), items = make("ul", "", "found-list");
    head.append(make("span", String(rows.length), "count"));
    rows.forEach((row, index) => {
      let item = make("li"), link = make("a");
      link.href = row[1];
      leadar.mark(link, row[2], words);
      item.append(link, " ", make("small", row[3]));
      leadar.quote(item, row[4].concat(row[5] || []), words, leadar.fold(row[2] + " " + row[3]));
      item.hidden = index >= most;
      items.append(item);
    });
    box.append(head, items);
    if (rows.length <= most) return;
    let more = make("button", say("more", { count: rows.length }));
    on(more, "click", () => {
      for (let item of items.children) item.hidden = false;
      items.children[most].querySelector("a").focus();
      more.remove();
    });
    box.append(more);
  }
  function tell(text) {
    clearTimeout(telling);
    telling = setTimeout(() => { status.textContent = text || ""; }, 300);
  }

  // Entries of the index are [kind, address, name, what it is, other names, text]; of a statement, the name is the text.
  function find() {
    leadar.load((index) => {
      if (!index) return tell(say("failed"));
      if (!entries) {
        same = index.same.map((ones) => ones.map(leadar.plain));
        entries = index.rows.map((row) => {
          let also = row[4].concat(row[3]).map(leadar.plain).join("|");
          return { row, name: row[5] === null ? "" : leadar.plain(row[2]), also: "|" + also + "|", text: leadar.plain(row[5] === null ? row[2] : row[5]) };
        });
      }
      show();
    });
  }
  function read() {
    let asked = (/(?:^#|&)q=([^&]*)/.exec(location.hash) || ["", ""])[1];
    field.value = leadar.decode(asked);
    if (asked || entries) find();
  }
  on(field, "input", () => {
    let text = field.value.trim();
    history.replaceState(null, "", text ? "#q=" + encodeURIComponent(text) : location.pathname + location.search);
    find();
  });
  on(window, "hashchange", read);
  read();
  if (field.value) field.focus();
})();
