// One filter on drawn and on built sites: tags and teams, any and all, state in the address, search over descriptions.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { drawSite, openBrowser, site } from "./site.mjs";

const table = [
  "id,name,ring,sector,tags,team,movement,description",
  "album-scanner,Álbum Scanner,Adopt,Tools,\"cloud, data\",Core,new,Reads the pages of an old règlement.",
  "beacon,Beacon,Adopt,Tools,cloud,Edge,moved in,Finds a thing by radio.",
  "cipher,Cipher,Trial,Methods,data,Core; Edge,moved out,&lt;img src=x onerror=alert(1)&gt; is a text.",
  "drone,Drone,Hold,Methods,\"Machine learning, <b>&\",Ops,,Flies & looks.",
  "echo,Echo,Hold,Tools,,,unchanged,",
].join("\n");

let browser, drawn;
before(async () => { browser = await openBrowser(); drawn = drawSite("table.csv", table); });
after(async () => { await browser.close(); drawn.remove(); });

async function open(folder, file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => { if (message.type() === "error") faults.push(message.text()); });
  page.on("dialog", (dialog) => { faults.push(dialog.message()); return dialog.dismiss(); });
  await page.goto(pathToFileURL(join(folder, ...file.split("#")[0].split("/"))).href + (file.includes("#") ? `#${file.split("#")[1]}` : ""));
  return { page, faults, close: () => context.close() };
}

const listed = (page) => page.locator("[data-list] li[data-blip]:visible").evaluateAll((rows) => rows.map((row) => row.dataset.blip));
const onMap = (page) => page.locator("svg[data-radar] a[data-blip]:visible").evaluateAll((links) => links.map((link) => link.dataset.blip));
/** Opens the filter where it is one line, beside a map; below one it is open. */
async function unfold(page) {
  const line = page.locator("[data-filters] > details > summary");
  if (await line.isVisible()) await line.click();
}
/** What map and list show, which is the same. */
async function shown(page) {
  const [list, map] = [await listed(page), await onMap(page)];
  assert.deepEqual([...map].sort(), [...list].sort(), "map and list show the same");
  return list;
}
const fragment = (page) => page.evaluate(() => decodeURIComponent(location.hash));
const box = (page, set, value) => page.locator(`[data-set=${set}] input[value="${value}"]`);

test("choices of one set are alternatives, those of two sets hold together, and all of a set can be asked for", async () => {
  const { page, faults, close } = await open(drawn.folder, "index.html");
  assert.equal((await shown(page)).length, 5);
  await unfold(page);
  await box(page, "tag", "cloud").check();
  await box(page, "tag", "data").check();
  assert.deepEqual(await shown(page), ["album-scanner", "beacon", "cipher"]);
  await box(page, "team", "edge").check();
  assert.deepEqual(await shown(page), ["beacon", "cipher"]);
  await box(page, "team", "edge").uncheck();
  await page.locator("[data-set=tag] [data-match]").selectOption("all");
  assert.deepEqual(await shown(page), ["album-scanner"]);
  assert.equal(await fragment(page), "#tag=cloud,data&all=tag");
  await box(page, "ring", "hold").check();
  assert.deepEqual(await shown(page), []);
  assert.deepEqual(faults, []);
  await close();
});

test("each choice says how many it would show beside the other sets", async () => {
  const { page, close } = await open(drawn.folder, "index.html");
  await unfold(page);
  await box(page, "ring", "adopt").check();
  const counts = await page.locator("[data-set=team] label:has(input)").evaluateAll((labels) => labels.map((label) => label.textContent.trim().replace(/\s+/g, " ")));
  assert.deepEqual(counts, ["Core 1", "Edge 1", "Ops 0"]);
  const rings = await page.locator("[data-set=ring] label:has(input)").evaluateAll((labels) => labels.map((label) => label.textContent.trim().replace(/\s+/g, " ")));
  assert.deepEqual(rings, ["Adopt 2", "Trial 1", "Hold 2"]);
  await close();
});

