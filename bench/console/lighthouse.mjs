// How fast every screen of the console is usable, by Lighthouse in Debian's Chromium: CONSOLE_URL says where the sample
// city is served, JIXIA_LOGINS where its logins are. Prints a table; fails when a screen misses a bar.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import lighthouse, { desktopConfig } from "lighthouse";
import { chromium } from "../../console/node_modules/playwright-core/index.mjs";
import { passwordOf } from "../../console/scripts/logins.mjs";
import { SCREENS } from "../../console/scripts/screens.mjs";

const base = process.env.CONSOLE_URL ?? "http://127.0.0.1:8080";
const part = process.argv[2] ?? "";
const PORT = 9223;
/** How often a screen is tried when its trace cannot be read. */
const ATTEMPTS_MAX = 3;
/** Of 100. */
const PERFORMANCE_MIN = 90;
/** Seconds until the largest part of the screen stands, over loopback as it is. */
const SECONDS_MAX = 1.5;
/** Cumulative layout shift that nobody notices. */
const SHIFT_MAX = 0.01;

/** Each address once: what is done on a page before a picture is not measured here. */
const screens = SCREENS.filter(
  (screen, place) =>
    screen.name.includes(part) &&
    SCREENS.findIndex(
      ({ path, login }) => path === screen.path && login === screen.login,
    ) === place,
);

const profile = mkdtempSync(join(tmpdir(), "jixia-lighthouse-"));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath: "/usr/bin/chromium",
  // Without a graphics card the map is drawn by the processor.
  args: [
    "--no-sandbox",
    "--enable-unsafe-swiftshader",
    `--remote-debugging-port=${PORT}`,
  ],
  baseURL: base,
  locale: "zh-CN",
});

/** @param {string | undefined} login */
async function become(login) {
  await browser.clearCookies();
  if (login !== undefined) {
    await browser.request.post("/api/session", {
      data: { login, password: passwordOf(login) },
    });
  }
}

/**
 * @param {string} path
 * @param {'simulate' | 'provided'} throttlingMethod
 */
async function measure(path, throttlingMethod) {
  // Cookies stay, the cache does not: who opens the console for the first time is measured.
  const page = browser.pages()[0] ?? (await browser.newPage());
  const devtools = await browser.newCDPSession(page);
  await devtools.send("Network.clearBrowserCache");
  await devtools.detach();
  const flags = {
    port: PORT,
    disableStorageReset: true,
    onlyCategories: ["performance"],
  };
  const config = {
    ...desktopConfig,
    settings: { ...desktopConfig.settings, throttlingMethod },
  };
  const address = new URL(path, base).href;
  for (let attempt = 1; ; attempt += 1) {
    const found = await lighthouse(address, flags, config);
    const failure = found?.lhr.runtimeError;
    if (found !== undefined && failure === undefined) {
      return found.lhr;
    }
    // Now and then Chromium's trace lacks the beginning of the page; Lighthouse then asks to be run again.
    if (failure?.code !== "NO_NAVSTART" || attempt === ATTEMPTS_MAX) {
      throw new Error(
        `${path}: ${failure?.message ?? "Lighthouse gave no answer"}`,
      );
    }
  }
}

let missed = 0;
console.log(
  "| screen | performance | largest paint, s | blocked, ms | layout shift | |",
);
console.log("| --- | --- | --- | --- | --- | --- |");
for (const { name, path, login } of screens) {
  await become(login);
  const simulated = await measure(path, "simulate");
  const real = await measure(path, "provided");
  const performance = Math.round(
    (simulated.categories.performance?.score ?? 0) * 100,
  );
  const value = (/** @type {string} */ audit) =>
    real.audits[audit]?.numericValue ?? Number.NaN;
  const seconds = value("largest-contentful-paint") / 1000;
  const shift = value("cumulative-layout-shift");
  const isMet =
    performance >= PERFORMANCE_MIN &&
    seconds < SECONDS_MAX &&
    shift <= SHIFT_MAX;
  missed += isMet ? 0 : 1;
  console.log(
    `| ${name} | ${performance} | ${seconds.toFixed(2)} | ${value("total-blocking-time").toFixed(0)} | ${shift.toFixed(3)} | ${isMet ? "met" : "**missed**"} |`,
  );
}
await browser.close();
rmSync(profile, { recursive: true, force: true });
console.log(
  `\n${screens.length - missed} of ${screens.length} screens meet all three: ${PERFORMANCE_MIN} of 100, ${SECONDS_MAX} s, ${SHIFT_MAX}.`,
);
process.exitCode = missed === 0 ? 0 : 1;
