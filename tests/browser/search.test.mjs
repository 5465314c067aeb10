// Search over every page, and technologies compared: with script by keyboard, and without script.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { drawSite, openBrowser, pages, site } from "./site.mjs";

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser.close(); });

async function open(file, options = {}, block) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  if (!block) page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
  if (block) await page.route(block, (route) => route.abort());
  const [path, fragment] = file.split("#");
  await page.goto(pathToFileURL(join(site, path)).href + (fragment ? `#${fragment}` : ""));
  return { page, faults, close: () => context.close() };
}

const field = (page) => page.locator("[data-find]");
const told = (page, words) => page.waitForFunction((words) => document.querySelector("main [role=status]").textContent.includes(words), words);
/** What is found: kinds in their order, each with the names of what it lists. */
const found = (page) => page.locator("[data-results-list] h2").evaluateAll((heads) => heads.map((head) => ({
  kind: head.firstChild.textContent.trim(),
  names: [...head.nextElementSibling.querySelectorAll("a")].map((link) => link.textContent),
})));
async function find(page, words) {
  await field(page).fill(words);
  await told(page, `“${words}”`);
  return found(page);
}

test("every page leads to the search, by a link without script and by a field with it", async () => {
  for (const file of pages) {
    const html = readFileSync(join(site, file), "utf8");
    assert.match(html, new RegExp(`<a href="${"../".repeat(file.replace(/^es\//, "").split("/").length - 1)}search.html" data-find-link`), file);
  }
  const bare = await open("tech/anpr.html", { javaScriptEnabled: false });
  assert.equal(await field(bare.page).isVisible(), false, "nothing is shown that does nothing");
  await bare.page.locator("[data-find-link]").click();
  assert.match(bare.page.url(), /search\.html$/);
  await bare.close();
  const { page, faults, close } = await open("topic/osint.html");
  await page.keyboard.press("Tab");
  for (let step = 0; step < 4 && !(await field(page).evaluate((input) => input === document.activeElement)); step += 1) await page.keyboard.press("Tab");
  assert.equal(await field(page).evaluate((input) => getComputedStyle(input).outlineStyle), "solid", "the focus is soon there, and can be seen");
  await page.keyboard.type("Ferndolmetschen & 100%");
  await page.keyboard.press("Escape");
  assert.equal(await field(page).inputValue(), "", "Escape clears");
  await page.keyboard.type("Ferndolmetschen");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\.html#q=Ferndolmetschen$/);
  await told(page, "Ferndolmetschen");
  assert.equal(await field(page).evaluate((input) => input === document.activeElement), true, "the focus is in the field");
  assert.deepEqual((await found(page)).map((kind) => kind.names), [["Video remote interpreting"]]);
  assert.deepEqual(faults, []);
  await close();
});

test("without script the search page lists everything by kind, and every entry leads somewhere", async () => {
  const { page, close } = await open("search.html", { javaScriptEnabled: false });
  const kinds = await page.locator("[data-find-index] h2").allTextContents();
  assert.deepEqual(kinds.map((kind) => kind.replace(/ \d+$/, "")), ["Technologies", "Statements from workshops", "Standards", "Topics", "Practitioner groups", "Words explained", "Other pages"]);
  const technologies = readdirSync(join(site, "tech")).length;
  assert.equal(await page.locator("#technologies li").count(), technologies);
  assert.ok(await page.locator("#technologies li").first().isVisible());
  await close();
});