test("the address carries the choice to another reader, and back and forward step through it", async () => {
  const { page, close } = await open(drawn.folder, "index.html#later=1&change=new,inward&nobody");
  assert.deepEqual(await shown(page), ["album-scanner", "beacon"]);
  await box(page, "sector", "tools").check();
  await box(page, "change", "new").uncheck();
  assert.deepEqual(await shown(page), ["beacon"]);
  assert.match(await fragment(page), /^#sector=tools&change=inward&later=1/, "what another version put there stays");
  const address = page.url();
  await page.goBack();
  assert.deepEqual(await shown(page), ["album-scanner", "beacon"]);
  assert.ok(await box(page, "change", "new").isChecked());
  await page.goForward();
  assert.deepEqual(await shown(page), ["beacon"]);
  await page.goto("about:blank");
  await page.goto(address);
  assert.deepEqual(await shown(page), ["beacon"]);
  await close();
});

test("a choice that is not known is named and narrows nothing", async () => {
  const { page, close } = await open(drawn.folder, "index.html#tag=%E0%A4%A,cluod");
  assert.equal((await shown(page)).length, 5);
  await page.waitForFunction(() => /cluod/.test(document.querySelector("[role=status]").textContent));
  await close();
});

test("search reads names, other words and descriptions, whatever the case and the accents, and shows what matched", async () => {
  const { page, faults, close } = await open(drawn.folder, "index.html");
  const search = page.locator("[data-search]");
  await search.focus();
  await page.waitForFunction(() => window.leadarIndex);
  await search.fill("ALBUM");
  assert.deepEqual(await shown(page), ["album-scanner"]);
  assert.equal(await page.locator("li[data-blip=album-scanner] a mark").textContent(), "Álbum");
  await search.fill("reglement PAGES");
  assert.deepEqual(await shown(page), ["album-scanner"], "both words stand in the description");
  assert.deepEqual(await page.locator("li .found mark").allTextContents(), ["pages", "règlement"]);
  await search.fill("reglement radio");
  assert.deepEqual(await shown(page), [], "every word must match");
  await search.fill("machine");
  assert.deepEqual(await shown(page), ["drone"], "a tag is found");
  await search.fill("onerror");
  assert.deepEqual(await shown(page), ["cipher"]);
  assert.match(await page.locator("li .found").textContent(), /<img src=x onerror=alert\(1\)> is a text\./);
  assert.equal(await page.locator("main img").count(), 0, "a text that was found is no markup");
  assert.equal(await fragment(page), "#q=onerror");
  await page.keyboard.press("Escape");
  assert.equal((await shown(page)).length, 5);
  assert.equal(await page.locator("mark").count(), 0);
  assert.deepEqual(faults, []);
  await close();
});

test("a search in the address finds descriptions too, and says when these cannot be read", async () => {
  const { page, close } = await open(drawn.folder, "index.html#q=radio");
  await page.waitForFunction(() => document.querySelectorAll("li[data-blip]:not([hidden])").length === 1);
  assert.deepEqual(await shown(page), ["beacon"]);
  await close();
  const other = await browser.newContext();
  const lame = await other.newPage();
  await lame.route("**/index.js", (route) => route.abort());
  await lame.goto(`${pathToFileURL(join(drawn.folder, "index.html")).href}#q=beacon`);
  await lame.waitForFunction(() => /index\.js/.test(document.querySelector("[role=status]").textContent));
  assert.deepEqual(await shown(lame), ["beacon"]);
  await other.close();
});

test("an empty result says so, names ways back, and the count is told once to those who listen", async () => {
  const { page, close } = await open(drawn.folder, "index.html#ring=hold&team=core&sector=tools");
  assert.ok(await page.locator("[data-nothing]").isVisible());
  assert.match(await page.locator("[role=status]").textContent(), /^No technology fits: Ring: Hold; Sector: Tools; Teams: Core\./);
  const ways = page.locator("[data-ways] button");
  assert.deepEqual(await ways.allTextContents(), ["Without Ring: Hold: 1", "Without Teams: Core: 1"]);
  await ways.first().click();
  assert.deepEqual(await shown(page), ["album-scanner"]);
  assert.equal(await page.locator("[data-nothing]").isVisible(), false);
  await page.waitForFunction(() => /^1 of 5 technologies shown: Sector: Tools; Teams: Core\.$/.test(document.querySelector("[role=status]").textContent));
  await page.locator(".filters [data-filter-reset]").click();
  assert.equal((await shown(page)).length, 5);
  assert.equal(await page.evaluate(() => location.hash), "");
  await close();
});

test("everything can be done by keyboard, and the focus can be seen", async () => {
  const { page, close } = await open(drawn.folder, "index.html");
  await page.locator("[data-search]").focus();
  const reached = [];
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const here = document.activeElement;
      return { in: Boolean(here.closest("[data-filters]")), folded: here.matches("details:not([open]) > summary"), name: here.value, outline: getComputedStyle(here).outlineStyle };
    });
    if (!at.in) break;
    if (at.folded) await page.keyboard.press("Enter");
    assert.equal(at.outline, "solid", `the focus on ${at.name} can be seen`);
    reached.push(at.name);
  }
  for (const value of ["adopt", "tools", "new", "cloud", "<b>&", "core", "any"]) assert.ok(reached.includes(value), `${value} of ${reached}`);
  await box(page, "team", "ops").focus();
  await page.keyboard.press("Space");
  assert.deepEqual(await shown(page), ["drone"]);
  assert.equal(await page.evaluate(() => document.activeElement.value), "ops", "the focus stays");
  await close();
});

