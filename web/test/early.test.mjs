// How the script in the page's head starts the engine's worker.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { unit } from "./build.mjs";

const { startEarly, takeEarly } = await unit("engine/early");
const { engineSettings } = await unit("engine/settings");

let started = [];
let posted = [];
const kind = (name) =>
  class extends EventTarget {
    constructor(script, options) {
      super();
      this.port = Object.assign(new EventTarget(), { start() {}, close() {}, postMessage: (m) => this.postMessage(m) });
      started.push({ kind: name, script, ...JSON.parse(options.name) });
    }
    postMessage(message) {
      posted.push(message); // it would wait until the page's own thread has time
    }
  };
globalThis.window = globalThis;
globalThis.document = { baseURI: "https://walks.example/walks/x/" };

beforeEach(() => {
  started = [];
  posted = [];
  globalThis.rolewalkEarly = undefined;
  globalThis.Worker = kind("worker");
  globalThis.SharedWorker = kind("shared");
});

const module = "https://walks.example/engine.wasm?v=1";
const begins = (kind) => ({ kind, script: "../../worker.js", module, settings: engineSettings });

test("a page's worker has its module in its name, a frame's too, and that one is shared", () => {
  startEarly("../../worker.js", "../../engine.wasm?v=1", false);
  assert.ok(takeEarly(module));
  assert.equal(takeEarly(module), undefined, "it is taken once");
  startEarly("../../worker.js", "../../engine.wasm?v=1", true);
  assert.ok(takeEarly(module));
  assert.deepEqual(started, [begins("worker"), begins("shared")]);
  assert.deepEqual(posted, []);
});

test("a frame whose browser shares no worker starts its own", () => {
  globalThis.SharedWorker = class {
    constructor() {
      throw new Error("refused");
    }
  };
  startEarly("../../worker.js", "../../engine.wasm?v=1", true);
  assert.ok(takeEarly(module));
  assert.deepEqual(started, [begins("worker")]);
});
