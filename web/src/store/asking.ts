// What is asked that the walk does not ask: the fields of the what-if, and the moment of the now-line.
import type { Ask, AskedAgain, WhatIf } from "../gen/view.ts";

export interface Asking {
  /** The what-if stands open. */
  open: boolean;
  /** A plain request for a role, from a cell of the matrix; undefined for the request of the current step. */
  plain: Ask | undefined;
  /** What the reader changed in it. */
  changes: Partial<Ask>;
  /** The newest answer, with the key of what was asked. */
  answer: { key: string; found: WhatIf } | undefined;
  /** Why the ask could not be written into the walk; empty where nothing was in the way. */
  notKept: string;
  /** Where the now-line stands, as the page writes times; empty where it stands at the current step. */
  now: string;
  /** How every step ends at that moment, with the key of what was asked. */
  again: { key: string; found: AskedAgain } | undefined;
}

export const notAsking: Asking = {
  open: false,
  plain: undefined,
  changes: {},
  answer: undefined,
  notKept: "",
  now: "",
  again: undefined,
};