test("on paper the filter is not printed, and its state is said", async () => {
  const { page, close } = await open(drawn.folder, "index.html#tag=cloud");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("[data-filters]").isVisible(), false);
  assert.equal(await page.locator(".filter-note").innerText(), "Filter: 2 of 5 technologies shown: Tags: cloud.");
  assert.deepEqual(await shown(page), ["album-scanner", "beacon"]);
  await close();
});

test("the tags and teams of an item are links to the list of what has them, with script and without", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { page, faults, close } = await open(drawn.folder, "item/drone.html", { javaScriptEnabled });
    await page.getByRole("link", { name: "<b>&" }).click();
    await page.waitForLoadState();
    if (javaScriptEnabled) {
      assert.deepEqual(await shown(page), ["drone"]);
      assert.ok(await box(page, "tag", "<b>&").isChecked());
    } else {
      assert.equal((await shown(page)).length, 5, "without script everything is shown");
      assert.equal(await page.locator("[data-filters]").isVisible(), false);
      const here = page.locator(":target");
      assert.equal((await here.innerText()).trim(), "<b>& 1");
      await here.getByRole("link").click();
      assert.deepEqual(await page.locator(":target li a").allTextContents(), ["Drone"]);
    }
    assert.deepEqual(faults, []);
    await close();
  }
});

test("no link of a drawn site leads nowhere", () => {
  const ids = (html) => [...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1].replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">"));
  for (const [from, target] of [["item/album-scanner.html", "index.html"], ["item/drone.html", "index.html"], ["index.html", "tags.html"], ["tags.html", "index.html"]]) {
    const known = ids(readFileSync(join(drawn.folder, target), "utf8"));
    const links = [...readFileSync(join(drawn.folder, from), "utf8").matchAll(new RegExp(`href="(?:\\.\\./)?${target}#([^"]*)"`, "g"))];
    assert.ok(links.length > 0, from);
    for (const [, anchor] of links) assert.ok(known.includes(decodeURIComponent(anchor)), `${from} leads to ${anchor}`);
  }
});