test("a search finds its own, best first, whatever the case, the accents, the order and one typing error", async () => {
  const { page, faults, close } = await open("search.html");
  const first = async (words) => { const kinds = await find(page, words); return [kinds[0]?.kind, kinds[0]?.names[0]]; };
  const names = async (words, kind) => (await find(page, words)).find((one) => one.kind === kind)?.names ?? [];
  assert.deepEqual(await first("INTERPRETER"), ["Technologies", "Video remote interpreting"]);
  assert.ok((await names("interpreter", "Statements from workshops")).length > 0, "statements are found as well");
  for (const words of ["NEN 4400", "nen4400", "4400 nen"]) {
    const [kind, name] = await first(words);
    assert.equal(kind, "Standards", words);
    assert.match(name, /^NEN 4400/, words);
  }
  assert.equal((await first("translate"))[0], "Technologies");
  assert.ok((await names("translate", "Technologies")).includes("Machine translation of text"));
  assert.ok((await names("dna", "Technologies")).every((name) => /DNA/.test(name) || name), "dna");
  assert.ok((await names("dna", "Topics")).length > 0);
  assert.match((await names("dna", "Technologies"))[0], /DNA/);
  assert.deepEqual(await first("interpretare la distanta"), ["Technologies", "Video remote interpreting"], "ț is found as t");
  assert.deepEqual(await first("ferndolmetshen"), ["Technologies", "Video remote interpreting"], "a letter is missing");
  assert.ok((await names("facial recogntion", "Technologies")).some((name) => /facial recognition/.test(name)));
  assert.ok((await names("Dolmetscher", "Technologies")).includes("Video remote interpreting"), "a word that means the same");
  assert.equal((await names("glossary", "Other pages"))[0], "Glossary");
  assert.equal((await first("borderline"))[0], "Words explained");
  assert.deepEqual(await find(page, "zzqx"), []);
  assert.match(await page.locator("main [role=status]").textContent(), /^Nothing was found for “zzqx”/);
  assert.equal(await page.locator("#technologies").isVisible(), false, "nobody asked for everything");
  const nothing = page.locator("[data-results] .nothing");
  assert.match(await nothing.innerText(), /one typing error/);
  const ways = await nothing.locator("li a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.deepEqual(ways, ["index.html#topics", "compare.html", "needs.html"]);
  assert.equal(await nothing.locator("[data-near] a").count(), 0, "nothing is near zzqx");
  assert.deepEqual(await find(page, "ferndolmtshcen"), []);
  assert.equal(await nothing.locator("[data-near] a").first().textContent(), "Video remote interpreting", "two errors are near");
  await find(page, "dna");
  assert.equal(await nothing.isVisible(), false);
  assert.deepEqual(faults, []);
  await close();
});

test("a topic is found by what others call it, in English and in Spanish, on the pages of both", async () => {
  const names = { cctv: "surveillance", videovigilancia: "surveillance", "human trafficking": "people-trafficking", drone: "uavs", drugs: "drugs", fraud: "credit-card-fraud", narcotics: "drugs", ransomware: "cyber-extortion" };
  for (const file of ["search.html", "es/search.html"]) {
    const { page, faults, close } = await open(file);
    for (const [words, topic] of Object.entries(names)) {
      await field(page).fill(words);
      await told(page, words);
      assert.equal(await page.locator(`[data-results-list] a[href="topic/${topic}.html"]:visible`).count(), 1, `${file}: ${words}`);
    }
    assert.deepEqual(faults, []);
    await close();
  }
});

test("where nothing has all the words, what has most of them is found, and small words ask for nothing", async () => {
  const { page, faults, close } = await open("search.html");
  const status = () => page.locator("main [role=status]").textContent();
  const first = async (words, kind) => (await find(page, words)).find((one) => one.kind === kind)?.names[0];
  assert.equal(await first("fingerprint reader", "Technologies"), "Mobile and contactless fingerprint identification");
  assert.match(await status(), /^Nothing has all the words of “fingerprint reader”\. With 1 of the 2: \d+$/);
  assert.match(await first("demonstration facial recognition", "Technologies"), /[Ff]acial/);
  assert.match(await status(), /With 2 of the 3/);
  assert.equal(await first("the body-worn video of the police", "Technologies"), "Body-worn video");
  assert.match(await first("CCTV", "Standards"), /^IEC 62676/, "a word for the family of what is named");
  assert.ok((await find(page, "cctv")).find((one) => one.kind === "Technologies").names.includes("Intelligent video analytics"));
  assert.equal(await first("Excel", "Other pages"), "Data");
  assert.equal(await first("how to cite", "Other pages"), "Data");
  assert.ok((await find(page, "price of drones")).find((one) => one.kind === "Technologies").names.some((name) => /drones/.test(name)), "what is typed right has no typing error");
  assert.equal(await first("gdpr", "Words explained"), "GDPR");
  assert.deepEqual(await find(page, "zzzz"), []);
  assert.equal(await page.locator("[data-near] a").count(), 0, "one pair of letters three times over is one pair");
  assert.ok((await find(page, "of the")).length > 0, "small words alone are looked for");
  assert.deepEqual(faults, []);
  await close();
});

test("what was typed is in the address, Back comes back to it, and a long list is shown on demand", async () => {
  const { page, faults, close } = await open("search.html#q=iso&later=1");
  await told(page, "iso");
  const rows = page.locator("[data-results-list] li:visible");
  const button = page.getByRole("button", { name: /^Show all \d+$/ }).first();
  const before = await rows.count();
  await button.focus();
  await page.keyboard.press("Enter");
  assert.ok(await rows.count() > before);
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "A", "the focus goes on to what was added");
  await find(page, "rapid dna");
  assert.match(page.url(), /#q=rapid%20dna$/);
  await page.locator("[data-results-list] a").first().click();
  assert.match(page.url(), /tech\/rapid-dna\.html$/);
  await page.goBack();
  await told(page, "rapid dna");
  assert.equal(await field(page).inputValue(), "rapid dna");
  await page.evaluate(() => { location.hash = "#q=%E0%A4%A"; });
  await page.waitForFunction(() => document.querySelector("[data-find]").value === "%E0%A4%A");
  await field(page).press("Escape");
  assert.ok(await page.locator("#technologies").isVisible());
  assert.deepEqual(faults, []);
  await close();
});

test("a search that cannot read its index says so, and the lists are there", async () => {
  const { page, close } = await open("search.html#q=dna", {}, "**/index.js");
  await told(page, "assets/index.js");
  assert.ok(await page.locator("#technologies").isVisible());
  await close();
});

test("search and comparison fit a phone, dark pages and forced colours", async () => {
  for (const [file, options] of [["search.html#q=dna", { viewport: { width: 320, height: 640 } }], ["compare.html#t=anpr,rapid-dna", { viewport: { width: 320, height: 640 }, colorScheme: "dark" }], ["compare.html", { viewport: { width: 320, height: 640 } }], ["search.html#q=dna", { forcedColors: "active" }]]) {
    const { page, faults, close } = await open(file, options);
    assert.ok(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth) <= 0, `${file} needs sideways scrolling`);
    await field(page).focus();
    assert.equal(await field(page).evaluate((input) => getComputedStyle(input).outlineStyle), "solid", file);
    assert.deepEqual(faults, []);
    await close();
  }
});

