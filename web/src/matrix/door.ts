// The way to the matrix, which is fetched when it is first opened, or when the reader is about to open it.
import { store, surveyor, text } from "../app.ts";
import { matrix } from "../engine/asks.ts";
import { nowOf } from "../store/moment.ts";

interface Opens extends HTMLElement {
  open(): void;
}

/** How many cells are decided ahead: enough that the browser has compiled what decides the others. */
const AHEAD = 400;

/** The version of the text whose first cells were decided ahead. */
let prepared = -1;

/**
 * Fetches what the matrix needs, and has its worker read the walk and decide the first cells: most readers rest on a
 * button before they press. What fails here says why when the matrix is opened.
 */
export function prepareMatrix(): void {
  import("./matrix.ts").catch(() => undefined);
  if (prepared === text.version || store.state.surveying) return;
  prepared = text.version;
  const walk = { walk: text.text, row: store.state.row, time: nowOf(store.state) };
  matrix(surveyor, { ...walk, first: 0, count: AHEAD, before: "" }).catch(() => undefined);
}

export async function openMatrix(): Promise<void> {
  surveyor.start();
  await import("./matrix.ts");
  let element = document.querySelector<Opens>("rw-matrix");
  if (!element) {
    element = document.createElement("rw-matrix") as Opens;
    document.body.append(element);
  }
  element.open();
}
