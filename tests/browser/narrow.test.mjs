// Narrow screens: no page is endless, tables can be read, what is folded opens for links, and the head stays in its place.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { openBrowser, pages, site } from "./site.mjs";

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser.close(); });

async function open(file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, ...options });
  const page = await context.newPage();
  const [path, fragment] = file.split("#");
  await page.goto(pathToFileURL(join(site, path)).href + (fragment ? `#${fragment}` : ""));
  return { page, close: () => context.close() };
}

const long = ["needs.html", "standards.html", "procurement.html", "compare.html", "records.html", "method.html", "next.html"].flatMap((file) => [file, `es/${file}`]);

test("no list makes a page of more than 15,000 pixels on a phone, and paper has all of it", async () => {
  for (const file of long) {
    const { page, close } = await open(file);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    assert.ok(height <= 15_000, `${file} is ${height} high`);
    const folds = page.locator("details.fold");
    for (const words of await folds.locator("> summary").allTextContents()) assert.match(words, /\d/, `${file}: a fold says how much is in it`);
    await page.emulateMedia({ media: "print" });
    await page.waitForFunction(() => [...document.querySelectorAll("details.fold, details.unfold")].every((fold) => fold.closest(".filters") || fold.lastElementChild.checkVisibility({ contentVisibilityAuto: true })), null, { timeout: 5000 });
    await close();
  }
});

test("a link into a folded list opens it, with script and without", async () => {
  for (const javaScriptEnabled of [true, false]) {
    for (const file of ["needs.html", "standards.html"]) {
      const { page, close } = await open(file, { javaScriptEnabled });
      const id = await page.locator("details.fold li[data-in]").last().getAttribute("id");
      const row = page.locator(`[id="${id}"]`);
      assert.equal(await row.isVisible(), false, `${file} is folded at first`);
      await close();
      const led = await open(`${file}#${id}`, { javaScriptEnabled });
      const top = await led.page.locator(`[id="${id}"]`).evaluate((row) => row.getBoundingClientRect().top);
      assert.ok(await led.page.locator(`[id="${id}"]`).isVisible() && top > -1 && top < 800, `${file}#${id} stands at ${top}`);
      await led.close();
    }
  }
});

test("a link to a part of a page shows what is in it, with script and without, and headings of parts are never folded", async () => {
  for (const file of ["method.html", "next.html"]) {
    const { page, close } = await open(file);
    const links = await page.locator(".contents a[href^='#']").evaluateAll((links) => links.map((link) => link.hash));
    assert.ok(links.length > 4, file);
    for (const heading of await page.locator("main :is(h2, h3)").all()) assert.ok(await heading.isVisible(), `${file}: ${await heading.textContent()}`);
    await close();
    for (const javaScriptEnabled of [true, false]) {
      for (const hash of links) {
        const led = await open(file + hash, { javaScriptEnabled });
        const part = led.page.locator(hash);
        const last = part.locator("> :last-child, > .unfold > :last-child").last();
        assert.ok(await last.isVisible(), file + hash);
        await led.close();
      }
    }
  }
});

test("where there is room nothing of method and questions is folded, and every document of the records opens by its letter", async () => {
  for (const file of ["method.html", "next.html"]) {
    const { page, close } = await open(file, { viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
    for (const fold of await page.locator("details.unfold").all()) {
      assert.equal(await fold.locator("> summary").isVisible(), false, file);
      assert.ok(await fold.locator("> :last-child").isVisible(), file);
    }
    await close();
  }
  const { page, close } = await open("records.html", { javaScriptEnabled: false });
  const folds = page.locator("#documents details.fold");
  const told = await folds.locator("> summary").evaluateAll((all) => all.map((one) => Number(one.textContent.match(/(\d+)$/)[1])));
  const held = await folds.evaluateAll((all) => all.map((one) => one.querySelectorAll("li").length));
  assert.deepEqual(told, held);
  await folds.first().locator("summary").focus();
  await page.keyboard.press("Enter");
  assert.ok(await folds.first().locator("li").first().isVisible());
  await close();
});

test("a fold opens by keyboard without script", async () => {
  const { page, close } = await open("procurement.html", { javaScriptEnabled: false });
  const fold = page.locator("details.fold").first();
  await fold.locator("summary").focus();
  await page.keyboard.press("Enter");
  assert.ok(await fold.locator("li").first().isVisible());
  await close();
});

test("rows of tables are blocks on a phone, each cell behind its label, and tables again where there is room", async () => {
  for (const file of ["needs.html", "procurement.html", "brief/osint.html"]) {
    const { page, close } = await open(file, { viewport: { width: 320, height: 640 } });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), file);
    const wrong = await page.locator("table.blocks").evaluateAll((tables) => tables.flatMap((table) => {
      const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
      const cells = [...table.tBodies[0].rows].flatMap((row) => [...row.cells].filter((cell) => cell.colSpan === 1));
      return (table.scrollWidth > table.parentElement.clientWidth ? ["cut"] : []).concat(cells.filter((cell) => cell.cellIndex && cell.dataset.label !== heads[cell.cellIndex]).map((cell) => cell.outerHTML));
    }));
    assert.deepEqual(wrong, [], file);
    assert.ok(await page.locator("table.blocks td[data-label]").first().evaluate((cell) => getComputedStyle(cell, "::before").content.length > 2), file);
    await page.setViewportSize({ width: 1280, height: 900 });
    assert.equal(await page.locator("table.blocks td").first().evaluate((cell) => getComputedStyle(cell).display), "table-cell", file);
    await close();
  }
});

