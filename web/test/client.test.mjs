// The client of a worker, against workers that say what a test lets them say.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { unit } from "./build.mjs";

const { Replaced, TooSlow, WorkerClient } = await unit("engine/client");

/** Every worker that was started, newest last. */
let workers = [];
let told = [];

class FakeWorker extends EventTarget {
  heard = [];
  ended = false;
  constructor(address) {
    super();
    this.address = address;
    workers.push(this);
  }
  postMessage(message) {
    this.heard.push(message);
  }
  terminate() {
    this.ended = true;
  }
  say(data) {
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }
  get asked() {
    return this.heard.filter((m) => m.kind === "request");
  }
}
globalThis.Worker = FakeWorker;
globalThis.window = globalThis;

const addresses = { worker: "w.js", module: "m.wasm", settings: ["GOGC=400"] };
const make = () => new WorkerClient(addresses, (state) => told.push(state));
const settled = async (promise) => {
  const outcome = await Promise.race([
    promise.then(
      (v) => ["done", v],
      (e) => ["failed", e],
    ),
    Promise.resolve(),
  ]);
  return outcome;
};

beforeEach(() => {
  workers = [];
  told = [];
  mock.timers.reset();
});

test("a worker starts with the first request, and is asked once its module is there", async () => {
  const client = make();
  assert.equal(workers.length, 0);
  const answer = client.ask("share", "text", 3);
  const [worker] = workers;
  assert.deepEqual(worker.heard, [{ kind: "start", module: "m.wasm", settings: ["GOGC=400"] }]);
  worker.say({ kind: "ready" });
  assert.deepEqual(worker.asked, [{ kind: "request", id: 1, call: "share", text: "text", numbers: [3] }]);
  worker.say({ kind: "answer", id: 7, body: "of another request" });
  worker.say({ kind: "answer", id: 1, body: "link" });
  assert.equal(await answer, "link");
  assert.deepEqual(told, ["loading", "ready"]);
});

test("one request is under way, of those that may be replaced the newest waits, and behind the others", async () => {
  const client = make();
  const first = client.askNewest("evaluate", "a");
  workers[0].say({ kind: "ready" });
  const replaced = client.askNewest("evaluate", "ab");
  const newest = client.askNewest("evaluate", "abc");
  const share = client.ask("share", "abc", 1);
  await assert.rejects(replaced, Replaced);
  assert.equal(workers[0].asked.length, 1);
  workers[0].say({ kind: "answer", id: 1, body: "A" });
  workers[0].say({ kind: "answer", id: 2, body: "S" });
  workers[0].say({ kind: "answer", id: 3, body: "N" });
  assert.deepEqual(await Promise.all([first, share, newest]), ["A", "S", "N"]);
  assert.deepEqual(
    workers[0].asked.map((m) => m.call + m.text),
    ["evaluatea", "shareabc", "evaluateabc"],
  );
});

test("after a fault the worker is another one, and what waits goes to it", async () => {
  const client = make();
  const faulty = client.ask("open", "#");
  workers[0].say({ kind: "ready" });
  const waits = client.ask("format", "x");
  workers[0].say({ kind: "fault", id: 1, why: "a panic" });
  await assert.rejects(faulty, /a panic/);
  assert.ok(workers[0].ended);
  assert.equal(workers.length, 2);
  assert.equal(workers[1].asked.length, 0, "its module is not there yet");
  workers[1].say({ kind: "ready" });
  workers[1].say({ kind: "answer", id: 2, body: "formatted" });
  assert.equal(await waits, "formatted");
});

test("patience ends, after a first run five times as late", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const client = make();
  const slow = client.ask("evaluate", "LOOP");
  workers[0].say({ kind: "ready" });
  mock.timers.tick(9_999);
  assert.equal(await settled(slow), undefined);
  mock.timers.tick(1);
  await assert.rejects(slow, TooSlow);
  assert.ok(workers[0].ended);
  workers[1].say({ kind: "ready" });
  const again = client.ask("evaluate", "LOOP");
  mock.timers.tick(2_000);
  await assert.rejects(again, TooSlow);
  assert.equal(workers.length, 3);
});

test("a module that one worker has compiled is handed to the next, of the same client and of another", () => {
  const kept = {};
  const compiled = new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
  const share = () => new WorkerClient({ ...addresses, kept });
  share().start();
  workers[0].say({ kind: "ready", compiled });
  const second = share();
  second.start();
  assert.equal(workers[0].heard[0].compiled, undefined);
  assert.equal(workers[1].heard[0].compiled, compiled);
  workers[1].say({ kind: "ready", compiled });
  second.ask("evaluate", "PANIC").catch(() => undefined);
  workers[1].say({ kind: "fault", id: workers[1].asked[0].id, why: "panic" });
  assert.equal(workers[2].heard[0].compiled, compiled);
  make().start();
  assert.equal(workers[3].heard[0].compiled, undefined, "a client that keeps none");
  const heard = [];
  globalThis.SharedWorker = class extends EventTarget {
    port = Object.assign(new EventTarget(), { start() {}, postMessage: (message) => heard.push(message) });
  };
  new WorkerClient({ ...addresses, kept, shared: true }).start();
  delete globalThis.SharedWorker;
  assert.deepEqual(
    heard.map((m) => m.compiled),
    [undefined],
    "one that frames share could not take it",
  );
});

