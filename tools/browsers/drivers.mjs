// Firefox by WebDriver BiDi and WebKitGTK by WebDriver, each with the few verbs that browsers.test.mjs speaks.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import puppeteer from "puppeteer-core";
import { Builder, By, Capabilities, error, Key, until } from "selenium-webdriver";

const PATIENCE = 60_000;

/**
 * A browser with one page.
 *
 * @typedef {object} Driver
 * @property {(address: string) => Promise<void>} open
 * @property {(run: Function, ...values: unknown[]) => Promise<any>} read Runs a function in the page.
 * @property {(run: Function, ...values: unknown[]) => Promise<void>} wait Until the function is true in the page.
 * @property {(selector: string) => Promise<void>} click
 * @property {(text: string) => Promise<void>} type To what has the focus.
 * @property {(...keys: string[]) => Promise<void>} press All but the last are held.
 * @property {string[]} complaints What the console and the page said; WebKit does not tell.
 * @property {() => Promise<void>} end
 */

/** What Firefox now and then says right after a page was left, of the icon that it fetches for its own bar. */
const ICON = /^Failed to load ‘[^’]*\/favicon\.svg’\. A ServiceWorker intercepted the request/;

/** @returns {Promise<Driver>} */
export async function firefox() {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    timeout: PATIENCE,
    protocolTimeout: PATIENCE,
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  const complaints = [];
  page.on("pageerror", (error) => !ICON.test(error.message) && complaints.push(`error: ${error.message}`));
  page.on("console", (m) => complaints.push(`console: ${m.text()}`));
  return {
    complaints,
    open: async (address) => void (await page.goto(address)),
    read: (run, ...values) => page.evaluate(run, ...values),
    wait: async (run, ...values) => void (await page.waitForFunction(run, { timeout: PATIENCE }, ...values)),
    click: (selector) => page.click(selector),
    type: (text) => page.keyboard.type(text),
    press: async (...keys) => {
      const last = keys.pop();
      for (const key of keys) await page.keyboard.down(key);
      await page.keyboard.press(last);
      for (const key of keys.reverse()) await page.keyboard.up(key);
    },
    end: () => browser.close(),
  };
}

/** A free port of loopback. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Starts WebKit's driver on a screen of its own, and waits until it answers. */
async function webKitDriver(port) {
  const args = ["-a", "-s", "-screen 0 1600x1200x24", "WebKitWebDriver", `--port=${port}`];
  const driver = spawn("xvfb-run", args, { stdio: "ignore", detached: true });
  const gone = once(driver, "exit").then(([code]) => {
    throw new Error(`WebKitWebDriver ended with ${code}`);
  });
  gone.catch(() => undefined);
  for (let tries = 0; ; tries++) {
    const answer = await Promise.race([fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined), gone]);
    if (answer?.ok) return driver;
    if (tries === 300) throw new Error("WebKitWebDriver does not answer");
    await new Promise((done) => setTimeout(done, 100));
  }
}

/** @returns {Promise<Driver>} */
export async function webKit() {
  const port = await freePort();
  const server = await webKitDriver(port);
  const endServer = () => process.kill(-server.pid);
  const { MINIBROWSER: binary } = process.env; // the driver knows where its own is
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { ...(binary && { binary }), args: ["--automation"] },
  });
  let driver;
  try {
    const builder = new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities);
    driver = await builder.build();
  } catch (error) {
    endServer();
    throw error;
  }
  await driver.manage().setTimeouts({ script: PATIENCE, pageLoad: PATIENCE });
  await driver.manage().window().setRect({ width: 1440, height: 900 });
  const read = (run, ...values) => driver.executeScript(`return (${run})(...arguments)`, ...values);
  return {
    complaints: [],
    open: (address) => driver.get(address),
    read,
    wait: async (run, ...values) => {
      await driver.wait(() => read(run, ...values), PATIENCE, `it does not become true: ${run}`);
    },
    click: async (selector) => {
      for (let tries = 0; ; tries++) {
        try {
          await (await driver.wait(until.elementLocated(By.css(selector)), PATIENCE)).click();
          return;
        } catch (why) {
          // The page has drawn another element in its place meanwhile; WebKit may say so even as it looks for one.
          if (!(why instanceof error.StaleElementReferenceError || /Stale/.test(why.message)) || tries === 4) throw why;
        }
      }
    },
    type: (text) => driver.actions().sendKeys(text).perform(),
    press: async (...keys) => {
      const last = keys.pop();
      const actions = driver.actions();
      for (const key of keys) actions.keyDown(keyOf(key));
      actions.keyDown(keyOf(last)).keyUp(keyOf(last));
      for (const key of keys.reverse()) actions.keyUp(keyOf(key));
      await actions.perform();
    },
    end: async () => {
      await driver.quit().catch(() => undefined);
      endServer();
    },
  };
}

const named = {
  ArrowLeft: "ARROW_LEFT",
  ArrowRight: "ARROW_RIGHT",
  PageUp: "PAGE_UP",
  PageDown: "PAGE_DOWN",
  Backspace: "BACK_SPACE",
};

/** A key's name in the page as WebDriver has it. */
function keyOf(name) {
  return name.length === 1 ? name : Key[named[name] ?? name.toUpperCase()];
}
