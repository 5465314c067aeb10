// The built site in a real browser: opened from a folder, without network, with and without script.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { HtmlValidate } from "html-validate";

import { openBrowser, pages, site } from "./site.mjs";

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser.close(); });

/** A page opened from disk; every request that leaves the folder is refused and written down. */
async function open(file, options = {}) {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  const foreign = [];
  const failed = [];
  const root = pathToFileURL(site).href;
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (url.startsWith(root)) return route.continue();
    foreign.push(url);
    return route.abort();
  });
  page.on("requestfailed", (request) => failed.push(request.url()));
  page.on("console", (message) => { if (message.type() === "error") failed.push(message.text()); });
  await page.goto(pathToFileURL(join(site, file)).href);
  return { page, foreign, failed, close: () => context.close() };
}

test("every page opens from a folder, asks for nothing outside it, and has the frame a reader expects", async () => {
  assert.ok(pages.length > 150, `${pages.length} pages`);
  const titles = new Map();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const root = pathToFileURL(site).href;
  for (const file of pages) {
    await page.goto(pathToFileURL(join(site, file)).href, { waitUntil: "load" });
    const frame = await page.locator("html").evaluate((html) => ({
      lang: html.lang,
      h1: html.querySelectorAll("h1").length,
      title: html.ownerDocument.title,
      skip: html.querySelector("a")?.getAttribute("href"),
      main: html.querySelectorAll("main").length,
      scripts: [...html.querySelectorAll("script")].map((script) => script.getAttribute("src")),
      filters: html.querySelectorAll("[data-filters], [data-list]").length > 0,
      inline: html.querySelectorAll("[style], style").length,
      csp: html.querySelector("meta[http-equiv='Content-Security-Policy']")?.content ?? "",
    }));
    assert.equal(frame.lang, file.startsWith("es/") ? "es" : "en", file);
    assert.equal(frame.h1, 1, `${file} has one h1`);
    assert.equal(frame.main, 1, `${file} has one main`);
    assert.equal(frame.inline, 0, `${file} has no inline style`);
    // Each language has the scripts beside its own index.
    const own = file.replace(/^es\//, "");
    const of = { "search.html": ["search.js", "results.js"], "compare.html": ["search.js", "compare.js"] }[own] ?? (frame.filters ? ["search.js", "site.js"] : ["search.js"]);
    assert.deepEqual(frame.scripts, of.map((name) => `${own.includes("/") ? "../" : ""}assets/${name}`), `${file} has the script of the search, and of what it does itself`);
    assert.match(frame.skip, /^#/, `${file} begins with a skip link`);
    assert.match(frame.csp, /^default-src 'none'/, file);
    assert.ok(!titles.has(frame.title), `${file} and ${titles.get(frame.title)} share the title ${frame.title}`);
    titles.set(frame.title, file);
  }
  assert.deepEqual(asked.filter((url) => !url.startsWith(root)), []);
  await context.close();
});

test("no link leads nowhere, and every page can be reached from the home page", () => {
  const known = new Set(pages);
  const anchors = new Map(pages.map((file) => {
    const html = readFileSync(join(site, file), "utf8");
    return [file, new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]))];
  }));
  const reached = new Set();
  const queue = ["index.html"];
  while (queue.length > 0) {
    const file = queue.pop();
    if (reached.has(file)) continue;
    reached.add(file);
    const html = readFileSync(join(site, file), "utf8");
    for (const [, raw] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const href = raw.replaceAll("&amp;", "&");
      if (/^(https?:|mailto:)/.test(href)) continue;
      const [path, anchor] = href.split("#");
      const target = path === "" ? file : relative(site, resolve(dirname(join(site, file)), decodeURI(path)));
      assert.doesNotThrow(() => readFileSync(join(site, target)), `${file} links to ${href}`);
      if (anchor) assert.ok(anchors.get(target)?.has(anchor), `${file} links to the anchor ${href}`);
      if (known.has(target)) queue.push(target);
    }
  }
  assert.deepEqual(pages.filter((file) => !reached.has(file)), []);
});

test("every page is valid HTML", async () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: {
      // Boxes of one filter share their name, as check boxes may.
      "form-dup-name": ["error", { shared: ["checkbox"] }],
      // A limit of search engines, not of HTML; a technology's name is not cut.
      "long-title": "off",
    },
  });
  const faults = [];
  for (const file of pages) {
    const report = await validator.validateString(readFileSync(join(site, file), "utf8"));
    const messages = report.results.flatMap((result) => result.messages);
    faults.push(...messages.map((m) => `${file}:${m.line}:${m.column} ${m.ruleId} ${m.message}`));
  }
  assert.deepEqual(faults, []);
});

test("the map and the list name the same technologies, and each blip leads to its page", async () => {
  for (const file of ["index.html", "radar/activities.html", "radar/pg1.html", "radar/pg5.html"]) {
    const { page, foreign, failed, close } = await open(file);
    const blips = await page.locator("svg[data-radar] a[data-blip]").evaluateAll((links) => links.map((link) => ({
      id: link.dataset.blip, href: link.getAttribute("href"), name: link.getAttribute("aria-label"), ring: link.dataset.ring,
    })));
    const listed = await page.locator("[data-list] [data-blip]").evaluateAll((rows) => rows.map((row) => row.dataset.blip));
    assert.ok(blips.length > 10, `${file} has ${blips.length} blips`);
    assert.deepEqual(blips.map((blip) => blip.id).sort(), [...new Set(listed)].sort(), file);
    for (const blip of blips) {
      const target = resolve(dirname(join(site, file)), blip.href);
      assert.doesNotThrow(() => readFileSync(target), `${file}: ${blip.href}`);
      assert.match(blip.name, /^\d+\. .+\. .+\./, `${file}: ${blip.name}`);
    }
    assert.deepEqual([foreign, failed], [[], []], file);
    await close();
  }
});

