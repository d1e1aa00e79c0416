import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildSite } from "./build.mjs";
import { fakeWorker } from "./fake-worker.mjs";
import { evaluated, launch, open, ready, serve, visit } from "./serve.mjs";

let site, browser, folder;
before(async () => {
  folder = buildSite();
  site = await serve(folder, { "/worker.js": fakeWorker(folder) });
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.end();
});

const on = (path, run, options) => visit(browser, site.url + path, run, options);
const outcome = (page) => page.getAttribute("[data-rw=verdict]", "data-outcome");
const editorText = (page) =>
  page.$eval(
    "[data-rw=editor] .cm-content",
    (e) =>
      e.cmTile?.view?.state.doc.toString() ?? [...e.querySelectorAll(".cm-line")].map((l) => l.textContent).join("\n"),
  );
const tab = (name) => `[data-rw=tab][data-document="${name}"]`;
async function retype(page, text) {
  await page.click("[data-rw=editor] .cm-content");
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText(text);
}

test("the hooks are there, with the words of the contract", () =>
  on("", async (page) => {
    assert.equal(await outcome(page), "deny");
    const steps = await page.$$eval("[data-rw=step]", (list) =>
      list.map((e) => [e.dataset.outcome, e.dataset.expected, e.getAttribute("aria-current")]),
    );
    assert.deepEqual(steps, [
      ["deny", "held", "step"],
      ["hidden", "held", null],
      ["allow", "held", null],
      ["allow", "held", null],
      ["expired", "held", null],
      ["error", "unmet", null],
    ]);
    const gates = await page.$$eval("[data-rw=gate]", (list) =>
      list.map((e) => `${e.dataset.gate} ${e.dataset.outcome}`),
    );
    assert.deepEqual(gates, [
      "credentials passed",
      "request passed",
      "rcp absent",
      "scp absent",
      "trust refused",
      "resource absent",
      "identity passed",
      "boundary absent",
      "session-policy absent",
    ]);
    const tabs = await page.$$eval("[data-rw=tab]", (list) => list.map((e) => e.dataset.document));
    assert.deepEqual(tabs, [
      "policy assume-deploy of dev/alice",
      "trust of prod/Deploy",
      "policy artifacts of prod/Deploy",
      "walk",
    ]);
    const lanes = await page.$$eval("[data-rw=lane]", (list) =>
      list.map((e) => `${e.dataset.session} ${e.dataset.from} ${e.dataset.until}`),
    );
    assert.equal(lanes[2], "ci 2026-03-01T09:05:00Z 2026-03-01T10:05:00Z");
    assert.deepEqual(
      await page.$$eval("[data-rw=finding]", (list) => list.map((e) => `${e.dataset.type} ${e.dataset.code}`)),
      ["WARNING UNKNOWN_ACCOUNT", "SUGGESTION MISSING_SID"],
    );
    for (const name of ["first", "prev", "next", "last", "share"])
      assert.equal(await page.locator(`[data-rw=${name}]`).count(), 1, name);
    assert.equal(await page.title(), "Cross-account access needs both sides · Rolewalk");
  }));

test("steps go by buttons and keys, and say so once", () =>
  on("", async (page) => {
    const at = () => page.$eval("[data-rw=position]", (e) => e.textContent);
    await page.click("[data-rw=next]");
    assert.equal(await at(), "step 2 of 6");
    await page.keyboard.press("End");
    assert.equal(await at(), "step 6 of 6");
    assert.equal(await outcome(page), "error");
    await page.keyboard.press("ArrowLeft");
    assert.equal(await outcome(page), "expired");
    await page.waitForFunction(
      () => document.getElementById("announcement").textContent === "Step 5: Expired a minute ago.",
    );
    await page.keyboard.press("Home");
    assert.equal(await at(), "step 1 of 6");
    await page.keyboard.press("ArrowRight");
    assert.equal(await at(), "step 2 of 6");
    await page.click("[data-rw=step] >> nth=3");
    assert.equal(await at(), "step 4 of 6");
    assert.equal(await page.locator("[aria-current=step]").count(), 1);
  }));

