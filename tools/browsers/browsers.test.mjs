// The page in browsers that are not Chromium: it opens, is edited, stepped through and shared, and a reader starts from
// their own. What it does besides is tested in Chromium, by web/test.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serve } from "../../web/test/serve.mjs";
import { firefox, webKit } from "./drivers.mjs";

const dist = process.env.ROLEWALK_DIST ?? new URL("../../dist", import.meta.url).pathname;
const lesson = "walks/both-sides/";
const trust = '[role=tab][data-document="trust of prod/Deploy"]';

const browsers = { Firefox: firefox, WebKit: webKit };
let site;
before(async () => {
  site = await serve(dist);
});
after(() => site?.end());

for (const [name, launch] of Object.entries(browsers))
  describe(name, () => {
    /** @type {import("./drivers.mjs").Driver} */
    let browser;
    before(async () => {
      browser = await launch();
    });
    after(() => browser?.end());

    const attribute = (selector, of) =>
      browser.read((s, a) => document.querySelector(s)?.getAttribute(a) ?? null, selector, of);
    const outcome = () => attribute("[data-rw=verdict]", "data-outcome");
    const position = () => browser.read(() => document.querySelector("[data-rw=position]")?.textContent);
    const waitFor = (selector) => browser.wait((s) => document.querySelector(s) !== null, selector);
    const text = () =>
      browser.read(() => [...document.querySelectorAll(".cm-line")].map((l) => l.textContent).join("\n"));
    const evaluated = async (act) => {
      const count = await attribute("html", "data-evaluated");
      await act();
      await browser.wait((n) => Number(document.documentElement.dataset.evaluated) > n, Number(count));
    };
    const open = async (path) => {
      await browser.open(`${site.url}404.html`);
      await browser.read(() => localStorage.clear());
      await browser.open(site.url + path);
      await browser.wait(
        () =>
          document.documentElement.dataset.engine === "ready" && Number(document.documentElement.dataset.evaluated) > 0,
      );
    };

    test("it opens, decided, with the text that decides lit", async () => {
      await open("");
      assert.equal(await outcome(), "deny");
      await waitFor(".cm-line.rw-tint");
      await waitFor(".rw-token");
      await waitFor("[data-rw=suggestion]");
      assert.equal(await browser.read(() => document.documentElement.scrollWidth > innerWidth), false);
    });

    test("it is stepped through by buttons and keys, and the address says where", async () => {
      await open(lesson);
      await browser.click("[data-rw=next]");
      assert.match(await position(), /^step 2 of/);
      await browser.press("ArrowRight");
      assert.match(await position(), /^step 3 of/);
      await browser.wait(() => location.hash === "#step=3");
      await browser.press("Home");
      assert.match(await position(), /^step 1 of/);
    });

    test("it is edited by keys, decided at each, and undone", async () => {
      await open(lesson);
      await browser.click(trust);
      const before = await text();
      await browser.click(".cm-content .cm-line");
      await browser.press("Control", "Home");
      await evaluated(() => browser.type("x"));
      await waitFor("[data-rw=finding][data-type=ERROR]");
      await evaluated(() => browser.press("Backspace"));
      assert.equal(await text(), before);
      assert.equal(await outcome(), "deny");
      await waitFor("[data-rw=apply]");
      await evaluated(() => browser.click("[data-rw=apply]"));
      assert.equal(await outcome(), "allow");
      await evaluated(() => browser.click("[data-rw=undo]"));
      assert.equal(await text(), before);
    });

    test("a word is completed", async () => {
      await open(lesson);
      await browser.click('[role=tab][data-document="walk"]');
      await browser.click(".cm-content .cm-line");
      await browser.press("Control", "Home");
      await browser.type("acc");
      await waitFor(".cm-tooltip-autocomplete li");
      await new Promise((done) => setTimeout(done, 500)); // options take no key that was meant for the text
      await browser.press("Tab");
      await browser.wait(() => document.querySelector(".cm-line").textContent.startsWith("account"));
    });

    test("a reader starts from their own", async () => {
      await open("");
      await browser.click("[data-rw=start]");
      await waitFor("[data-rw=start-input]");
      await browser.wait(() => document.activeElement?.dataset.rw === "start-input");
      await browser.type(
        "An error occurred (AccessDenied) when calling the AssumeRole operation: User: " +
          "arn:aws:iam::493827561034:user/ada is not authorized to perform: sts:AssumeRole on resource: " +
          "arn:aws:iam::771122334455:role/prod-deployer",
      );
      await waitFor("[data-rw=piece][data-kind=error]");
      await waitFor("[data-rw=start-verdict]");
      await waitFor("[data-rw=start-open]");
      await browser.click("[data-rw=start-open]");
      await browser.wait(() => location.hash.startsWith("#my."));
      await browser.wait(() => document.querySelector("h1").textContent.includes("prod-deployer"));
    });

    test("a link holds the walk as it was typed, at its step", async () => {
      await open(lesson);
      await browser.click('[role=tab][data-document="walk"]');
      await browser.click(".cm-content .cm-line");
      await browser.press("Control", "Home");
      await evaluated(() => browser.type("# mine "));
      await browser.click("[data-rw=next]");
      await browser.click("[data-rw=share]");
      await browser.wait(() => document.querySelector("[data-rw=link]")?.value.length > 100);
      const link = await browser.read(() => document.querySelector("[data-rw=link]").value);
      assert.match(link, /#w1\.[\w-]+&step=2$/);
      await open(link.slice(site.url.length));
      await browser.wait(() => document.querySelector("[data-rw=position]")?.textContent.startsWith("step 2 of"));
      await browser.click('[role=tab][data-document="walk"]');
      assert.match(await text(), /^# mine title/);
    });

    test("what a step would do with another field, and the matrix of all", async () => {
      await open(lesson);
      await browser.click("[data-rw=whatif] > summary");
      await waitFor("[data-rw=whatif][open] [name=caller]");
      await browser.click("[data-rw=matrix]");
      await browser.wait(
        () => document.querySelector("dialog.matrix[open] [data-rw=cell]:not([data-outcome=undecided])") !== null,
      );
      await browser.press("Escape");
      await browser.wait(() => document.querySelector("dialog.matrix[open]") === null);
    });

    test("the page and the console have nothing to complain of", () => assert.deepEqual(browser.complaints, []));
  });
