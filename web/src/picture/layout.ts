// Where everything stands in the picture: a pure function of the page's accounts, so that it stays where it is from step
// to step and while the text is edited. Accounts fill two columns in file order; the space between them is for hops.
import type { Account, Node } from "../gen/view.ts";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PlacedNode extends Box {
  node: Node;
  /** Which side of it faces the space between the columns. */
  side: "right" | "left";
}

export interface PlacedAccount extends Box {
  account: Account;
  nodes: PlacedNode[];
}

export interface Picture {
  width: number;
  height: number;
  accounts: PlacedAccount[];
}

/** A hop's way with the middles of its two locks, and where their words go. */
export interface Way {
  path: string;
  /** The three parts of the way: up to the first lock, between them, after the second. */
  parts: [string, string, string];
  locks: [Lock, Lock];
  /** The head of the arrow, as a path. */
  head: string;
}

export interface Lock {
  x: number;
  y: number;
  words: Words;
}

export type Words = "below" | "above" | "left" | "right";

export const size = { width: 520, box: 184, head: 58, node: 52, gap: 16, inset: 14, margin: 10, lock: 17 } as const;

export function layout(accounts: Account[]): Picture {
  const bottoms: number[] = [size.margin, size.margin];
  const placed = accounts
    .filter((a) => a.nodes.length > 0)
    .map((account, i) => {
      const column = i % 2;
      const x = column === 0 ? size.margin : size.width - size.margin - size.box;
      const y = bottoms[column] ?? size.margin;
      const nodes = account.nodes.map(
        (node, n): PlacedNode => ({
          node,
          x: x + size.inset,
          y: y + size.head + n * (size.node + size.gap),
          width: size.box - 2 * size.inset,
          height: size.node,
          side: column === 0 ? "right" : "left",
        }),
      );
      const height = size.head + nodes.length * (size.node + size.gap);
      bottoms[column] = y + height + size.gap;
      return { account, x, y, width: size.box, height, nodes };
    });
  return { width: size.width, height: Math.max(...bottoms, 120) - size.gap + size.margin, accounts: placed };
}

interface Point {
  x: number;
  y: number;
}

/** The way from one node to another: straight across, or out into the space and back within one column. */
export function way(from: PlacedNode, to: PlacedNode): Way {
  const a = edge(from);
  const b = edge(to);
  const tip: Point = { x: b.x + (to.side === "left" ? -5 : 5), y: b.y };
  if (from.side !== to.side)
    return along(straight(a, tip), (t) => mix(a, tip, t), 0.27, 0.73, ["below", "above"], tip, to.side);
  const out = from.side === "right" ? 1 : -1;
  const apart = from === to ? 30 : 0;
  const start = { x: a.x, y: a.y - apart / 2 };
  const end = { x: tip.x, y: tip.y + apart / 2 };
  const c1 = { x: start.x + out * 116, y: start.y };
  const c2 = { x: end.x + out * 116, y: end.y };
  const words = out > 0 ? "right" : "left";
  return along(
    (s, e) => curve(start, c1, c2, end, s, e),
    (t) => bezier(start, c1, c2, end, t),
    0.22,
    0.78,
    [words, words],
    end,
    to.side,
  );
}

function edge(node: PlacedNode): Point {
  return { x: node.side === "right" ? node.x + node.width : node.x, y: node.y + node.height / 2 };
}

function mix(a: Point, b: Point, t: number): Point {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

function straight(a: Point, b: Point): (s: number, e: number) => string {
  return (s, e) => `M${at(mix(a, b, s))}L${at(mix(a, b, e))}`;
}

function bezier(a: Point, c1: Point, c2: Point, b: Point, t: number): Point {
  return mix(mix(mix(a, c1, t), mix(c1, c2, t), t), mix(mix(c1, c2, t), mix(c2, b, t), t), t);
}

/** A part of a curve, as short lines: a browser cannot draw the piece from s to e of a Bézier curve by itself. */
function curve(a: Point, c1: Point, c2: Point, b: Point, s: number, e: number): string {
  const points = Array.from({ length: 13 }, (_, i) => at(bezier(a, c1, c2, b, s + ((e - s) * i) / 12)));
  return `M${points.join("L")}`;
}

function at(p: Point): string {
  return `${Math.round(p.x * 10) / 10} ${Math.round(p.y * 10) / 10}`;
}

function along(
  part: (s: number, e: number) => string,
  point: (t: number) => Point,
  t1: number,
  t2: number,
  words: [Words, Words],
  tip: Point,
  side: "left" | "right",
): Way {
  const back = side === "left" ? -7 : 7;
  return {
    path: part(0, 1),
    parts: [part(0, t1), part(t1, t2), part(t2, 1)],
    locks: [
      { ...round(point(t1)), words: words[0] },
      { ...round(point(t2)), words: words[1] },
    ],
    head: `M${at({ x: tip.x + back, y: tip.y - 5 })}L${at(tip)}L${at({ x: tip.x + back, y: tip.y + 5 })}`,
  };
}

function round(p: Point): Point {
  return { x: Math.round(p.x * 10) / 10, y: Math.round(p.y * 10) / 10 };
}

/** How wide a name is drawn, about, in middling letters. */
function breadth(name: string): number {
  let sum = 0;
  for (const c of name) sum += /[mwMW@]/.test(c) ? 1.5 : /[ijltfr.:/'| -]/.test(c) ? 0.6 : 1;
  return sum;
}

/** A name no broader than so many middling letters, shortened in its middle, where ARNs are most alike. */
export function short(name: string, most = 12.5): string {
  const kept = [...name];
  if (breadth(name) <= most) return name;
  while (kept.length > 2 && breadth(kept.join("")) > most - 1) kept.splice(Math.floor(kept.length / 2), 1);
  const head = Math.ceil(kept.length / 2);
  return `${kept.slice(0, head).join("")}…${kept.slice(head).join("")}`;
}
