// The map is a picture: its names can be read on a screen and on paper, its rings are told apart, and where no name could be
// read the list stands for it.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { openBrowser, pages, site } from "./site.mjs";

let browser;
before(async () => { browser = await openBrowser(); });
after(async () => { await browser.close(); });

const maps = ["index.html", ...pages.filter((file) => file.startsWith("radar/"))];

async function open(file, options = {}) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(pathToFileURL(join(site, file)).href);
  return { page, close: () => context.close() };
}

const luminance = (colour) => {
  const [red, green, blue] = colour.match(/\d+/g).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (one, other) => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

/** The smallest letters of names of technologies and sectors, in CSS pixels as painted. */
const smallest = (page) => page.locator("svg[data-radar]").first().evaluate((svg) => {
  const scale = svg.getScreenCTM().a;
  return Math.min(...[...svg.querySelectorAll("[data-label-for], .sector-name")].map((text) => Number.parseFloat(getComputedStyle(text).fontSize) * scale));
});

test("no number stands on the map but those of marks without a name", async () => {
  for (const file of maps) {
    const { page, close } = await open(file);
    const texts = await page.locator("svg[data-radar] text").allTextContents();
    assert.ok(texts.length > 20, file);
    assert.deepEqual(texts.filter((text) => text.includes("%")), [], file);
    await close();
  }
});

test("names are at least nine pixels high at 1280, also where the list stands beside the map", async () => {
  for (const file of maps) {
    for (const width of [1280, 1440, 1920]) {
      const { page, close } = await open(file, { viewport: { width, height: 900 } });
      const least = await smallest(page);
      assert.ok(least >= 9, `${file} at ${width}: ${least}`);
      await close();
    }
  }
});

/** The lines of all texts of a map as painted: their ink, and the room that their letters take, in CSS pixels. */
const linesOf = (page) => page.locator("svg[data-radar]").first().evaluate((svg) => {
  const scale = svg.getScreenCTM().a;
  const pen = document.createElement("canvas").getContext("2d");
  return [...svg.querySelectorAll("[data-label-for], .number, .ring-name, .sector-name")].flatMap((text, of) => {
    const { fontSize, fontWeight, fontFamily } = getComputedStyle(text);
    const size = scale * Number.parseFloat(fontSize);
    pen.font = `${fontWeight} 100px ${fontFamily}`;
    const lines = text.querySelector("tspan") ? [...text.querySelectorAll("tspan")] : [text];
    return lines.filter((line) => line.textContent.trim()).map((line) => {
      const words = line.textContent.trim();
      const [from, to] = [line.getStartPositionOfChar(0), line.getEndPositionOfChar(line.textContent.trimEnd().length - 1)];
      const ink = pen.measureText(words);
      const [left, right, base] = [scale * from.x, scale * to.x, scale * from.y];
      return {
        of, words, left, right, name: text.hasAttribute("data-label-for"),
        ink: [base - (size * ink.actualBoundingBoxAscent) / 100, base + (size * ink.actualBoundingBoxDescent) / 100],
        room: [base - (size * ink.fontBoundingBoxAscent) / 100, base + (size * ink.fontBoundingBoxDescent) / 100],
      };
    });
  });
});

test("no two texts of a map touch as painted: a pixel of ground lies between their ink, and names take no room of each other", async () => {
  for (const file of [...maps, "es/index.html"]) {
    const { page, close } = await open(file);
    const lines = await linesOf(page);
    const near = [];
    lines.forEach((one, index) => {
      for (const other of lines.slice(index + 1).filter((other) => other.of !== one.of)) {
        const across = Math.max(one.left - other.right, other.left - one.right);
        const down = (part) => Math.max(one[part][0] - other[part][1], other[part][0] - one[part][1]);
        // Letters are rounded to tenths of a unit.
        if (across < 0.9 && (down("ink") < 0.9 || (one.name && other.name && down("room") < -0.1))) near.push(`${one.words} | ${other.words}: ${across} ${down("ink")} ${down("room")}`);
      }
    });
    assert.deepEqual(near, [], file);
    await close();
  }
});

test("a mark without a name has the number of its entry in the list beside it or on it, and a note says so", async () => {
  for (const file of maps) {
    const { page, close } = await open(file);
    const found = await page.evaluate(() => {
      const svg = document.querySelector("svg[data-radar]");
      const named = new Set([...svg.querySelectorAll("[data-label-for]")].map((text) => text.dataset.labelFor));
      const bare = [...svg.querySelectorAll("[data-blip]")].filter((mark) => !named.has(mark.dataset.blip));
      const beside = [...svg.querySelectorAll(".number")].map((text) => text.textContent.trim());
      return {
        numbers: bare.map((mark) => document.querySelector(`#list [data-blip="${mark.dataset.blip}"] small`).textContent),
        shown: bare.map((mark) => mark.textContent.match(/\d+/)?.[0]).concat(beside).filter(Boolean),
        note: document.querySelector("figcaption").textContent.match(/(\d+) names? do(?:es)? not fit on the map/)?.[1] ?? "0",
      };
    });
    assert.deepEqual(found.numbers.filter((number) => !found.shown.includes(number)), [], file);
    assert.equal(Number(found.note), found.numbers.length, file);
    await close();
  }
});

test("on a phone the list stands for the map, which can be opened as a picture", async () => {
  for (const width of [320, 390, 600]) {
    const { page, close } = await open("index.html", { viewport: { width, height: 800 } });
    assert.equal(await page.locator(".map-frame").isVisible(), false, `at ${width}`);
    assert.ok(await page.locator(".narrow").isVisible());
    assert.equal(await page.locator(".narrow a").getAttribute("href"), "maps/groups.svg");
    assert.ok((await page.locator("#list li[data-blip]:visible").count()) >= 100);
    await close();
  }
  const { page, close } = await open("accessibility.html");
  assert.match(await page.locator("main").innerText(), /narrower than 600 pixels no map is drawn/);
  await close();
});

test("on paper a map takes a sheet across, and its names are at least 7 points high", async () => {
  for (const file of maps) {
    const { page, close } = await open(file);
    await page.emulateMedia({ media: "print" });
    const least = 0.75 * (await smallest(page));
    assert.ok(least >= 7, `${file}: ${least} pt`);
    const frame = await page.locator("svg[data-radar]").first().evaluate((svg) => svg.getBoundingClientRect().toJSON());
    const millimetres = (pixels) => (pixels * 25.4) / 96;
    assert.ok(millimetres(frame.width) <= 281 && millimetres(frame.height) <= 198, `${file} fits its sheet: ${JSON.stringify(frame)}`);
    if (file === "index.html") {
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      const sheets = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => Number(width) > Number(height));
      assert.equal(sheets.filter(Boolean).length, 1, "one sheet across");
    }
    await close();
  }
});