test("the time axis leads to the step at a place", () =>
  on("", async (page) => {
    const at = () => page.$eval("[data-rw=position]", (e) => e.textContent);
    const axis = await page.$eval(".ticks", (e) => {
      const { x, y, width, height } = e.getBoundingClientRect();
      return { x, y: y + height / 2, width };
    });
    await page.mouse.click(axis.x + axis.width - 1, axis.y);
    assert.equal(await at(), "step 6 of 6");
    await page.mouse.click(axis.x + 0.3 * axis.width, axis.y);
    assert.equal(await at(), "step 4 of 6");
    await page.mouse.click(axis.x, axis.y);
    assert.equal(await at(), "step 2 of 6");
  }));

test("a prediction hides the verdict until it is made, and is remembered", () =>
  on("", async (page) => {
    await page.click("[data-rw=next]");
    assert.equal(await outcome(page), "hidden");
    assert.equal(await page.locator("[data-rw=gate]").count(), 0);
    await page.click("[data-guess=allow]");
    assert.equal(await outcome(page), "deny");
    const condition = page.locator("[data-rw=condition]");
    assert.equal(await condition.getAttribute("data-key"), "sts:ExternalId");
    assert.equal(await condition.getAttribute("data-outcome"), "missing");
    await page.reload(); // which returns to the step
    await ready(page);
    assert.equal(await outcome(page), "deny");
  }));

test("a tab shows the document in force, and nothing but the document", () =>
  on("", async (page) => {
    await page.click(tab("trust of prod/Deploy"));
    assert.match(await editorText(page), /^\{[\s\S]*333333333333[\s\S]*\}$/);
    assert.equal(await page.getAttribute(tab("trust of prod/Deploy"), "data-change"), null);
    await page.click("[data-rw=last]");
    assert.equal(await page.getAttribute(tab("trust of prod/Deploy"), "data-change"), "1");
    assert.match(await editorText(page), /k3Q9/);
    await page.click(tab("walk"));
    assert.match(await editorText(page), /^title /);
  }));

test("a policy is edited in its tab, survives what does not parse, and undo goes over all tabs", () =>
  on("", async (page) => {
    await page.click(tab("policy artifacts of prod/Deploy"));
    const original = await editorText(page);
    await evaluated(page, () => retype(page, '{ "Version": '));
    assert.match(await page.textContent(".trouble"), /does not parse/);
    assert.equal(await editorText(page), '{ "Version": ');
    assert.equal(await page.getAttribute("[data-rw=finding]", "data-code"), "SYNTAX");
    assert.equal(await page.locator("[data-rw=step]").count(), 6, "the last good walk stays");
    await evaluated(page, () => page.keyboard.insertText('"2012-10-17" }'));
    assert.equal(await page.locator(".trouble").count(), 0);
    assert.equal(await editorText(page), '{ "Version": "2012-10-17" }');
    await evaluated(page, async () => {
      await page.click(tab("trust of prod/Deploy"));
      await retype(page, '{ "Statement": [] }');
    });
    await page.click(tab("walk"));
    const whole = await editorText(page);
    assert.ok(whole.includes('trust { "Statement": [] }\n'), whole);
    assert.ok(whole.includes('policy artifacts { "Version": "2012-10-17" }\n'), whole);
    await page.click(tab("policy assume-deploy of dev/alice"));
    await page.click("[data-rw=undo]");
    assert.equal(
      await page.getAttribute(tab("trust of prod/Deploy"), "aria-selected"),
      "true",
      "undo goes where the edit was",
    );
    assert.match(await editorText(page), /333333333333/);
    while ((await page.getAttribute("[data-rw=undo]", "aria-disabled")) === "false") await page.click("[data-rw=undo]");
    assert.equal(await editorText(page), original);
    await page.click("[data-rw=redo]");
    assert.notEqual(await editorText(page), original);
  }));

