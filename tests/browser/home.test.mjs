// The home page answers first: what this is and what is not known, then every topic, then the map with its list and filter.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { openBrowser, pages, site } from "./site.mjs";

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser.close(); });

async function open(file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const [path, fragment] = file.split("#");
  await page.goto(pathToFileURL(join(site, path)).href + (fragment ? `#${fragment}` : ""));
  return { page, close: () => context.close() };
}

/** Where the first element of a selector stands on the page. */
const place = (page, selector) => page.locator(selector).first().evaluate((element) => {
  const { left, right, top, bottom, height } = element.getBoundingClientRect();
  return { left, right, top: top + scrollY, bottom: bottom + scrollY, height };
});

test("what is not known and every topic come before any map, and the map before its list", async () => {
  for (const width of [320, 1280, 1600]) {
    const { page, close } = await open("index.html", { javaScriptEnabled: false, viewport: { width, height: 900 } });
    const order = ["h1", ".lead", ".banner", ".figures", "#topics", "#radar", "svg[data-radar]", "#list"];
    const found = await page.evaluate((order) => order.map((selector) => document.querySelector(selector)).map((one, index, all) =>
      Boolean(one) && (index === 0 || Boolean(all[index - 1].compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING))), order);
    assert.deepEqual(found, order.map(() => true));
    assert.ok((await place(page, "#topics")).top < (await place(page, "#radar")).top, `at ${width}`);
    await close();
  }
});

test("each topic says its rings, whether it was asked, and how many needs have no technology", async () => {
  const { page, close } = await open("index.html");
  const topics = await page.locator("#topics li").evaluateAll((rows) => rows.map((row) => ({
    href: row.querySelector("a").getAttribute("href"), held: row.classList.contains("held"), words: row.textContent,
  })));
  assert.deepEqual(topics.map((topic) => topic.href).sort(), pages.filter((file) => file.startsWith("topic/")));
  const open_needs = topics.map((topic) => Number(topic.words.match(/(\d+) needs? without a technology/)?.[1] ?? 0));
  for (const topic of topics) {
    assert.match(topic.words, /\p{Lu}\p{L}+\u00a0\d+/u, `rings of ${topic.href}`);
    assert.match(topic.words, topic.held ? /workshop held/ : /not yet asked/, topic.href);
    assert.equal(/without a technology|every need has/.test(topic.words), topic.held, `only who was asked has needs: ${topic.href}`);
  }
  const tiles = await page.locator(".figures a").evaluateAll((links) => links.map((link) => [Number(link.querySelector("strong").textContent), link.getAttribute("href")]));
  const of = (href) => tiles.find(([, own]) => own === href)[0];
  assert.equal(open_needs.reduce((sum, one) => sum + one, 0), of("needs.html#unanswered"));
  assert.equal(topics.filter((topic) => !topic.held).length, of("needs.html#not-asked"));
  assert.equal(await page.locator("#list li[data-blip]").count(), of("#list"));
  for (const [, href] of tiles.filter(([, href]) => href.includes("#"))) {
    const [file, id] = href.split("#");
    if (file) await page.goto(pathToFileURL(join(site, file)).href);
    assert.equal(await page.locator(`[id="${id}"]`).count(), 1, href);
  }
  await close();
});

test("the filter stands directly above its list, and never more than a screen from what it filters", async () => {
  for (const [file, width] of [["index.html", 1280], ["index.html", 1440], ["index.html", 390], ["radar/pg2.html", 1280]]) {
    const { page, close } = await open(file, { viewport: { width, height: 900 } });
    const [filter, first] = [await place(page, ".filters"), await place(page, ".ring-list")];
    assert.ok(filter.bottom <= first.top && first.top - filter.bottom < 120, `${file} at ${width}: ${filter.bottom} ${first.top}`);
    assert.ok(first.top - filter.top < 900, `${file} at ${width}: the list begins within a screen`);
    await close();
  }
});