test("no page needs sideways scrolling on a phone of 320 pixels", async () => {
  const kinds = ["index.html", "radar/pg2.html", "tech/face-live.html", "topic/people-trafficking.html", "needs.html", "standards.html", "method.html", "ring/deploy.html"];
  const also = ["index.html", "tech/face-live.html", "brief/pg4.html"].map((file) => `es/${file}`);
  for (const file of [...kinds, ...also]) {
    const { page, close } = await open(file, { viewport: { width: 320, height: 640 } });
    const wide = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
    assert.ok(wide <= 0, `${file} is ${wide} px too wide`);
    await close();
  }
});

test("painted names on the map stay inside the boxes planned for them", async () => {
  for (const file of ["index.html", "radar/activities.html", "radar/pg2.html"]) {
    const { page, close } = await open(file, { viewport: { width: 1280, height: 900 } });
    const outside = await page.locator("svg[data-radar]").first().evaluate((svg) => {
      const scale = svg.getScreenCTM().a;
      return [...svg.querySelectorAll("text[data-label-for]")].filter((text) => {
        const [, , width] = text.dataset.box.split(" ").map(Number);
        return text.getBoundingClientRect().width / scale > width * 1.04 + 2;
      }).map((text) => text.textContent);
    });
    assert.deepEqual(outside, [], file);
    await close();
  }
});

test("every text of a map can be read on an ordinary screen, and says which rings there are and what they mean", async () => {
  for (const file of ["index.html", "radar/activities.html", "radar/pg2.html"]) {
    const { page, close } = await open(file, { viewport: { width: 1280, height: 900 } });
    const small = await page.locator("svg[data-radar]").first().evaluate((svg) => {
      const scale = svg.getScreenCTM().a;
      const height = (text) => Number.parseFloat(getComputedStyle(text).fontSize) * scale;
      return [...svg.querySelectorAll("text")].filter((text) => height(text) < 9).map((text) => `${text.textContent} ${height(text)}`);
    });
    assert.deepEqual(small, [], file);
    const key = await page.locator(".ring-key li").allTextContents();
    assert.equal(key.length, 5, file);
    for (const ring of key) assert.match(ring, /^\s*\p{Lu}\w+ \(\d+\): .{20,}/u, file);
    await close();
  }
});

test("axe finds nothing, in light and in dark", async () => {
  const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
  for (const colorScheme of ["light", "dark"]) {
    for (const file of ["index.html", "tech/rapid-dna.html", "topic/osint.html", "needs.html", "method.html"]) {
      const { page, close } = await open(file, { javaScriptEnabled: true, bypassCSP: true, colorScheme });
      await page.evaluate(axe);
      const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
      assert.deepEqual(found.violations.map((fault) => `${file} ${colorScheme}: ${fault.id} ${fault.nodes[0].html.slice(0, 120)}`), []);
      await close();
    }
  }
});

test("the keyboard reaches the skip link first, and every blip shows when it has the focus", async () => {
  const { page, close } = await open("radar/pg3.html");
  await page.keyboard.press("Tab");
  assert.match(await page.locator(":focus").getAttribute("href"), /^#/);
  const blip = page.locator("svg[data-radar] a[data-blip]").first();
  const before = await blip.screenshot();
  await page.locator("a.past, .past a").first().focus();
  await page.keyboard.press("Tab");
  assert.ok(await blip.evaluate((link) => link === document.activeElement), "the first blip follows the link past the map");
  assert.ok(!before.equals(await blip.screenshot()), "focus can be seen");
  await close();
});

test("on paper no text of the page is lost", async () => {
  const { page, close } = await open("tech/face-live.html");
  const words = async () => (await page.locator("main").innerText()).split(/\s+/).filter(Boolean).length;
  const screen = await words();
  await page.emulateMedia({ media: "print" });
  assert.ok((await words()) >= screen * 0.95, "print shows what the screen shows");
  const pdf = await page.pdf({ format: "A4" });
  assert.ok(pdf.length > 10_000);
  await close();
});

test("names on maps stay inside their planned boxes, also where the planned font is missing", async () => {
  const { page, close } = await open("index.html");
  const maps = await page.locator("svg[data-radar]").count();
  assert.ok(maps >= 1, "there is a map");
  for (const font of ["", "monospace", "serif"]) {
    // The drawing contract lets paint pass its box by 1.5; letters of another font, squeezed to the planned length, hang over a little.
    const spilled = await page.locator("svg[data-radar]").first().evaluate((svg, font) => {
      if (font) svg.setAttribute("font-family", font);
      // In the planned font only what the browser rounds to whole pixels of the screen may pass: one of them, in units of the map, and what is lost where a box stands in tenths.
      const pixel = 1 / svg.getScreenCTM().a;
      const allowed = font ? 1.5 : Math.min(pixel + 0.1, 1.5);
      const spilled = [];
      for (const text of svg.querySelectorAll("text[data-label-for]")) {
        const [x, , width] = text.getAttribute("data-box").split(" ").map(Number);
        const box = text.getBBox();
        if (box.x < x - allowed || box.x + box.width > x + width + allowed) spilled.push(`${text.textContent}: ${box.x} ${box.width} for ${x} ${width}`);
      }
      return spilled;
    }, font);
    assert.deepEqual(spilled, [], `painted in ${font || "the planned font"}`);
  }
  await close();
});
