// What a topic page promises: a verdict and contents on top, wishes apart from what is in use, a map that its lists number.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";

import { openBrowser, pages, site } from "./site.mjs";

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

const topics = pages.filter((page) => page.startsWith("topic/"));

test("every topic page opens with its verdict and with contents that lead where they say", () => {
  assert.ok(topics.length >= 20, `${topics.length} topics`);
  for (const page of topics) {
    const html = readFileSync(join(site, page), "utf8").split("<main")[1];
    assert.match(html, /<h1>[^<]+<\/h1>\s*<p class="lead">(\d+ (to \p{Ll}+|restricted)(, |;))+ (\d+ needs? unanswered|every need has a technology(, \d+ of them only a help)?|nobody has been asked yet)\./u, page);
    const [, contents] = html.match(/<nav class="contents"[^>]*>(.*?)<\/nav>/s);
    const leads = [...contents.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    assert.ok(leads.length > 0, page);
    for (const id of leads) assert.ok(html.includes(`id="${id}"`), `${page} leads to #${id}`);
    for (const wrong of [/\b0 needs\b/, /\b1 needs\b/, /, (?:core|related)\b/, /\b\d{4}-\d\d-\d\d\b/]) assert.doesNotMatch(html.replace(/<[^>]*>/g, " "), wrong, page);
  }
});

test("a technology is listed once, and lists number the map", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  let maps = 0;
  for (const page of topics) {
    await tab.goto(pathToFileURL(join(site, page)).href);
    const listed = await tab.locator("#technologies .entries li").evaluateAll((rows) =>
      rows.map((row) => ({ number: row.querySelector("small").textContent.trim(), href: row.querySelector("a").getAttribute("href") })));
    const twice = listed.map((row) => row.href).filter((href, index, all) => all.indexOf(href) !== index);
    assert.deepEqual(twice, [], `${page} lists a technology twice`);
    const blips = await tab.locator("#map a[data-blip]").evaluateAll((links) =>
      links.map((link) => ({ number: link.getAttribute("aria-label").split(".")[0], href: link.getAttribute("href") })));
    if (listed.length < 4) {
      assert.equal(blips.length, 0, `${page} is too small for a map`);
      continue;
    }
    maps += 1;
    const key = (row) => `${row.number} ${row.href}`;
    assert.deepEqual(blips.map(key).sort(), listed.map(key).sort(), page);
    assert.deepEqual(listed.map((row) => Number(row.number)), listed.map((_, index) => index + 1), page);
  }
  assert.ok(maps >= 20, `${maps} maps`);
  await context.close();
});

test("on the small maps no number lies on another or on a mark, and each can be read", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  for (const page of ["topic/osint.html", "topic/people-trafficking.html", "topic/mobility-for-officers.html", "topic/surveillance.html"]) {
    await tab.goto(pathToFileURL(join(site, page)).href);
    const faults = await tab.locator("#map svg[data-radar]").evaluate((svg) => {
      const scale = svg.getScreenCTM().a;
      const texts = [...svg.querySelectorAll("text[data-label-for]")].map((text) => {
        const [x, y, width, height] = text.dataset.box.split(" ").map(Number);
        return { what: text.textContent, of: text.dataset.labelFor, x, y, width, height, size: Number.parseFloat(getComputedStyle(text).fontSize) * scale };
      });
      const marks = [...svg.querySelectorAll("a[data-blip]")].map((mark) => ({ of: mark.dataset.blip, x: Number(mark.dataset.cx), y: Number(mark.dataset.cy), r: Number(mark.dataset.r) }));
      const found = texts.filter((text) => text.size < 9).map((text) => `${text.what} is ${text.size} px high`);
      texts.forEach((one, index) => {
        for (const other of texts.slice(index + 1)) {
          if (one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height) found.push(`${one.what} on ${other.what}`);
        }
        for (const mark of marks) {
          const [dx, dy] = [Math.max(one.x - mark.x, 0, mark.x - one.x - one.width), Math.max(one.y - mark.y, 0, mark.y - one.y - one.height)];
          if (Math.hypot(dx, dy) < mark.r) found.push(`${one.what} on the mark of ${mark.of}`);
        }
      });
      return found;
    });
    assert.deepEqual(faults, [], page);
  }
  await context.close();
});
