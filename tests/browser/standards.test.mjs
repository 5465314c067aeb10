// The standards of the built site: found by number, by keyboard, and narrowed to a topic; law stands apart.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { openBrowser, site } from "./site.mjs";

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser.close(); });

async function open(options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(site, "standards.html")).href);
  return { page, close: () => context.close() };
}

const listed = (page) => page.locator("[data-list] li[data-in]:not([hidden])").evaluateAll((rows) => rows.map((row) => row.id));

test("a number that is typed leaves the standards that bear it", async () => {
  const { page, close } = await open();
  const all = (await listed(page)).length;
  assert.ok(all > 100, `${all} standards`);
  await page.locator("[data-search]").focus();
  await page.keyboard.type("NEN 4400");
  await page.waitForFunction(() => location.hash === "#q=NEN%204400" && document.querySelectorAll("[data-list] li[data-in]:not([hidden])").length < 3);
  assert.deepEqual(await listed(page), ["s-nen-4400-1", "s-nen-4400-2"]);
  assert.ok(await page.locator("#s-nen-4400-1").isVisible(), "what is found is not folded");
  assert.match(await page.locator("#propose h2").textContent(), /2 of \d+/);
  await close();
});

test("without script all standards stand there, law in a list of its own", async () => {
  const { page, close } = await open({ javaScriptEnabled: false });
  assert.ok((await listed(page)).length > 100);
  assert.equal(await page.locator("[data-search]:visible").count(), 0);
  await page.evaluate(() => { location.hash = "#s-prum-ii"; });
  assert.ok(await page.locator("#law #s-prum-ii").isVisible(), "a link opens the list that it leads into");
  assert.equal(await page.locator("#adopt #s-prum-ii, #watch #s-prum-ii").count(), 0);
  await close();
});