test("requests of a call are let go: one under way ends the worker, and the next request starts another", async () => {
  const client = make();
  const advise = client.askNewest("advise", "one");
  const kept = client.ask("render", "note");
  workers[0].say({ kind: "ready" });
  assert.deepEqual(
    workers[0].asked.map((m) => m.call),
    ["render"],
  );
  client.drop("advise");
  await assert.rejects(advise, Replaced);
  assert.equal(workers[0].ended, false, "what waited is let go without it");
  workers[0].say({ kind: "answer", id: workers[0].asked[0].id, body: "[]" });
  assert.equal(await kept, "[]");
  const running = client.askNewest("advise", "two");
  const behind = client.ask("render", "note");
  client.drop("suggest");
  assert.equal(workers[0].ended, false, "another call is left alone");
  client.drop("advise");
  await assert.rejects(running, Replaced);
  assert.ok(workers[0].ended);
  workers[1].say({ kind: "ready" });
  workers[1].say({ kind: "answer", id: workers[1].asked[0].id, body: "[]" });
  assert.equal(await behind, "[]", "what waited behind it goes to the next worker");
  client.drop("advise");
  assert.equal(workers.length, 2);
});

test("where the module cannot be had, every request fails and no further worker starts", async () => {
  const client = make();
  const waits = client.ask("render", "x");
  workers[0].say({ kind: "failed", why: "404" });
  await assert.rejects(waits, /404/);
  await assert.rejects(client.ask("render", "y"), /404/);
  assert.equal(workers.length, 1);
  assert.deepEqual(told, ["loading", "failed"]);
});

test("a worker that was started ahead is taken over, once, and not where it failed or has another module", () => {
  const ahead = new FakeWorker("ahead");
  globalThis.rolewalkEarly = { worker: ahead, module: "m.wasm", failed: false };
  const first = make();
  first.start();
  assert.deepEqual(ahead.heard, [{ kind: "start", module: "m.wasm", settings: addresses.settings }]);
  ahead.say({ kind: "ready" });
  assert.deepEqual(told, ["loading", "ready"]);
  make().start();
  assert.equal(workers.length, 2, "the second client starts its own");
  for (const early of [{ failed: true }, { module: "other.wasm" }]) {
    globalThis.rolewalkEarly = { worker: ahead, module: "m.wasm", failed: false, ...early };
    make().start();
  }
  assert.equal(workers.length, 4);
  assert.equal(ahead.heard.length, 1);
  globalThis.rolewalkEarly = undefined;
});

test("frames share a worker by its module, and one whose request takes too long goes on with its own", async () => {
  const shared = [];
  globalThis.SharedWorker = class extends EventTarget {
    constructor(script, { name }) {
      super();
      this.port = Object.assign(new FakeWorker(script), { start() {}, close: () => (this.port.ended = true) });
      workers.pop(); // a port is no worker
      shared.push({ name, worker: this, port: this.port });
    }
  };
  const messages = [];
  globalThis.parent = { postMessage: (message) => messages.push(message) };
  try {
    mock.timers.enable({ apis: ["setTimeout"] });
    const client = new WorkerClient({ ...addresses, shared: true });
    const answer = client.ask("share", "endless");
    assert.deepEqual(
      [shared.length, shared[0].name, workers.length],
      [1, JSON.stringify({ module: "m.wasm", settings: ["GOGC=400"] }), 0],
    );
    shared[0].port.say({ kind: "ready" });
    assert.equal(shared[0].port.asked.length, 1);
    const failed = assert.rejects(answer, TooSlow);
    mock.timers.tick(10_000);
    await failed;
    assert.deepEqual([shared.length, workers.length], [1, 1], "the shared one is left, not ended and not asked again");
    assert.deepEqual(messages, []);

    const refused = new WorkerClient({ ...addresses, shared: true });
    const second = refused.ask("share", "text");
    shared[1].worker.dispatchEvent(new Event("error"));
    assert.deepEqual(messages, [{ type: "rolewalk:alone" }]);
    assert.equal(workers.length, 2);
    workers[1].say({ kind: "ready" });
    workers[1].say({ kind: "answer", id: workers[1].asked[0].id, body: "w1.x" });
    assert.equal(await second, "w1.x");

    new WorkerClient(addresses).start();
    assert.equal(shared.length, 2, "a page that is no frame shares nothing");
  } finally {
    delete globalThis.SharedWorker;
    delete globalThis.parent;
  }
});