test("whatever scrolls sideways has the focus by keyboard, a name, and a shadow at its edge", async () => {
  for (const file of ["compare.html", "method.html", "sources.html", "records.html", "next.html", "brief/osint.html", "index.html", "tech/anpr.html"].filter((file) => pages.includes(file))) {
    const { page, close } = await open(file);
    const bare = await page.locator(".wide").evaluateAll((boxes) => boxes.filter((box) =>
      box.tabIndex !== 0 || !(box.getAttribute("aria-label") || box.getAttribute("aria-labelledby")) || !getComputedStyle(box).backgroundImage.includes("gradient")).map((box) => box.outerHTML.slice(0, 120)));
    assert.deepEqual(bare, [], file);
    await close();
  }
});

test("columns of the comparison are equally wide, and its heads and names stay in view", async () => {
  const { page, close } = await open("compare.html", { viewport: { width: 1280, height: 900 } });
  const widths = await page.locator("[data-compare-table] thead th").evaluateAll((heads) => heads.map((head) => Math.round(head.getBoundingClientRect().width)));
  assert.ok(Math.max(...widths) - Math.min(...widths) <= 1, `${widths}`);
  await page.setViewportSize({ width: 390, height: 800 });
  const stays = await page.locator(".wide:has([data-compare-table])").evaluate((box) => {
    box.scrollTo(400, 1500);
    const [frame, head, name] = [box, box.querySelector("thead th:nth-child(5)"), box.querySelector("tbody tr:nth-child(8) th")].map((one) => one.getBoundingClientRect());
    return [Math.round(head.top - frame.top), Math.round(name.left - frame.left)];
  });
  assert.deepEqual(stays, [0, 0]);
  const led = await open("compare.html#t-rapid-dna", { javaScriptEnabled: false });
  const row = await led.page.locator("#t-rapid-dna").evaluate((row) => [row.getBoundingClientRect().top, row.closest("table").tHead.getBoundingClientRect().bottom]);
  assert.ok(row[0] >= row[1] - 1 && row[0] < 800, `under the heads: ${row}`);
  await led.close();
  await close();
});

test("a second skip link leads past everything to the filter and its list, on pages that have one", async () => {
  for (const [file, first] of [["index.html", ".filters"], ["needs.html", ".filters"], ["standards.html", ".filters"], ["radar/pg1.html", ".filters"]]) {
    const { page, close } = await open(file, { viewport: { width: 1280, height: 900 } });
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /^Skip to the list/, file);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate((first) => document.activeElement.matches(`${first} *`), first), file);
    await close();
  }
  const { page, close } = await open("about.html");
  assert.equal(await page.locator(".skip").count(), 1);
  await close();
});

test("the head of a page stands where it stood when the language changes, and the edition is not torn", async () => {
  const places = async (file, width) => {
    const { page, close } = await open(file, { viewport: { width, height: 900 } });
    const found = await page.evaluate(() => [".site", ".languages", "[data-find]", ".top nav:not(.languages)", "h1"].map((part) => {
      const { left, top } = document.querySelector(part).getBoundingClientRect();
      return [Math.round(left), Math.round(top)];
    }));
    const edition = await page.locator(".edition").evaluate((one) => one.getClientRects().length);
    await close();
    assert.equal(edition, 1, `${file} at ${width}`);
    return found;
  };
  for (const width of [1280, 390]) assert.deepEqual(await places("es/index.html", width), await places("index.html", width), `${width}`);
});