test("all scripts together weigh no more than 24 kB, and the index is no burden", async () => {
  const size = (name) => statSync(join(site, "assets", name)).size;
  const scripts = readdirSync(join(site, "assets")).filter((name) => name.endsWith(".js") && name !== "index.js");
  assert.deepEqual(scripts.sort(), ["compare.js", "results.js", "search.js", "site.js"]);
  const sum = scripts.map(size).reduce((one, other) => one + other);
  assert.ok(sum <= 24_000, `${sum} bytes of script`);
  assert.ok(size("index.js") <= 150_000, `${size("index.js")} bytes of index`);
});

const columns = (page) => page.locator("main table:visible").first().evaluate((table) => [...table.rows[0].cells].slice(1).map((cell) => cell.querySelector("a").textContent));

test("without script all technologies are in one table, and a link to one leads to its row", async () => {
  const { page, close } = await open("compare.html#t-anpr", { javaScriptEnabled: false });
  assert.equal(await page.locator("[data-compare-table] tbody tr").count(), readdirSync(join(site, "tech")).length);
  assert.match(await page.locator(":target th").textContent(), /number plate/);
  assert.equal(await page.locator("[data-compare]").isVisible(), false);
  const cells = await page.locator("[data-compare-table] td").allTextContents();
  assert.ok(cells.every((cell) => cell.trim().length > 0), "what is not known is said");
  await close();
});

