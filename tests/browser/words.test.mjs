// Words that hold on every page: one style of date, numbers that agree with their nouns, and two numbers that say by what.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { pages, site } from "./site.mjs";

/** What a page says besides titles of linked documents, code and pictures, as one line. */
function told(page) {
  const html = readFileSync(join(site, page), "utf8").split("<main")[1].split("</main>")[0];
  return html.replace(/<(a|svg|code)\b.*?<\/\1>/gs, " ").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}

test("days are told in long form on every page", () => {
  for (const page of pages) {
    const found = told(page).match(/.{0,40}(?<![\w/-])20\d\d-\d\d-\d\d(?![\w-]).{0,20}/g) ?? [];
    assert.deepEqual(found, [], page);
    assert.doesNotMatch(told(page), /(?<![\d.])[0-3]?\d\.1?\d\.(?:20)?\d\d(?![\d.])/, `${page} tells a day in figures`);
  }
});

test("numbers agree with their nouns", () => {
  const wrong = /(?<![\d.,–-])(?:1 (?:scores|needs|statements|technologies|records|organisations|topics|wishes|suppliers|bidders|standards)|0 needs have|0 organisations)\b/;
  for (const page of pages) assert.doesNotMatch(told(page), wrong, page);
});

test("the number of a group by topic and by strongest demand each say by what", () => {
  for (const page of pages.filter((page) => /^radar\/pg\d\.html$/.test(page))) {
    assert.match(told(page), /\d+ technologies serve the topics of this group\. On the map of all groups, where each stands only with the group that asks most for it, \d+ stands? with this group\./, page);
  }
  assert.match(told("index.html"), /on the map of all groups it stands once, with the group that asks most/);
});
