// Prints what engine.wasm answers to each walk, a line each: evaluate.mjs WALK…
import { readFile } from "node:fs/promises";
import { argv } from "node:process";
import { built, load } from "../reactor/node.mjs";

const engine = await load(built("engine.wasm"));
for (const walk of argv.slice(2)) console.log(engine.call("evaluate", await readFile(walk, "utf8")));
