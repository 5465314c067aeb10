// Where the built site is, which pages it has, and the browser that opens it.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

/** The site that the tested program writes. */
export const site = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "output");

if (!existsSync(join(site, "index.html"))) throw new Error("there is no output/; run tests/run, which builds it");

/** Every HTML page, relative to the site, with forward slashes, sorted. */
export const pages = readdirSync(site, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
  .map((entry) => relative(site, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
  .sort();

const known = ["chromium", "chromium-browser", "google-chrome"];
const executablePath = process.env.CHROMIUM
  ?? known.flatMap((name) => (process.env.PATH ?? "").split(":").map((folder) => join(folder, name))).find((path) => existsSync(path));

/** The tested program. */
export const program = join(site, "..", "target", "debug", "leadar");

/** The site of a table, drawn by the tested program into a folder of its own; `files` lie beside the table. */
export function drawSite(name, table, { words = [], files = {} } = {}) {
  const home = mkdtempSync(join(tmpdir(), "leadar-drawn-"));
  writeFileSync(join(home, name), table);
  for (const [file, bytes] of Object.entries(files)) writeFileSync(join(home, file), bytes);
  const folder = join(home, "site");
  execFileSync(program, ["--quiet", "draw", name, "--output", folder, ...words], { cwd: home });
  return { home, folder, remove: () => rmSync(home, { recursive: true, force: true }) };
}

/** Starts the installed browser without a window and without calls home. */
export function openBrowser() {
  return chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}
