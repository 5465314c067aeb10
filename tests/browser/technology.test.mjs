// What a technology page promises a planner: answers first, plain words, a light page, and nothing lost on paper.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { after, before, test } from "node:test";

import { openBrowser, pages, site } from "./site.mjs";

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser.close());

const technologies = pages.filter((page) => page.startsWith("tech/") && read(page).includes('id="working"'));

function read(page) {
  return readFileSync(join(site, page), "utf8");
}

/** The words of a piece of a page. */
function wordsOf(html) {
  return html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}

async function open(page, options = {}) {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  const tab = await context.newPage();
  await tab.goto(pathToFileURL(join(site, page)).href);
  return { tab, close: () => context.close() };
}

test("every technology page answers first and keeps its order", () => {
  const order = ["verdict", "why", "before", "now", "needs", "maturity", "records", "standards", "law", "belongs", "working"];
  assert.ok(technologies.length > 100, `${technologies.length} technologies`);
  for (const page of technologies) {
    const html = read(page);
    const places = order.map((id) => html.indexOf(`id="${id}"`));
    assert.ok(places.every((place, index) => place > (index ? places[index - 1] : 0)), `${page}: ${places}`);
    assert.match(html, /<strong>[^<]+, (sure|fairly sure|borderline) \([^<]*%[^<]*\)/, `${page}: ring, word and number in one`);
    assert.equal(wordsOf(html.split('id="why"')[1].split("</ul>")[0]).length > 60, true, page);
  }
});

test("outside the working no page shows an identifier, a seed, a command, a date in figures or absurd advice", () => {
  const forbidden = [
    /\b[a-z]+(?:-[a-z]+)*-\d\d\b/, /Dirichlet/, /[Ss]tandard error/, /\bseed\b/, /leadar (?:score|build|link)/, /must be at most/,
    /this is lacking/, /Linked by/, /Taken to be right with/, /Words in common/, /(?<![\w\/-])20\d\d-\d\d-\d\d(?![\w-])/, /\b0 needs\b/, /\b1 (?:scores|needs|wishes)\b/,
  ];
  for (const page of technologies) {
    // Titles of documents are theirs.
    const shown = wordsOf(read(page).split("<main")[1].split('<details id="working"')[0].replace(/<a [^>]*noreferrer[^>]*>.*?<\/a>/gs, " "));
    for (const word of forbidden) assert.doesNotMatch(shown, word, page);
  }
});

test("no technology page weighs more than 60 kB", () => {
  const heavy = technologies.map((page) => [statSync(join(site, page)).size, page]).filter(([size]) => size > 60_000);
  assert.deepEqual(heavy, []);
});

test("who asked begins on the first two screens of a laptop and on the first A4 page", async () => {
  for (const page of ["tech/face-retrospective.html", "tech/face-live.html", "tech/data-platform.html", "tech/federated-search.html", "tech/rapid-dna.html"]) {
    const screen = await open(page, { viewport: { width: 1280, height: 800 } });
    const top = await screen.tab.locator("#needs").evaluate((part) => part.getBoundingClientRect().top + scrollY);
    assert.ok(top < 1600, `${page}: ${top}`);
    await screen.close();
    // The width and height inside the margins of an A4 page, in CSS pixels.
    const paper = await open(page, { viewport: { width: 703, height: 1009 } });
    await paper.tab.emulateMedia({ media: "print" });
    const [first, before] = await paper.tab.evaluate(() => ["#needs h2", "#before dl"].map((part) => document.querySelector(part).getBoundingClientRect().bottom + scrollY));
    assert.ok(first < 1009 && before < 1009, `${page} on paper: ${first}, ${before}`);
    await paper.close();
  }
});

test("the working opens by keyboard without script, and paper shows it unopened", async () => {
  const { tab, close } = await open("tech/face-retrospective.html");
  const table = tab.locator("#working table").first();
  assert.equal(await table.isVisible(), false, "it is folded");
  await tab.locator("#working > summary").focus();
  await tab.keyboard.press("Enter");
  assert.equal(await table.isVisible(), true, "Enter opens it");
  await tab.keyboard.press("Enter");
  assert.equal(await table.isVisible(), false);
  await tab.emulateMedia({ media: "print" });
  assert.equal(await table.isVisible(), true, "paper shows it");
  assert.match(await tab.locator("#working").innerText(), /seed/);
  await close();
});

/** How many sheets a page takes. */
async function sheets(tab) {
  const pdf = await tab.pdf({ preferCSSPageSize: true });
  return (pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g) ?? []).length;
}

test("a technology takes at most five sheets, its working with it", async () => {
  const chosen = technologies.filter((page, index) => index % 24 === 0);
  for (const page of [...chosen, "tech/face-live.html", "es/tech/face-live.html", "tech/data-platform.html"]) {
    const { tab, close } = await open(page);
    const taken = await sheets(tab);
    assert.ok(taken <= 5, `${page}: ${taken} sheets`);
    await close();
  }
});

test("on paper a technology fills the width, and addresses stand after links that lead out alone", async () => {
  const { tab, close } = await open("tech/face-live.html", { viewport: { width: 703, height: 1009 } });
  await tab.emulateMedia({ media: "print" });
  const right = await tab.locator("main p, main li, main dd").evaluateAll((parts) => Math.max(...parts.map((part) => part.getBoundingClientRect().right)));
  assert.ok(right > 670, `text ends at ${right} of 703`);
  const after = (links) => links.map((link) => [link.getAttribute("href"), getComputedStyle(link, "::after").content]);
  const told = await tab.locator("main a").evaluateAll(after);
  const out = told.filter(([href]) => href.startsWith("http"));
  assert.ok(out.length > 3, `${out.length} links lead out`);
  for (const [href, content] of told) assert.equal(content.includes(href), href.startsWith("http"), `${href}: ${content}`);
  await close();
});

test("on paper no heading, and no line that leads to a list, is left alone at the foot of a page", async () => {
  for (const page of ["tech/face-retrospective.html", "topic/people-trafficking.html", "needs.html", "method.html", "standards.html"]) {
    const { tab, close } = await open(page);
    await tab.emulateMedia({ media: "print" });
    const alone = await tab.locator("main :is(h1, h2, h3, h4, dt), main p:has(+ ul), main p:has(+ ol)").evaluateAll((parts) =>
      parts.filter((part) => getComputedStyle(part).breakAfter !== "avoid").map((part) => part.textContent.trim()));
    assert.deepEqual(alone, [], page);
    await close();
  }
});
