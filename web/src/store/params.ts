// How a link wants its walk to be shown. engine/link reads and writes the same: both pass testdata/params.json there.
import { panes } from "./saved.ts";
import type { Pane, Theme } from "./state.ts";

export interface Params {
  /** From 1; 0 where none is asked for. */
  step: number;
  /** As the page writes times; empty where none is asked for. */
  time: string;
  pane: Pane | undefined;
  theme: Exclude<Theme, "auto"> | undefined;
  predict: boolean;
  readonly: boolean;
  /** A frame shows suggested edits. */
  edit: boolean;
  /** How many pixels a frame asks for at most; 0 where that is not said. */
  height: number;
}

export const noParams: Params = {
  step: 0,
  time: "",
  pane: undefined,
  theme: undefined,
  predict: false,
  readonly: false,
  edit: false,
  height: 0,
};

const HEIGHT = { least: 100, most: 5000 };

/** The parameters among the parts of a fragment. Names and values that are not known are left out; the first counts. */
export function readParams(parts: readonly string[]): Params {
  const first = <T>(name: string, read: (value: string) => T | undefined): T | undefined => {
    for (const part of parts) {
      const value = part.startsWith(`${name}=`) ? read(part.slice(name.length + 1)) : undefined;
      if (value !== undefined) return value;
    }
    return undefined;
  };
  const number = (least: number, most: number) => (value: string) => {
    const n = /^\d{1,6}$/.test(value) ? Number(value) : 0;
    return n >= least && n <= most ? n : undefined;
  };
  const on = (value: string) => value === "1" || undefined;
  return {
    step: first("step", number(1, 999_999)) ?? 0,
    time: first("time", (value) => (isTime(value) ? value : undefined)) ?? "",
    pane: first("pane", (value) => panes.find((pane) => pane === value)),
    theme: first("theme", (value) => (value === "light" || value === "dark" ? value : undefined)),
    predict: first("predict", on) ?? false,
    readonly: first("readonly", on) ?? false,
    edit: first("edit", on) ?? false,
    height: first("height", number(HEIGHT.least, HEIGHT.most)) ?? 0,
  };
}

/**
 * Whether a value is a moment in whole seconds and UTC: a day that no month has becomes another one when it is read.
 */
function isTime(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) return false;
  const at = Date.parse(value);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 19) === value.slice(0, 19);
}

/** The parameters as they come after the walk, each with its `&`. */
export function writeParams(params: Params): string {
  return Object.entries(params)
    .flatMap(([name, value]) => (value ? [`&${name}=${value === true ? 1 : value}`] : []))
    .join("");
}

/** What the part of an address behind the # asks for. Parts that it does not know are for a later page. */
export interface Asked {
  link: string;
  mine: string;
  params: Params;
}

export function readFragment(hash: string): Asked {
  const parts = hash.replace(/^#/, "").split("&");
  const link = parts.find((part) => /^w\d+\./.test(part));
  const mine = parts.find((part) => part.startsWith("my."));
  return { link: link ? `#${link}` : "", mine: mine?.slice(3) ?? "", params: readParams(parts) };
}
