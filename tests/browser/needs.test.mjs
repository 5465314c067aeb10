// The page of needs: narrowed by keyboard, by its tables and by its address; whole without script, on paper and on a phone.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { openBrowser, site } from "./site.mjs";

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser.close(); });

async function open(fragment = "", options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
  await page.goto(pathToFileURL(join(site, "needs.html")).href + fragment);
  return { page, faults, close: () => context.close() };
}

/** The statements that the list holds, be it folded or not, and those whose words can be read at once. */
const shown = (page) => page.locator("#statements li[data-in]:not([hidden])").evaluateAll((rows) => rows.map((row) => row.id));
const read = (page) => page.locator("#statements li[data-in]:has(h4:visible)").evaluateAll((rows) => rows.map((row) => row.id));
const box = (page, set, value) => page.locator(`[data-set=${set}] input[value="${value}"]`);

test("statements are narrowed by keyboard alone, and the address keeps the choice", async () => {
  const { page, faults, close } = await open();
  const all = await shown(page);
  assert.ok(all.length > 100, `${all.length} statements`);
  await box(page, "nature", "training").focus();
  await page.keyboard.press("Space");
  const training = await shown(page);
  assert.ok(training.length > 0 && training.length < all.length);
  assert.deepEqual(await read(page), training, "what is found is not folded");
  // A set with many choices is folded, and opens by its summary.
  await page.locator("[data-set=answer] summary").focus();
  await page.keyboard.press("Enter");
  await box(page, "answer", "unanswered").focus();
  await page.keyboard.press("Space");
  const both = await shown(page);
  assert.ok(both.length > 0 && both.length < training.length);
  assert.ok(both.every((id) => training.includes(id)));
  assert.equal(await page.evaluate(() => decodeURIComponent(location.hash)), "#answer=unanswered&nature=training");
  assert.match(await page.locator("[role=status]").textContent(), new RegExp(`^${both.length} of ${all.length} statements shown`));
  // The counts beside the headings follow.
  assert.match(await page.locator("#unanswered [data-count]").textContent(), new RegExp(`^${both.length} of `));
  await page.keyboard.press("Space");
  assert.deepEqual(await shown(page), training);
  assert.deepEqual(faults, []);
  await close();
});

test("words are searched in statements and in the technologies that answer them", async () => {
  const { page, close } = await open();
  await page.locator("[data-search]").fill("interpreters");
  await page.waitForFunction(() => document.querySelectorAll("#statements li[data-in]:not([hidden])").length < 20);
  assert.ok((await shown(page)).includes("n-people-trafficking-22"));
  assert.ok((await page.locator("#n-people-trafficking-22 mark").allTextContents()).includes("interpreters"));
  await close();
});

test("a share in the table of groups leads to the statements that it counts", async () => {
  const { page, close } = await open();
  const cell = page.locator("#groups td a").first();
  const count = Number((await cell.textContent()).match(/\((\d+)\)/)[1]);
  await cell.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((wanted) => document.querySelectorAll("#statements li[data-in]:not([hidden])").length === wanted, count);
  assert.ok(await page.locator("#unanswered h3").evaluate((heading) => {
    const { top } = heading.getBoundingClientRect();
    return top > -1 && top < innerHeight;
  }), "the part is in view");
  await close();
});

test("no number of the whole list is read beside a narrowed one", async () => {
  const { page, close } = await open();
  const whole = () => page.locator("#statements :is(.of-all, .fold > summary):visible").count();
  const before = await whole();
  assert.ok(before > 0);
  await box(page, "nature", "training").check();
  assert.equal(await whole(), 0);
  const counts = await page.locator("#statements section:has(li[data-in]:not([hidden])) [data-count]").allTextContents();
  assert.ok(counts.every((count) => / of /.test(count)), `${counts}`);
  await page.getByRole("button", { name: "Show all" }).first().press("Enter");
  assert.equal(await whole(), before);
  await close();
});

test("an address that narrows leads to the list", async () => {
  const { page, close } = await open("#nature=legal");
  assert.ok((await shown(page)).length > 0);
  await page.waitForFunction(() => document.querySelector("[data-filters]").getBoundingClientRect().top < 200);
  await close();
});

test("without script every statement stands there, its heading has an address, and cells lead to their part", async () => {
  const { page, close } = await open("#n-people-trafficking-22", { javaScriptEnabled: false });
  assert.ok((await shown(page)).length > 100);
  assert.equal(await page.locator("[data-filters]").isVisible(), false);
  assert.ok(await page.locator("#n-people-trafficking-22 h4").evaluate((heading) => {
    const { top } = heading.getBoundingClientRect();
    return top > -1 && top < innerHeight;
  }));
  await page.locator("#groups td a").first().click();
  assert.ok(await page.locator("#unanswered h3").evaluate((heading) => heading.getBoundingClientRect().top < innerHeight));
  await close();
});

test("on a phone nothing is wider than the page, and on paper the filter stays away and all is there", async () => {
  const { page, close } = await open("", { viewport: { width: 390, height: 800 } });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
  const margin = await page.locator("#statements h2").evaluate((heading) => heading.getBoundingClientRect().left);
  assert.ok(margin >= 10, `text stands ${margin} px from the edge`);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("[data-filters]").isVisible(), false);
  assert.ok((await read(page)).length > 100);
  await close();
});