test("where there is room the list stands beside the map and is no longer than it", async () => {
  for (const width of [1280, 1440]) {
    const { page, close } = await open("index.html", { viewport: { width, height: 900 } });
    const [map, list] = [await place(page, ".map-frame"), await place(page, "#list")];
    assert.ok(map.right <= list.left, `beside, not below, at ${width}`);
    assert.ok(Math.abs(map.top - list.top) < 200 && list.bottom - map.bottom < 600, JSON.stringify({ map, list }));
    const last = page.locator("#list li[data-blip]").last();
    await last.scrollIntoViewIfNeeded();
    assert.ok(await last.isVisible());
    await close();
  }
});

test("an entry of the list takes two lines at most where the list has the whole width, and five beside the map", async () => {
  for (const [width, most] of [[1180, 52], [1280, 110]]) {
    const { page, close } = await open("index.html", { viewport: { width, height: 900 } });
    const long = await page.locator("#list li[data-blip]").evaluateAll((rows, most) => rows.filter((row) => row.getBoundingClientRect().height > most).map((row) => row.textContent), most);
    assert.deepEqual(long, [], `at ${width}`);
    await close();
  }
});

test("the list begins within one screen and a half at 1280, and within three on a phone, and every topic is reached before it", async () => {
  for (const [width, height, screens] of [[1280, 900, 1.5], [390, 800, 3]]) {
    for (const javaScriptEnabled of [true, false]) {
      const { page, close } = await open("index.html", { javaScriptEnabled, viewport: { width, height } });
      const list = await place(page, "#list");
      assert.ok(list.top <= screens * height, `at ${width}: ${list.top}`);
      const folds = page.locator("#topics details");
      for (let fold = 0; width < 600 && fold < (await folds.count()); fold += 1) {
        assert.equal(await folds.nth(fold).locator("li").first().isVisible(), false, "folded on a phone");
        await folds.nth(fold).locator("summary").focus();
        await page.keyboard.press("Enter");
      }
      for (const topic of await page.locator("#topics li").all()) assert.ok(await topic.isVisible(), await topic.textContent());
      await close();
    }
  }
});

test("a phone has no legend without its map, one link to it, and one line that opens the filter", async () => {
  const { page, close } = await open("index.html", { viewport: { width: 390, height: 800 } });
  for (const part of [".legend", ".ring-key", ".note"]) assert.equal(await page.locator(part).first().isVisible(), false, part);
  assert.equal(await page.locator('a[href="maps/groups.svg"]:visible').count(), 1);
  assert.ok((await place(page, ".filters")).height < 300, "the filter is folded");
  const fold = page.locator(".filters > details");
  assert.match(await fold.locator("> summary").innerText(), /^Narrow the list/);
  await fold.locator("> summary").focus();
  await page.keyboard.press("Enter");
  assert.ok(await page.locator("[data-set=ring] input").first().isVisible());
  await close();
  const led = await open("index.html#ring=deploy&topic=osint", { viewport: { width: 390, height: 800 } });
  assert.ok(await led.page.locator("[data-set=ring] input").first().isVisible(), "what narrows the list is seen");
  assert.ok(await led.page.locator("[data-set=topic] input:checked").isVisible(), "also in a set that is folded by itself");
  await led.close();
});

test("where there is room for it nothing of the filter or of the topics is folded, and paper has all topics", async () => {
  const { page, close } = await open("needs.html", { javaScriptEnabled: true });
  assert.ok(await page.locator("[data-set=answer] summary").isVisible(), "the filter is open");
  assert.equal(await page.locator(".filters > details > summary").isVisible(), false);
  await close();
  const printed = await open("index.html", { viewport: { width: 390, height: 800 } });
  await printed.page.emulateMedia({ media: "print" });
  for (const topic of await printed.page.locator("#topics li").all()) assert.ok(await topic.isVisible());
  await printed.close();
});