test("rings are told apart in light and dark, in grey too, and headings have the colours of the map", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, close } = await open("index.html", { colorScheme });
    const painted = await page.evaluate(() => {
      const fill = (selector) => getComputedStyle(document.querySelector(selector)).fill;
      const rings = [0, 1, 2, 3].map((ring) => ({ ground: fill(`svg[data-radar] path.ring-${ring}`), mark: fill(`svg[data-radar] .dot-${ring}`) }));
      const swatches = [...document.querySelectorAll("#list .swatch")].slice(0, 4).map((swatch) => getComputedStyle(swatch).backgroundImage);
      return { rings, swatches };
    });
    // Lightness as it is seen (CIE L*), which is all that grey paper keeps.
    const lightness = (colour) => 116 * Math.cbrt(luminance(colour)) - 16;
    painted.rings.forEach(({ ground, mark }, ring) => {
      assert.ok(contrast(ground, mark) >= 3, `mark on ring ${ring} in ${colorScheme}`);
      assert.ok(painted.swatches[ring].includes(ground) && painted.swatches[ring].includes(mark), `heading of ring ${ring} in ${colorScheme}: ${painted.swatches[ring]} for ${ground} ${mark}`);
      if (ring > 0) assert.ok(Math.abs(lightness(ground) - lightness(painted.rings[ring - 1].ground)) >= 4, `ring ${ring} in ${colorScheme}`);
    });
    await close();
  }
});

test("each ring's sample beside its meaning is seen in light and dark, also the ring outside", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const { page, close } = await open("index.html", { colorScheme });
    const samples = await page.locator(".ring-key svg").evaluateAll((samples) => samples.map((sample) => [...sample.children].map((part) => {
      const { fill, stroke, strokeWidth, strokeDasharray } = getComputedStyle(part);
      return { fill, stroke, width: Number.parseFloat(strokeWidth), dashes: strokeDasharray };
    })));
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.ok(samples.length >= 5);
    for (const [square, mark] of samples) {
      assert.ok(contrast(square.stroke, ground) >= 3 && square.width >= 1 && square.dashes === "none", JSON.stringify(square));
      assert.ok(contrast(mark.fill, square.fill) >= 3, JSON.stringify({ square, mark }));
    }
    await close();
  }
});

test("the header has the same height on every page, and its links the same place", async () => {
  for (const width of [1280, 390]) {
    const { page, close } = await open("index.html", { viewport: { width, height: 900 } });
    // The words of the links are those of a language.
    const kinds = new Map(pages.filter((file) => !file.startsWith("es/")).map((file) => [file.replace(/\/.*/, "/"), file]));
    let first;
    for (const file of kinds.values()) {
      await page.goto(pathToFileURL(join(site, file)).href);
      const header = await page.locator("header.top").evaluate((header) => [header, ...header.querySelectorAll("a")].map((part) => {
        const { left, top, width, height } = part.getBoundingClientRect();
        return [left, top + scrollY, width, height].map(Math.round).join(" ");
      }));
      first ??= header;
      assert.deepEqual(header, first, `${file} at ${width}`);
    }
    await close();
  }
});