test("a built site is narrowed by the same filter: topics and sureness, any and all, with the state in the address", async () => {
  const { page, faults, close } = await open(site, "radar/activities.html");
  const every = (await shown(page)).length;
  const topic = page.locator("[data-set=topic] input");
  await unfold(page);
  assert.equal(await topic.nth(0).isVisible(), false, "a set of which nothing is chosen is folded");
  await page.locator("[data-set=topic] summary").click();
  await topic.nth(0).check();
  const one = (await shown(page)).length;
  await topic.nth(1).check();
  const either = (await shown(page)).length;
  assert.ok(0 < one && one < either && either < every, `${one} ${either} ${every}`);
  await page.locator("[data-set=topic] [data-match]").selectOption("all");
  const both = (await shown(page)).length;
  assert.ok(both < one, `${both}`);
  await box(page, "sure", "borderline").check();
  assert.match(await fragment(page), /^#topic=[\w-]+,[\w-]+&sure=borderline&all=topic$/);
  const address = page.url();
  await page.locator(".filters [data-filter-reset]").click();
  assert.equal((await shown(page)).length, every);
  await page.goBack();
  assert.equal(page.url(), address);
  await page.locator(".filters [data-filter-reset]").click();
  await page.locator("[data-search]").fill("Trübe ANPR");
  await page.locator("[data-search]").fill("anpr");
  assert.ok((await shown(page)).includes("anpr"));
  assert.deepEqual(faults, []);
  await close();
});

test("a range is chosen by its two ends, by keyboard too, counts the low end, and is in the address", async () => {
  const { page, faults, close } = await open(site, "index.html");
  const every = (await shown(page)).length;
  await unfold(page);
  const field = page.locator("[data-set=trl]");
  assert.match(await field.textContent(), /low end/, "which end counts is said");
  const count = async (value) => Number((await field.locator(`[data-range=from] option[value="${value}"]`).textContent()).match(/\((\d+)\)/)[1]);
  const [six, seven] = [await count(6), await count(7)];
  await field.locator("[data-range=from]").focus();
  await page.keyboard.press("6");
  await page.keyboard.press("Tab");
  await page.keyboard.press("7");
  assert.equal((await shown(page)).length, six + seven);
  assert.ok(six + seven < every);
  assert.equal(await fragment(page), "#trl=6-7");
  await page.waitForFunction(() => /TRL: 6 to 7\.$/.test(document.querySelector("[role=status]").textContent));
  await page.goBack();
  assert.equal(await fragment(page), "#trl=6-9", "Back undoes the last choice");
  await field.locator("[data-range=to]").selectOption("3");
  assert.equal(await field.locator("[data-range=from]").inputValue(), "3", "a range does not end before it begins");
  await page.goto("about:blank");
  await page.goto(`${pathToFileURL(join(site, "index.html")).href}#trl=9-6`);
  await page.waitForFunction(() => /TRL: 9\.$/.test(document.querySelector("[role=status]").textContent));
  await page.goto("about:blank");
  await page.goto(`${pathToFileURL(join(site, "index.html")).href}#trl=6-12`);
  await page.waitForFunction(() => /Not known here: 12\./.test(document.querySelector("[role=status]").textContent));
  assert.deepEqual(faults, []);
  await close();
});

test("groups, topics and kinds of statement are sets of a built site, and each choice is true of what it leaves", async () => {
  for (const [file, set] of [["index.html", "ring"], ["index.html", "sector"], ["index.html", "group"], ["index.html", "topic"], ["index.html", "sure"], ["index.html", "route"], ["index.html", "kind"], ["radar/pg4.html", "need"]]) {
    const { page, faults, close } = await open(site, file);
    const field = page.locator(`[data-set=${set}]`);
    const one = field.locator("label:has(input)").first();
    await unfold(page);
    if (await field.locator("summary").count()) await field.locator("summary").click();
    const told = Number(await one.locator("small").textContent());
    await one.locator("input").check();
    assert.equal((await shown(page)).length, told, `${set} leaves what it says`);
    await one.locator("input").uncheck();
    assert.deepEqual(faults, []);
    await close();
  }
});

test("on a phone nothing of the filter is cut or needs sideways scrolling", async () => {
  for (const [folder, file] of [[drawn.folder, "index.html"], [site, "index.html"]]) {
    const { page, close } = await open(folder, file, { viewport: { width: 320, height: 640 } });
    assert.ok(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth) <= 0, folder);
    await close();
  }
});
