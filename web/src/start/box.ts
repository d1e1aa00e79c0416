// What a person has put into the box, and what it comes to. Nothing of it is kept before it is opened as a walk.
import { advisor, engine, importer, readers, searcher, text } from "../app.ts";
import { answer, bring, open as openShared, place, read, suggest } from "../engine/calls.ts";
import { Replaced, type WorkerClient } from "../engine/client.ts";
import type { Ask, Case, Piece, Question, Source } from "../gen/case.ts";
import type { Answer, Fix, Suggestion, Suggestions } from "../gen/view.ts";

/** What the box shows. */
export interface Shown {
  made: Case;
  /** The walk as it stands: the case's, or what suggestions have made of it. */
  walk: string;
  /** The decision of its last step; undefined where there is no walk. */
  answer: Answer | undefined;
  /** What would let it through; undefined while it is looked for, or where there is nothing to look for. */
  found: Suggestions | undefined;
  /** Where the one policy that was brought may go in the walk that is open, and the version of its text. */
  places: Fix[];
  version: number;
}

/** The content of the box. */
export class Box {
  /** What was pasted or dropped. */
  sources: Source[] = [];
  /** What is being typed. */
  draft = "";
  answers: Record<string, string> = {};
  shown: Shown | undefined;
  /** A sentence where something failed; empty otherwise. */
  fault = "";
  /** A change is being worked out. */
  busy = false;
  /** How often the content was worked out to the end. */
  rounds = 0;
  private serial = 0;
  private pastes = 0;
  /** The questions that were answered: an answer may leave nothing to ask, and can still be changed. */
  private readonly answered = new Map<string, Question>();
  /** The modules that are being fetched now, and those that were. */
  fetching: string[] = [];
  private readonly fetched = new Set<string>();
  private readonly tell: () => void;

  constructor(tell: () => void) {
    this.tell = tell;
  }

  /** Keeps texts as sources of the case. */
  add(sources: readonly Source[]): void {
    this.sources = [...this.sources, ...sources.filter((s) => s.body.trim())];
    void this.refresh();
  }

  /** Keeps a paste. It has a name, so that its places can be told from those of the others. */
  paste(body: string): void {
    this.pastes += 1;
    this.add([{ name: `paste-${this.pastes}`, body }]);
  }

  type(draft: string): void {
    this.draft = draft;
    void this.refresh();
  }

  say(name: string, value: string): void {
    const question = this.shown?.made.questions.find((q) => q.name === name);
    if (question) this.answered.set(name, question);
    const { [name]: _, ...others } = this.answers;
    this.answers = value ? { ...others, [name]: value } : others;
    void this.refresh();
  }

  /** The questions that the case no longer has because they were answered. */
  settled(made: Case): Question[] {
    return [...this.answered.values()].filter(
      (a) => a.name in this.answers && !made.questions.some((q) => q.name === a.name),
    );
  }

  /** Takes a piece out; where it is all of its source, the source. */
  remove(piece: Piece): void {
    if (piece.without) {
      this.say(piece.without, "yes");
      return;
    }
    if (piece.source >= this.sources.length) this.draft = "";
    this.sources = this.sources.filter((_, i) => i !== piece.source);
    void this.refresh();
  }

  empty(): void {
    this.sources = [];
    this.draft = "";
    this.answers = {};
    this.answered.clear();
    this.pastes = 0;
    void this.refresh();
  }

  get isEmpty(): boolean {
    return this.sources.length === 0 && !this.draft.trim();
  }

  /** Makes a suggested edit in the walk as it stands; what is brought later makes the walk anew. */
  async apply(suggestion: Suggestion): Promise<void> {
    if (!this.shown) return;
    const edits = suggestion.edits.filter((e) => e.at.text === 0).sort((a, b) => b.at.from - a.at.from);
    let { walk } = this.shown;
    for (const e of edits) walk = walk.slice(0, e.at.from) + e.new + walk.slice(e.at.to);
    await this.decide(++this.serial, this.shown.made, walk);
  }

  private async refresh(): Promise<void> {
    const serial = ++this.serial;
    this.fault = "";
    if (this.isEmpty) {
      this.shown = undefined;
      this.busy = false;
      this.tell();
      return;
    }
    this.busy = true;
    this.tell();
    try {
      const made = await this.make();
      if (serial !== this.serial) return;
      if (made.fault) throw new Error(made.fault);
      await this.decide(serial, made, made.walk);
    } catch (error) {
      if (serial !== this.serial || error instanceof Replaced) return;
      this.fetching = [];
      this.fault = error instanceof Error ? error.message : String(error);
      this.rounds += 1;
      this.busy = false;
      this.tell();
    }
  }

  /** Makes the case. Where other modules could read more of the sources, they are fetched and asked. */
  private async make(): Promise<Case> {
    const sources = await Promise.all([...this.sources, ...this.typed()].map(unfolded));
    const ask: Ask = { sources, answers: this.answers, read: [] };
    const made = await bring(importer, ask);
    const needed = made.needs.filter((name) => readers[name]);
    if (made.fault || needed.length === 0) return made;
    this.fetching = needed.filter((name) => !this.fetched.has(name));
    this.tell();
    const found = await Promise.all(needed.map((name) => read(readers[name] as WorkerClient, ask)));
    for (const name of needed) this.fetched.add(name);
    this.fetching = [];
    return bring(importer, { ...ask, read: found });
  }

  private typed(): Source[] {
    return this.draft.trim() ? [{ name: "typed", body: this.draft }] : [];
  }

  private placesOf(made: Case): Promise<Fix[]> {
    const [only, another] = made.pieces.filter((p) => p.form !== "secret");
    if (!only?.document || another) return Promise.resolve([]);
    return place(advisor, text.text, only.document, only.form).catch(() => []);
  }

  private async decide(serial: number, made: Case, walk: string): Promise<void> {
    const about = [...made.questions.map((q) => q.about), ...made.commands.map((c) => c.about)];
    const said = walk ? await answer(engine, walk, about) : undefined;
    if (serial !== this.serial) return;
    // A walk that was brought may have errors; it can be opened all the same.
    this.fault = said?.fault ?? "";
    const places = await this.placesOf(made);
    if (serial !== this.serial) return;
    this.shown = {
      made,
      walk,
      answer: said?.fault ? undefined : said,
      found: undefined,
      places,
      version: text.version,
    };
    this.rounds += 1;
    this.busy = false;
    this.tell();
    if (!said?.request || said.fault || said.outcome === "allow" || said.byNoPolicy) return;
    const found = await suggest(searcher, walk, said.row).catch(() => undefined);
    if (serial !== this.serial || !this.shown) return;
    this.shown = { ...this.shown, found };
    this.tell();
  }
}

const LINK = /^https?:\/\/\S+#(w\d+\.\S+)$/;

/** A link to a walk, as the walk's text; any other source as it is. */
async function unfolded(source: Source): Promise<Source> {
  const link = LINK.exec(source.body.trim());
  if (!link) return source;
  const opened = await openShared(engine, `#${link[1]}`);
  return opened.error ? source : { name: `${source.name || "link"}.walk`, body: opened.text };
}