test("typing, deleting, pasting and completing keep to the security policy", () =>
  on("", async (page) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.click(tab("trust of prod/Deploy"));
    await page.click("[data-rw=editor] .cm-content");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+c");
    await page.keyboard.type('{ "Version": "2012-10-17",\n"Statement": [] ');
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Control+Shift+ArrowLeft");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Control+v");
    assert.match(await editorText(page), /^\{[\s\S]*333333333333[\s\S]*\}$/);
    await page.click('.cm-line:has-text("Principal")');
    await page.keyboard.press("End");
    await page.keyboard.press("End"); // the line may be broken, and the first goes to where it is
    await page.keyboard.type(' "AWS": "Dep');
    await page.keyboard.press("Control+ ");
    await page.waitForSelector('.cm-tooltip-autocomplete li:has-text("prod/Deploy")');
    await page.waitForTimeout(120);
    await page.keyboard.press("Enter");
    assert.match(await editorText(page), /prod\/Deploy|role\/Deploy/);
  }));

test("a condition is completed with a key of the engine's table, which says its type and when it is present", () =>
  on("", async (page) => {
    await page.click(tab("trust of prod/Deploy"));
    await page.click("[data-rw=editor] .cm-content");
    await page.keyboard.press("Control+a");
    await page.keyboard.type('{ "Condition": { "StringEquals": { "aws:PrincipalOrg');
    await page.keyboard.press("Control+ ");
    await page.waitForSelector('.cm-tooltip-autocomplete li[aria-selected]:has-text("aws:PrincipalOrgIDString")');
    assert.match(await page.textContent(".cm-completionInfo"), /^It is present if the caller's account belongs to/);
    await page.waitForTimeout(120);
    await page.keyboard.press("Enter");
    assert.match(await editorText(page), /"StringEquals": \{ "aws:PrincipalOrgID": $/);
  }));

test("Tab leaves the editor and Escape goes to its tabs", () =>
  on("", async (page) => {
    await page.click("[data-rw=editor] .cm-content");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.closest(".cm-editor")), null);
    await page.click("[data-rw=editor] .cm-content");
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("role")), "tab");
  }));

test("the trace lights the text, and the caret selects in the trace", () =>
  on("", async (page) => {
    assert.equal(await page.textContent(".cm-content .rw-token"), '"arn:aws:iam::333333333333:user/alice"');
    assert.ok((await page.locator(".cm-line.rw-tint.rw-deny").count()) >= 5);
    await page.click("[data-gate=identity] button.gate-head");
    assert.equal(await page.getAttribute(tab("policy assume-deploy of dev/alice"), "aria-selected"), "true");
    assert.equal(await page.getAttribute("[data-gate=identity] .gate-head", "aria-expanded"), "true");
    await page.click("[data-gate=trust] button.gate-head");
    await page.click(".trace .statement .pick >> nth=0");
    assert.equal(await page.getAttribute(tab("trust of prod/Deploy"), "aria-selected"), "true");
    await page.click('.cm-line:has-text("sts:AssumeRole")');
    await page.waitForSelector('.trace tr.selected:has-text("Action")');
  }));

test("a finding leads to its place, and its fix is applied and decided again", () =>
  on("", async (page) => {
    await page.click(".problems .head");
    await page.click("[data-code=UNKNOWN_ACCOUNT] .go");
    assert.match(await page.evaluate(() => getSelection().toString()), /333333333333/);
    await evaluated(page, () => page.click("[data-code=UNKNOWN_ACCOUNT] [data-rw=fix]"));
    assert.equal(await outcome(page), "allow");
    assert.equal(await page.locator("[data-rw=step][data-expected=unmet]").count(), 2);
    await evaluated(page, () => page.keyboard.press("Control+z"));
    assert.equal(await outcome(page), "deny");
  }));

