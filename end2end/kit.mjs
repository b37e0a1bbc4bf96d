// The kit of the journeys: the real program with its demonstration, a real browser, and verbs that say what people do.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const PASSWORD = "siang-demo-2569";

/** Starts the program on a fresh folder, or one that is there, and a free port or one named. */
export async function serve({ data = mkdtempSync(join(tmpdir(), "siang-journey-")), port = 0, words = [] } = {}) {
  const listen = ["--listen", `127.0.0.1:${port}`];
  const program = spawn(process.env.SIANG ?? "siang", ["serve", "--demo", "--data", data, ...listen, ...words]);
  let said = "";
  const address = await new Promise((found, lost) => {
    program.stdout.on("data", (bytes) => {
      said += bytes;
      const line = /listening on (\S+)/.exec(said);
      if (line) found(line[1]);
    });
    program.stderr.on("data", (bytes) => (said += bytes));
    program.on("exit", () => lost(new Error(`the program ended: ${said}`)));
  });
  const ended = new Promise((done) => program.on("exit", done));
  /** Ends it at once, as a power cut would; its folder stays. */
  const cut = async () => {
    program.kill("SIGKILL");
    await ended;
  };
  /** Ends it and clears its folder, once nothing writes there any more. */
  const stop = async () => {
    await cut();
    rmSync(data, { recursive: true, force: true });
  };
  return { address, data, cut, stop, said: () => said };
}

export async function browse() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

/** A visitor: a context of its own with one page, and the verbs. */
export async function visitor(browser, address, { size = PHONE, scripts = true, dark = false, agent } = {}) {
  const context = await browser.newContext({ viewport: size, javaScriptEnabled: scripts, colorScheme: dark ? "dark" : "light", baseURL: address, locale: "th-TH", userAgent: agent });
  const page = await context.newPage();
  const me = {
    page,
    taps: 0,
    visit: (path) => page.goto(path),
    press: async (name, role = "link") => {
      me.taps += 1;
      await page.getByRole(role, { name }).first().click();
    },
    see: (text) => page.getByText(text).first().waitFor({ timeout: 10_000 }),
    end: () => context.close(),
    signIn: async (email) => {
      await page.goto("/desk");
      await page.getByLabel("อีเมล").fill(email);
      await page.getByLabel("รหัสผ่าน").fill(PASSWORD);
      await page.getByRole("button", { name: "เข้าสู่ระบบ" }).click();
      await page.getByRole("heading", { level: 1, name: "งานของฉัน" }).waitFor();
    },
  };
  return me;
}

/** Goes on by Tab until a field, a link or a button has the focus. */
export async function reach(page, locator) {
  await locator.first().waitFor({ state: "attached" });
  for (let i = 0; i < 300; i++) {
    if (await locator.first().evaluate((one) => one === document.activeElement || (one.type === "radio" && one.name === document.activeElement?.name))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard never reached ${locator}`);
}

/** Writes in a field by keys alone, over what stands there. */
export async function write(page, locator, text) {
  await reach(page, locator);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}

/** Chooses by the arrows: in a list, or among radio buttons. */
export async function arrow(page, locator, chosen) {
  await reach(page, locator);
  for (let i = 0; i < 60; i++) {
    if (await chosen()) return;
    await page.keyboard.press("ArrowDown");
  }
  throw new Error(`the arrows never reached it in ${locator}`);
}

/** Every violation that axe finds on the page, as one error. */
export async function accessible(page) {
  await page.evaluate(axeSource);
  // Where a page's scripts are off it would never answer.
  const late = new Promise((_, lost) => setTimeout(() => lost(new Error(`axe did not answer on ${page.url()}`)), 90_000).unref());
  const found = await Promise.race([page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] })), late]);
  const lines = found.violations.map((v) => `${v.id}: ${v.help}\n    ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join("\n    ")}`);
  if (lines.length) throw new Error(`axe on ${page.url()}:\n  ${lines.join("\n  ")}`);
}

export async function picture(page, name) {
  const folder = new URL("pictures/", import.meta.url).pathname;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

export function must(claim, words) {
  if (!claim) throw new Error(words);
}

const LOOKS = [[DESK, "", false], [DESK, "/en", true], [PHONE, "", true], [PHONE, "/en", false]];

/** Looks at pages as one person sees them; every look in a session of its own; `begins` are the letters of its pictures. */
export async function look(begins, { browser, address }, who, paths) {
  for (const [size, prefix, dark] of LOOKS) {
    const me = await visitor(browser, address, { size, dark });
    if (who) await me.signIn(who);
    for (const path of paths) {
      await me.visit(prefix + path);
      await accessible(me.page);
      const wide = await me.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      must(wide <= 0, `${prefix}${path} is ${wide} px too wide`);
      const name = `${begins}${path.replace(/[/?&=]/g, "_")}_${size.width}${prefix.replace("/", "_")}${dark ? "_dark" : ""}`;
      if (process.env.PICTURES) await picture(me.page, name);
    }
    await me.end();
  }
}
