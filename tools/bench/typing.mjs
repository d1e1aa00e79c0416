// Prints how long the page takes from a key to the shown evaluation, as a table: typing.mjs DIST ROUNDS, and on
// standard input the walks, as JSON: [{"Name", "Fragment"}].
//
// A key's time runs from the event's own time stamp to the task after the frame that shows the evaluation. Beside it
// stands the same way with nothing in it: a key, a round trip to an empty worker, a frame. Both take turns in one page.
// The key writes a letter into the walk's title, which moves every place in the text.
import { argv, stdin } from "node:process";
import { json } from "node:stream/consumers";
import { launch, open, ready, serve } from "../../web/test/serve.mjs";

const [dist, rounds] = [argv[2], Number(argv[3])];

/** Runs in the page: keeps the time of each key until what it caused is on the screen. */
function watch() {
  const { port1, port2 } = new MessageChannel();
  let began = 0;
  let done = () => {};
  port2.onmessage = () => done(performance.now() - began);
  const shown = () => requestAnimationFrame(() => port1.postMessage(0));
  const empty = new Worker("/sub/empty.js");
  empty.onmessage = shown;
  addEventListener(
    "keydown",
    (event) => {
      began = event.timeStamp;
      if (event.key === "Shift") empty.postMessage(0);
    },
    true,
  );
  new MutationObserver(shown).observe(document.documentElement, { attributeFilter: ["data-evaluated"] });
  window.nextKey = () => {
    window.key = new Promise((resolve) => {
      done = resolve;
    });
  };
}

async function typed(page, key) {
  await page.evaluate(() => window.nextKey());
  await page.keyboard.press(key);
  return page.evaluate(() => window.key);
}

const at = (times, share) => times.toSorted((a, b) => a - b)[Math.ceil(times.length * share) - 1];

async function measure(browser, address) {
  const page = await open(browser, address);
  await ready(page);
  await page.click('[data-rw="tab"][data-document="walk"]');
  await page.locator(".cm-content").focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await page.evaluate(watch);
  const [keys, empty] = [[], []];
  for (let i = -6; i < rounds; i++) {
    const key = await typed(page, i % 2 ? "x" : "Backspace");
    const none = await typed(page, "Shift");
    if (i < 0) continue; // the first keys load what the first edit needs
    keys.push(key);
    empty.push(none);
  }
  await page.context().close();
  return { keys, empty };
}

const served = await serve(dist, { "/empty.js": "onmessage = () => postMessage(0);" });
const browser = await launch();
try {
  console.log("\n| from a key to the shown evaluation, ms | median | p95 | nothing: median | p95 | p95, difference |");
  console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
  for (const { Name, Fragment } of await json(stdin)) {
    const { keys, empty } = await measure(browser, `${served.url}#${Fragment}`);
    const cells = [at(keys, 0.5), at(keys, 0.95), at(empty, 0.5), at(empty, 0.95), at(keys, 0.95) - at(empty, 0.95)];
    console.log(`| ${Name} | ${cells.map((ms) => ms.toFixed(1)).join(" | ")} |`);
  }
} finally {
  await browser.close();
  await served.end();
}
