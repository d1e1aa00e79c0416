// The entries of the companion that ask what the walk does not ask.
import type { Ask, AskedAgain, KeptStep, Matrix, WhatIf } from "../gen/view.ts";
import type { WorkerClient } from "./client.ts";

/** Decides a request that the walk does not make. */
export async function whatIf(companion: WorkerClient, walk: string, row: number, ask: Ask): Promise<WhatIf> {
  return JSON.parse(await companion.askNewest("whatif", JSON.stringify({ walk, row, ask }))) as WhatIf;
}

/** The edits that write such a request into the walk as a step. */
export async function keep(companion: WorkerClient, walk: string, row: number, ask: Ask): Promise<KeptStep> {
  return JSON.parse(await companion.ask("keep", JSON.stringify({ walk, row, ask }))) as KeptStep;
}

/** Asks every step of the walk at another moment. */
export async function again(companion: WorkerClient, walk: string, row: number, time: string): Promise<AskedAgain> {
  return JSON.parse(await companion.askNewest("again", JSON.stringify({ walk, row, time }))) as AskedAgain;
}

/** A stretch of the matrix. `before` is the text before the last edit; it is looked at with the first cells alone. */
export interface Stretch {
  walk: string;
  row: number;
  time: string;
  first: number;
  count: number;
  before: string;
}

export async function matrix(companion: WorkerClient, stretch: Stretch): Promise<Matrix> {
  return JSON.parse(await companion.ask("matrix", JSON.stringify(stretch))) as Matrix;
}
