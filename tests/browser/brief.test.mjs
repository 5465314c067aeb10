// One sheet on a topic or a group: printed from the browser it is one page of A4 in letters that can be read, without a script.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import { openBrowser, pages, site } from "./site.mjs";

let browser, context;
before(async () => {
  browser = await openBrowser();
  context = await browser.newContext({ javaScriptEnabled: false });
});
after(async () => { await context.close(); await browser.close(); });

const sheets = pages.filter((path) => path.startsWith("brief/"));

/** The sizes of the pages that a document has, in millimetres. */
function sizesOf(pdf) {
  const text = pdf.toString("latin1");
  const pages = (text.match(/\/Type\s*\/Page[^s]/g) ?? []).length;
  const boxes = [...text.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map((box) => box[1].trim().split(/\s+/).map((n) => Number(n) * 25.4 / 72));
  return { pages, boxes };
}

test("there is a sheet for every topic and every group", () => {
  const topics = pages.filter((path) => path.startsWith("topic/")).length;
  assert.ok(topics > 0 && sheets.length > topics, `${sheets.length} sheets, ${topics} topics`);
});

test("a sheet prints on one page of A4, in letters of 7.5 points or more", async () => {
  for (const path of sheets) {
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(site, path)).href);
    const { pages, boxes } = sizesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    assert.equal(pages, 1, `${path} prints on ${pages} pages`);
    const [, , width, height] = boxes[0];
    assert.ok(Math.abs(width - 210) < 1 && Math.abs(height - 297) < 1, `${path}: ${width} × ${height} mm`);
    await page.emulateMedia({ media: "print" });
    const small = await page.evaluate(() => {
      const isText = (node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== "";
      const shown = [...document.querySelectorAll("main *")].filter((part) => part.checkVisibility() && [...part.childNodes].some(isText));
      return shown.map((part) => [parseFloat(getComputedStyle(part).fontSize) * 0.75, part.textContent.slice(0, 40)]).filter(([size]) => size < 7.5);
    });
    assert.deepEqual(small, [], path);
    await page.close();
  }
});

test("a sheet says on paper what it says on the screen, and where it comes from", async () => {
  for (const path of sheets) {
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(site, path)).href);
    await page.emulateMedia({ media: "print" });
    const told = await page.locator("main").innerText();
    for (const words of ["edition", "Technology", "Standards to cite", "How sure", "What to do next", "comes from", path]) {
      assert.ok(told.includes(words), `${path}: ${words}`);
    }
    assert.equal(await page.locator("main a[data-noprint], main [data-noprint]:visible").count(), 0, `${path} prints no link line`);
    await page.close();
  }
});

/** The rows of a sheet as texts of their cells, and its remarks by heading. */
function readSheet(page) {
  return page.evaluate(() => {
    const text = (part) => part.textContent.trim();
    const rows = [...document.querySelectorAll("tbody tr")].map((row) => [...row.children].map(text));
    const remarks = [...document.querySelectorAll(".remarks section")].map((part) => [text(part.querySelector("h2")), [...part.querySelectorAll("li")].map(text)]);
    return { rows, remarks: Object.fromEntries(remarks), more: document.querySelector("main .wide + .trail") !== null };
  });
}

test("a sheet shows what is asked for first, says what to do for each ring shown, and cites only what it shows", async () => {
  for (const path of sheets) {
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(site, path)).href);
    const { rows, remarks } = await readSheet(page);
    const asked = rows.map((row) => !/not asked for here|not yet asked|nobody asked/i.test(row[3]));
    assert.deepEqual(asked, [...asked].sort((one, other) => other - one), `${path}: ${rows.map((row) => row[3]).join(" | ")}`);
    for (const ring of new Set(rows.map((row) => row[1]))) {
      assert.ok(remarks["What to do next"].some((line) => line.startsWith(`${ring}: `)), `${path}: nothing is said of ${ring}`);
    }
    const names = rows.map((row) => row[0]);
    for (const heading of ["What was done elsewhere", "What the law narrows (no legal advice)"].filter((heading) => remarks[heading])) {
      for (const line of remarks[heading].filter((line) => !/^and \d+ more|^\d+ more/.test(line))) {
        assert.ok(names.some((name) => line.startsWith(name.replace(/…$/, ""))), `${path}: "${line}" is of none of ${names.join(", ")}`);
      }
    }
    await page.close();
  }
});

test("a sheet that leaves technologies out is full", async () => {
  for (const path of sheets) {
    const page = await context.newPage();
    await page.setViewportSize({ width: 703, height: 1031 });
    await page.goto(pathToFileURL(join(site, path)).href);
    await page.emulateMedia({ media: "print" });
    const { rows, more } = await readSheet(page);
    const filled = await page.evaluate(() => document.querySelector("main").getBoundingClientRect().height / innerHeight);
    assert.ok(!more || filled > 0.75, `${path}: ${rows.length} rows fill ${Math.round(100 * filled)} % of the sheet and leave others out`);
    await page.close();
  }
});