test("up to four technologies are compared, by keyboard, with the state in the address", async () => {
  const { page, faults, close } = await open("compare.html#t=anpr,nobody,rapid-dna");
  assert.deepEqual(await columns(page), ["Automatic number plate recognition", "Rapid DNA analysis"]);
  await told(page, "nobody");
  assert.equal(await page.locator("[data-compare-table]").isVisible(), false);
  const heads = await page.locator("main table:visible th[scope=row]").allTextContents();
  assert.deepEqual(heads.length, 12, `${heads}`);
  const add = page.locator("[data-compare-add]");
  await add.focus();
  await page.keyboard.type("Machine trans");
  assert.equal((await columns(page)).length, 2, "nothing happens while a name is looked for");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.deepEqual(await columns(page), ["Automatic number plate recognition", "Rapid DNA analysis", "Machine translation of text"]);
  assert.match(page.url(), /#t=anpr,rapid-dna,machine-translation$/);
  for (const id of ["remote-interpreting", "speech-translation"]) {
    await add.selectOption(id);
    await page.getByRole("button", { name: "Add" }).press("Enter");
  }
  assert.equal((await columns(page)).length, 4, "not five");
  await told(page, "Four are compared already");
  await page.getByRole("button", { name: "Take out Rapid DNA analysis" }).press("Enter");
  assert.deepEqual(await columns(page), ["Automatic number plate recognition", "Machine translation of text", "Video remote interpreting"]);
  await page.goBack();
  assert.equal((await columns(page)).length, 4, "Back undoes");
  await page.getByRole("button", { name: "Show all" }).press("Enter");
  assert.ok(await page.locator("[data-compare-table]").isVisible());
  assert.equal(await page.evaluate(() => location.hash), "");
  assert.deepEqual(faults, []);
  await close();
});

test("on a phone no word of a comparison runs into its neighbour, and nothing of it is hidden", async () => {
  const { page, close } = await open("compare.html#t=face-live,mobile-fingerprint,anpr", { viewport: { width: 390, height: 800 } });
  const faults = await page.locator("main table:visible").first().evaluate((table) => [...table.querySelectorAll("td, th[scope=col]")].filter((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return range.getBoundingClientRect().right > cell.getBoundingClientRect().right + 1;
  }).map((cell) => cell.textContent));
  assert.deepEqual(faults, []);
  assert.ok(await page.locator(".compare .wide").evaluate((box) => box.scrollHeight <= box.clientHeight + 1), "it is shown to its end");
  await close();
});

test("what is to be compared is ticked in a list, four at most, and stays in the address", async () => {
  const { page, faults, close } = await open("index.html");
  assert.equal(await page.locator(".tick").count(), 0, "no ticks before somebody wants them");
  await page.locator("button[data-compare]").focus();
  await page.keyboard.press("Enter");
  const ticks = page.locator("[data-list] .tick input");
  assert.ok(await ticks.count() > 5);
  for (const index of [0, 1, 2, 3]) {
    await ticks.nth(index).focus();
    await page.keyboard.press("Space");
  }
  assert.equal(await ticks.nth(3).evaluate((tick) => getComputedStyle(tick).outlineStyle), "solid", "the focus can be seen");
  await ticks.nth(4).focus();
  await page.keyboard.press("Space");
  assert.equal(await ticks.nth(4).isChecked(), false);
  await page.waitForFunction(() => /^Four are compared already/.test(document.querySelector(".filters [role=status]").textContent));
  const bar = page.locator(".filters a[data-compare-go]");
  assert.equal(await bar.textContent(), "Compare what is ticked (4)", "the same link stands by the button");
  assert.equal(await bar.getAttribute("href"), await page.locator(".tick a:visible").first().getAttribute("href"));
  const names = await page.locator("[data-list] li:has(.tick input:checked) > a").allTextContents();
  assert.equal(names.length, 4);
  await page.goBack();
  assert.equal(await page.locator(".tick input:checked").count(), 3, "Back undoes the last tick");
  await page.goForward();
  await ticks.nth(3).focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Compare what is ticked (4)", "the way there follows a tick");
  await ticks.nth(0).focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Compare what is ticked (4)", "any tick");
  assert.equal(await page.locator(".tick a:visible").count(), 4, "and only what is ticked");
  await page.keyboard.press("Enter");
  await page.waitForURL(/compare\.html#t=/);
  assert.deepEqual((await columns(page)).sort(), names.sort());
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll(".tick input:checked").length === 4);
  assert.deepEqual(faults, []);
  await close();
});

test("a drawn site has its filter and no search or comparison that it has no pages for", async () => {
  const drawn = drawSite("table.csv", "id,name,ring,sector,description\na,Anvil,Adopt,Tools,Heavy.\nb,Bellows,Hold,Tools,Windy.");
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(drawn.folder, "index.html")).href);
  assert.equal(await page.locator("[data-find], [data-find-link], button[data-compare]").count(), 0);
  await page.locator("[data-search]").fill("windy");
  await page.waitForFunction(() => document.querySelectorAll("li[data-blip]:not([hidden])").length === 1);
  assert.deepEqual(readdirSync(join(drawn.folder, "assets")).sort(), ["index.js", "search.js", "site.css", "site.js"]);
  await context.close();
  drawn.remove();
});
