// The search: an index that was made when the site was built, and the sentences of AWS's that have a page. A whole
// error that is pasted finds the page about it first, whatever account numbers and ARNs are in it.
import MiniSearch, { type AsPlainObject } from "minisearch";
import { carry } from "./pasted.ts";
import { normalOf, type PrintedPage } from "./printed.ts";

/** What the site's builder writes as search.json. */
interface Data {
  index: AsPlainObject;
  printed: PrintedPage[];
}

/** A page that is found. */
interface Found {
  title: string;
  kind: string;
  line: string;
  href: string;
}

const OPTIONS = {
  fields: ["title", "lead", "text"],
  storeFields: ["title", "kind", "line", "href"],
  searchOptions: { prefix: true, fuzzy: 0.15, combineWith: "AND" as const, boost: { title: 4, lead: 2 } },
};

/** How many pages are shown. */
const MOST = 8;
/** How much of a sentence must be there for its page to be meant, and the least words of one. */
const ENOUGH = 0.75;
const FEWEST = 3;

/** The length of the longest run of words that both have in the same order, with others between. */
export function common(a: readonly string[], b: readonly string[]): number {
  let before = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const now = [0];
    for (const [i, other] of b.entries())
      now.push(word === other ? (before[i] ?? 0) + 1 : Math.max(before[i + 1] ?? 0, now[i] ?? 0));
    before = now;
  }
  return before.at(-1) ?? 0;
}

/** The pages about the sentences that stand in a text, that which says most of it first. */
export function pagesAbout(printed: readonly PrintedPage[], text: string): string[] {
  const asked = normalOf(text).split(" ");
  const scored = printed.flatMap(({ normal, href }) => {
    const words = normal.split(" ");
    const shared = common(words, asked);
    if (words.length < FEWEST || shared < ENOUGH * words.length) return [];
    // Words of the page that were not asked for count against it, so that of two the one that fits is first.
    return [{ href, score: 2 * shared - words.length }];
  });
  return [...new Set(scored.sort((a, b) => b.score - a.score).map(({ href }) => href))];
}

class Search {
  private readonly index: MiniSearch;
  private readonly all: Found[];
  private readonly printed: PrintedPage[];

  constructor({ index, printed }: Data) {
    this.index = MiniSearch.loadJS(index, OPTIONS);
    this.all = Object.values(index.storedFields) as unknown as Found[];
    this.printed = printed;
  }

  /** Whether a text quotes AWS. */
  quotes(text: string): boolean {
    return pagesAbout(this.printed, text).length > 0;
  }

  find(text: string): Found[] {
    const about = pagesAbout(this.printed, text).flatMap((href) => this.all.find((page) => page.href === href) ?? []);
    const words = normalOf(text);
    let found = words ? this.index.search(words) : [];
    if (found.length === 0 && words) found = this.index.search(words, { combineWith: "OR" });
    const others = found.map(({ title, kind, line, href }) => ({ title, kind, line, href }) as Found);
    return [...about, ...others.filter(({ href }) => !about.some((page) => page.href === href))].slice(0, MOST);
  }
}

/** Makes the field of a page search. */
export function startSearch(box: HTMLElement, field: HTMLInputElement): void {
  const list = box.querySelector<HTMLElement>(".results");
  const status = box.querySelector("[role=status]");
  if (!list || !status) return;
  const { root = "", index = "" } = box.dataset;
  let search: Search | undefined;
  const show = () => {
    const text = field.value.trim();
    const found = search && text ? search.find(text) : [];
    list.replaceChildren(...found.map((page) => entry(page, root)));
    list.hidden = found.length === 0;
    status.textContent = search && text ? `${found.length || "No"} ${found.length === 1 ? "page" : "pages"} found` : "";
    box.dataset.found = search && text ? String(found.length) : "";
  };
  field.addEventListener("input", show);
  list.addEventListener("click", () => {
    const text = field.value.trim();
    if (search?.quotes(text)) carry(text);
  });
  box.addEventListener("keydown", (event) => move(event, field, list));
  document.addEventListener("click", (event) => {
    if (event.target instanceof Node && !box.contains(event.target)) list.hidden = true;
  });
  field.addEventListener("focus", show);
  fetch(index)
    .then(async (response) => {
      if (!response.ok) throw new Error(String(response.status));
      search = new Search((await response.json()) as Data);
      show();
    })
    .catch(() => (status.textContent = "The index of the search could not be loaded."));
}

/** Arrows go through what was found, Enter opens the first, Escape shuts the list. */
function move(event: KeyboardEvent, field: HTMLInputElement, list: HTMLElement): void {
  const stops = [field, ...list.querySelectorAll("a")];
  const now = stops.indexOf(document.activeElement as HTMLInputElement);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    if (list.hidden) return;
    event.preventDefault();
    stops[(now + (event.key === "ArrowDown" ? 1 : -1) + stops.length) % stops.length]?.focus();
  } else if (event.key === "Escape") {
    list.hidden = true;
    field.focus();
    list.hidden = true;
  } else if (event.key === "Enter" && now === 0 && !list.hidden) {
    event.preventDefault();
    list.querySelector("a")?.click();
  }
}

function entry(page: Found, root: string): HTMLLIElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = root + page.href;
  for (const [name, words] of [
    ["kind", page.kind],
    ["title", page.title],
    ["line", page.line],
  ] as const) {
    const part = document.createElement("span");
    part.className = name;
    part.textContent = words;
    link.append(part, " ");
  }
  item.append(link);
  return item;
}
