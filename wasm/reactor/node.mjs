// A module of ours under Node, for tests and measurements.
import { readFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { Module } from "./module.mjs";

/** Where `make wasm` puts a module. */
export const built = (name) => path.join(process.env.ROLEWALK_WASM ?? "bin/wasm", name);

/** Loads a module on a host without a true clock and true random numbers: the engine must need neither. */
export async function load(file, settings = []) {
  let asked = 0n;
  const host = {
    clock: () => ++asked * 1000n,
    random: (bytes) => bytes.fill(7),
    print: (bytes) => process.stderr.write(bytes.slice()),
  };
  return Module.start(await WebAssembly.compile(await readFile(file)), host, settings);
}