test("what is typed is kept, and can be put back", () =>
  on("", async (page) => {
    await page.click(tab("walk"));
    await evaluated(page, async () => {
      await page.click("[data-rw=editor] .cm-content");
      await page.keyboard.press("Control+Home");
      await page.keyboard.insertText("# mine\n");
    });
    await page.reload();
    await ready(page);
    await page.click(tab("walk"));
    assert.match(await editorText(page), /^# mine\n/);
    await page.click('.notice button:has-text("Start over")');
    assert.match(await editorText(page), /^title/);
  }));

test("a fault and an endless run keep the text and say whose fault it is", () =>
  on("", async (page) => {
    await page.click(tab("walk"));
    const type = async (text) => {
      await page.click("[data-rw=editor] .cm-content");
      await page.keyboard.press("Control+End");
      await page.keyboard.insertText(text);
    };
    await evaluated(page, () => type("# PANIC"));
    assert.match(await page.textContent(".fault"), /our bug[\s\S]*a panic of the fake/);
    await evaluated(page, () => page.keyboard.press("Control+z"));
    assert.equal(await page.locator(".fault").count(), 0);
    await evaluated(page, () => type("# LOOP"));
    assert.match(await page.textContent(".trouble"), /longer than two seconds/);
    assert.match(await editorText(page), /LOOP/);
    await evaluated(page, () => page.keyboard.press("Control+z"));
    assert.equal(await page.locator(".trouble").count(), 0);
    assert.equal(await page.getAttribute("html", "data-engine"), "ready");
  }));

test("a link comes back as it was shared and leaves the reader's own text alone", () =>
  on("", async (page) => {
    await page.click(tab("walk"));
    await evaluated(page, async () => {
      await page.click("[data-rw=editor] .cm-content");
      await page.keyboard.press("Control+Home");
      await page.keyboard.insertText("# shared\n");
    });
    await page.click("[data-rw=last]");
    await page.click("[data-rw=share]");
    await page.waitForFunction(() => document.querySelector("[data-rw=link]")?.value.length > 100);
    const link = await page.inputValue("[data-rw=link]");
    assert.match(link, /#w1\.[\w-]+&step=6$/);
    assert.match(await page.inputValue("[data-rw=iframe]"), /^<iframe src="[^"]*embed\.html#w1\./);
    await page.waitForFunction(() => document.querySelector(".copied").textContent !== "");
    const other = await open(browser, `${link}&later=1`);
    await other.waitForFunction(() => document.querySelector("[data-rw=position]")?.textContent === "step 6 of 6");
    await other.click(tab("walk"));
    assert.match(await editorText(other), /^# shared\n/);
    await evaluated(other, async () => {
      await other.click("[data-rw=editor] .cm-content");
      await other.keyboard.insertText(" ");
    });
    assert.doesNotMatch(other.url(), /#w1/);
    await other.goto(site.url);
    await ready(other);
    await other.click(tab("walk"));
    assert.match(await editorText(other), /^title/);
    await other.click("[data-rw=library]");
    await other.waitForSelector('.library a[href^="#my."]');
    await other.context().close();
  }));

test("a link that does not open says why and changes nothing", () =>
  on("#w1.bad", async (page) => {
    await page.waitForSelector(".notice");
    assert.match(await page.textContent(".notice"), /does not open: it is cut short/);
    assert.equal(await outcome(page), "deny");
  }));

test("the library lists the walks and makes new ones", () =>
  on("", async (page) => {
    await page.click("[data-rw=library]");
    await page.click('.library a:has-text("Cross-account")');
    await page.waitForURL(/walks\/cross-account\//);
    await ready(page);
    await page.click("[data-rw=library]");
    await page.click("[data-rw=new]");
    await page.waitForFunction(() => location.hash.startsWith("#my."));
  }));

test("between a phone and a desk the picture scrolls to the edge of the step", () =>
  on(
    "",
    async (page) => {
      const places = [];
      for (;;) {
        const place = await page.$eval(".edge-group", (edge) => {
          const pane = edge.closest(".picture");
          const outer = pane.getBoundingClientRect();
          const inside = ({ top, bottom }) => top > outer.top - 1 && bottom < outer.bottom + 1;
          const hop = edge.getBoundingClientRect();
          // Of a hop that is too long for the pane, what is asked for is in view.
          const ends = [...pane.querySelectorAll(".node.now")].map((e) => e.getBoundingClientRect());
          return {
            scrolls: pane.scrollHeight > pane.clientHeight,
            scrolled: pane.scrollTop,
            seen: hop.height > outer.height ? ends.some(inside) : inside(hop),
          };
        });
        places.push(place);
        if ((await page.getAttribute("[data-rw=next]", "aria-disabled")) === "true") break;
        await page.click("[data-rw=next]");
      }
      assert.ok(
        places.every((p) => p.scrolls && p.seen),
        JSON.stringify(places),
      );
      assert.ok(new Set(places.map((p) => p.scrolled)).size > 1, "no step had to be scrolled to");
    },
    { viewport: { width: 1024, height: 500 } },
  ));

test("no sideways scrolling at 320 px, in any pane", () =>
  on(
    "",
    async (page) => {
      for (const pane of ["documents", "walk", "picture", "timeline"]) {
        await page.click(`.panes [data-pane=${pane}]`);
        const wide = await page.evaluate(() =>
          [...document.querySelectorAll("body, main, section, .walk-flow")]
            .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0)
            .map((e) => e.className),
        );
        assert.deepEqual(wide, [], pane);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, pane);
      }
      await page.click("[data-rw=next]");
    },
    { viewport: { width: 320, height: 640 } },
  ));

test("on a phone what is pressed is 44 px high", () =>
  on(
    "",
    async (page) => {
      const low = await page.$$eval("button, summary, .button", (list) =>
        list
          .filter((e) => e.offsetParent && !e.closest(".note") && e.getBoundingClientRect().height < 43.5)
          .map((e) => `${e.className} ${e.textContent.trim()} ${e.getBoundingClientRect().height}`),
      );
      assert.deepEqual(low, []);
    },
    { viewport: { width: 390, height: 844 }, hasTouch: true },
  ));

test("without JavaScript the verdict, the steps and the documents are there", () =>
  on(
    "",
    async (page) => {
      assert.equal(await outcome(page), "deny");
      assert.equal(await page.locator("[data-rw=step]").count(), 6);
      assert.equal(await page.locator("[data-rw=gate]").count(), 9);
      assert.match(await page.textContent("[data-rw=editor]"), /333333333333/);
      assert.ok(await page.locator("[data-rw=verdict] h2").isVisible());
      assert.equal(await page.locator("[data-rw=lane]").count(), 4);
    },
    { javaScriptEnabled: false },
  ));

test("taking over moves nothing", async () => {
  const still = await open(browser, site.url, { javaScriptEnabled: false });
  const live = await open(browser, site.url);
  await ready(live);
  const boxes = (page) =>
    page.$$eval("[data-rw=verdict], [data-rw=step], [data-rw=gate], [data-rw=lane], .account rect", (list) =>
      list.map((e) => {
        const b = e.getBoundingClientRect();
        return [Math.round(b.x), Math.round(b.y), Math.round(b.width), Math.round(b.height)].join(" ");
      }),
    );
  assert.deepEqual(await boxes(live), await boxes(still));
  await still.context().close();
  await live.context().close();
});

test("what the build decided stands until it is edited, and the engine decides it once for itself", async () => {
  const page = await open(browser, site.url);
  await page.addInitScript(() => {
    window.names = [];
    window.sent = [];
    window.Worker = class extends Worker {
      constructor(address, options) {
        super(address, options);
        window.names.push(options?.name);
      }
      postMessage(message) {
        window.sent.push(message);
        super.postMessage(message);
      }
    };
  });
  await page.reload();
  await ready(page);
  assert.equal(await page.getAttribute("html", "data-evaluated"), "1");
  await page.waitForFunction(() => window.sent.length === 2);
  const [names, [start, asked]] = await page.evaluate(() => [window.names, window.sent]);
  // The name is there before any message: a message waits until the page's own thread has time.
  assert.deepEqual(JSON.parse(names[0]), { module: start.module, settings: start.settings });
  assert.equal(start.kind, "start");
  const text = await page.evaluate(() => JSON.parse(document.getElementById("rw-text").textContent));
  assert.deepEqual([asked.call, asked.text === text], ["evaluate", true]);
  await evaluated(page, () => retype(page, '{ "Version": '));
  assert.equal(await page.getAttribute("html", "data-evaluated"), "2");
  await page.context().close();
});

/** A page with an engine that never comes, with its first islands drawn. */
async function waiting(path, width) {
  const page = await open(browser, site.url + path, { viewport: { width, height: 844 }, hasTouch: true });
  await page.addInitScript(() => {
    window.Worker = class extends EventTarget {
      postMessage() {}
      terminate() {}
    };
    window.SharedWorker = undefined;
  });
  await page.reload();
  await page.waitForFunction(() => document.querySelector("rw-walk").hasUpdated);
  return page;
}
const hasEditor = (page) => page.evaluate(() => document.querySelector("[data-rw=editor] .cm-content") !== null);

test("a pane that is not shown is drawn when it is, or when the first view is live", async () => {
  const page = await waiting("", 390);
  assert.ok(!(await hasEditor(page)));
  const ahead = await page.textContent("[data-rw=editor] pre");
  await page.tap("[data-rw=next]");
  assert.ok(!(await hasEditor(page)), "stepping needs no other pane");
  await page.tap("[data-rw=prev]");
  await page.tap("rw-panes [data-pane=documents]");
  assert.ok(await hasEditor(page), "the pane is shown");
  assert.equal((await editorText(page)).trim(), ahead.trim());
  await page.context().close();
  const attached = (page) => page.waitForSelector("[data-rw=editor] .cm-content", { state: "attached" });
  await on("", attached, { viewport: { width: 390, height: 844 } });
});

test("panes that are not shown are drawn where no engine comes, for print, and in a frame that grows", async () => {
  const none = await open(browser, site.url, { viewport: { width: 390, height: 844 } });
  await none.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new Error("none here");
      }
    };
  });
  await none.reload();
  await none.waitForSelector("[data-rw=editor] .cm-content", { state: "attached" });
  await none.context().close();

  const printed = await waiting("", 390);
  assert.ok(!(await hasEditor(printed)));
  await printed.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.ok(await hasEditor(printed));
  await printed.context().close();

  const frame = await waiting("embed.html", 500);
  const nodes = () => frame.$eval("rw-picture", (e) => e.hasUpdated);
  assert.equal(await nodes(), false);
  await frame.setViewportSize({ width: 800, height: 844 });
  await frame.waitForFunction(() => document.querySelector("rw-picture").hasUpdated, null, { timeout: 5000 });
  await frame.context().close();
});

