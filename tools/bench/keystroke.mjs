// Prints the median time in nanoseconds that engine.wasm takes to answer a walk: keystroke.mjs WALK ROUNDS
import { readFile } from "node:fs/promises";
import { argv, hrtime } from "node:process";
import { built, load } from "../../wasm/reactor/node.mjs";

const [walk, rounds] = [await readFile(argv[2], "utf8"), Number(argv[3])];
const engine = await load(built("engine.wasm"));
const times = [];
for (let i = -20; i < rounds; i++) {
  const start = hrtime.bigint();
  engine.call("evaluate", walk);
  if (i >= 0) times.push(hrtime.bigint() - start); // before that Node still compiles
}
times.sort((a, b) => (a < b ? -1 : 1));
console.log(String(times[times.length >> 1]));
