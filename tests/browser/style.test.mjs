// Own colours on drawn pages, light, dark and on paper; and the piece for another page, which neither page changes.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { drawSite, openBrowser, program } from "./site.mjs";

const table = "name,ring,sector,movement\nAnvil,Adopt,Tools,new\nBellows,Hold,Tools,moved in\nChisel,Adopt,Methods,\nDie,Hold,Methods,moved out\n";
const style = `subtitle = "Of autumn"
logo = "logo.svg"
logo_alt = "The guild"
[[rings]]
name = "Adopt"
meaning = "Use it."
colour = "#d7f0d9"
[[rings]]
name = "Hold"
[[sectors]]
name = "Tools"
colour = "#7a1f5c"
[[sectors]]
name = "Methods"
`;
const logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30" fill="#0b5d3b"/></svg>';

let browser, drawn;
before(async () => {
  browser = await openBrowser();
  drawn = drawSite("table.csv", table, { files: { "draw.toml": style, "logo.svg": logo } });
});
after(async () => { await browser.close(); drawn.remove(); });

async function open(file, options = {}) {
  const context = await browser.newContext({ javaScriptEnabled: false, ...options });
  const page = await context.newPage();
  await page.goto(pathToFileURL(file).href);
  return { page, close: () => context.close() };
}
const fill = (page, selector) => page.locator(selector).first().evaluate((part) => getComputedStyle(part).fill);
const [ring, ground, dot] = ["svg[data-radar] .ring-0", "svg[data-radar] .ring-1", "a[data-blip=bellows] .dot"];

test("the style sheet that goes out has the rules of its sources, and nothing of them is lost on the way", async () => {
  const templates = fileURLToPath(new URL("../../templates/", import.meta.url));
  const sources = ["site.css", "map-modes.css", "plots.css"].map((name) => readFileSync(join(templates, name), "utf8"));
  const { page, close } = await open(join(drawn.folder, "index.html"), { javaScriptEnabled: true });
  const read = (texts) => page.evaluate((texts) => texts.flatMap((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return [...sheet.cssRules].map((rule) => rule.cssText.replace(/\s*([,/])\s*/g, "$1"));
  }), texts);
  const whole = new Set(await read([readFileSync(join(drawn.folder, "assets/site.css"), "utf8")]));
  const lost = (await read(sources)).filter((rule) => !whole.has(rule));
  assert.ok(whole.size > 250, `${whole.size} rules`);
  assert.deepEqual(lost, []);
  await close();
});

test("own colours paint rings, blips and marks of the list, and turn with dark pages and paper", async () => {
  const index = join(drawn.folder, "index.html");
  const light = await open(index);
  assert.deepEqual([await fill(light.page, ring), await fill(light.page, dot)], ["rgb(215, 240, 217)", "rgb(122, 31, 92)"]);
  assert.equal(await fill(light.page, "a[data-blip=chisel] .dot"), "rgb(18, 64, 111)", "a sector without one is as ever");
  assert.match(await light.page.locator(".ring-key").innerText(), /Adopt \(2\): Use it\./);
  const picture = light.page.getByRole("img", { name: "The guild" });
  assert.ok(await picture.evaluate((image) => image.naturalWidth > 0), "the logo is shown");
  await light.close();
  const dark = await open(index, { colorScheme: "dark" });
  const [inner, mark] = [await fill(dark.page, ring), await fill(dark.page, dot)];
  const sum = (colour) => colour.match(/\d+/g).map(Number).reduce((one, other) => one + other);
  assert.ok(sum(inner) < 250 && sum(mark) > 380, `${inner} below ${mark}`);
  assert.notEqual(inner, await fill(dark.page, ground));
  await dark.page.emulateMedia({ media: "print", colorScheme: "dark" });
  assert.deepEqual([await fill(dark.page, ring), await fill(dark.page, dot)], ["rgb(215, 240, 217)", "rgb(122, 31, 92)"]);
  await dark.close();
  const forced = await open(index, { forcedColors: "active" });
  assert.notEqual(await fill(forced.page, dot), "rgb(122, 31, 92)", "colours that the reader forces stand");
  await forced.close();
});

test("axe finds nothing on a page with own colours, in light and in dark", async () => {
  const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
  for (const colorScheme of ["light", "dark"]) {
    for (const file of ["index.html", "item/anvil.html"]) {
      const { page, close } = await open(join(drawn.folder, file), { javaScriptEnabled: true, bypassCSP: true, colorScheme });
      await page.evaluate(axe);
      const found = await page.evaluate(() => globalThis.axe.run(document));
      assert.deepEqual(found.violations.map((fault) => `${file} ${colorScheme}: ${fault.id} ${fault.nodes[0].html.slice(0, 120)}`), []);
      await close();
    }
  }
});

test("the piece for another page asks for nothing, works without script, and changes neither page", async () => {
  execFileSync(program, ["--quiet", "draw", "table.csv", "--embed", "piece.html"], { cwd: drawn.home });
  const piece = readFileSync(join(drawn.home, "piece.html"), "utf8");
  const host = (inside) => `<!DOCTYPE html><html lang="en"><title>Host</title><style>body{font:20px serif;color:green}p{text-indent:40px;color:red}li{font-size:40px}a{color:orange}</style><body><p id="own">Own <a href="#own">link</a></p><svg width="20" height="20"><circle class="dot" r="9"/></svg><ol><li>own</li></ol>${inside}</body></html>`;
  const looks = (page) => page.locator("#own, #own a, ol:not(.leadar-embed ol) li, body > svg circle").evaluateAll((parts) => parts.map((part) => {
    const look = getComputedStyle(part);
    return [look.color, look.fontFamily, look.fontSize, look.textIndent, look.fill];
  }));
  writeFileSync(join(drawn.home, "host.html"), host(""));
  writeFileSync(join(drawn.home, "with.html"), host(piece));
  const [alone, joined] = [await open(join(drawn.home, "host.html")), await open(join(drawn.home, "with.html"), { colorScheme: "dark" })];
  const asked = [];
  joined.page.on("request", (request) => asked.push(request.url()));
  await joined.page.reload();
  assert.equal(asked.length, 1, "only the page itself is asked for");
  assert.deepEqual(await looks(joined.page), await looks(alone.page));
  const inside = await joined.page.locator(".leadar-embed p").first().evaluate((part) => [getComputedStyle(part).textIndent, getComputedStyle(part).color]);
  assert.deepEqual(inside, ["0px", "rgb(27, 31, 36)"]);
  assert.equal(await fill(joined.page, ".leadar-embed .s0 .dot"), "rgb(122, 31, 92)");
  assert.equal(await joined.page.locator(".leadar-embed li").count(), 4);
  // What a symbol is painted in is seen only in its paint: no mark of the list is black.
  const mark = await joined.page.locator(".leadar-embed li svg").first().screenshot();
  writeFileSync(join(drawn.home, "black.html"), host(`${piece}<style>symbol * { fill: #000000 !important }</style>`));
  const black = await open(join(drawn.home, "black.html"), { colorScheme: "dark" });
  assert.ok(!mark.equals(await black.page.locator(".leadar-embed li svg").first().screenshot()), "marks of the list have their colour");
  await black.close();
  await alone.close();
  await joined.close();
});