test("where the engine cannot be loaded the verdict stands and the page says so", async () => {
  const bare = await serve(folder, { "/engine.wasm": "", "/worker.js": "throw new Error('no')" });
  const page = await open(browser, bare.url);
  await page.waitForFunction(() => document.documentElement.dataset.engine === "failed");
  assert.equal(await outcome(page), "deny");
  assert.match(await page.textContent(".trouble"), /could not be loaded/);
  await page.context().close();
  await bare.end();
});

test("the frame works from 280 px and takes the edited text out with it", () =>
  on(
    "embed.html",
    async (page) => {
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 280);
      assert.equal(await outcome(page), "deny");
      assert.equal(await page.locator("[data-rw=gate]").count(), 9);
      await page.click("[data-rw=next]");
      assert.equal(await outcome(page), "hidden");
      await page.click(".panes [data-pane=documents]");
      await page.click(tab("walk"));
      await evaluated(page, async () => {
        await page.click("[data-rw=editor] .cm-content");
        await page.keyboard.press("Control+Home");
        await page.keyboard.insertText("# from the frame\n");
      });
      const begins = `#w1.${Buffer.from("# from the fra").toString("base64url").slice(0, 18)}`;
      await page.waitForFunction((text) => document.querySelector("[data-rw=open]").href.includes(text), begins);
      const out = await page.getAttribute("[data-rw=open]", "href");
      assert.match(out, /\/sub\/#w1\.[^&]*&step=2$/);
      const whole = await open(browser, out);
      await whole.waitForSelector(".notice");
      await whole.click(tab("walk"));
      assert.match(await editorText(whole), /^# from the frame/);
      await whole.context().close();
      await page.reload();
      await ready(page);
      await page.click(".panes [data-pane=documents]");
      await page.click(tab("walk"));
      assert.match(await editorText(page), /^title/, "a frame keeps nothing");
    },
    { viewport: { width: 280, height: 480 } },
  ));

test("the frame is at /embed too", () => on("embed/", async (page) => assert.equal(await outcome(page), "deny")));
