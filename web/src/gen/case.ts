// Generated from engine/importer/shown by `go run ./tools/site types`; change the Go types, not this file.

/** Ask is what the page asks for: sources, with what the readers of other modules found in them. */
export interface Ask {
  sources: Source[];
  /** Answers are those to the questions of the case, by name. */
  answers: Record<string, string>;
  /** Read are the answers of the other modules, as they gave them. */
  read: string[];
}

/** Source is one text that was brought, a paste or a file. */
export interface Source {
  /** Name is that of the file; empty for a paste. */
  name: string;
  body: string;
}

/** Case is what the sources make together. */
export interface Case {
  /** Walk is the text of the walk; empty where nothing was recognised. */
  walk: string;
  pieces: Piece[];
  /** Remarks are sentences on what was taken for granted, and on answers that could not be taken. */
  remarks: string[];
  questions: Question[];
  commands: Command[];
  /** Placeholders are what stands in the walk for what no source has. */
  placeholders: Placeholder[];
  /** Needs are the modules that could read more of the sources. */
  needs: string[];
  /** Fault says what is wrong with what was asked; empty where nothing is. */
  fault: string;
}

/** Piece is what a part of a source was taken for, or that it was not read. */
export interface Piece {
  /** Title names it, Why says in a clause why it was taken for that, or why it was not read. */
  title: string;
  why: string;
  /** Where is its place in the source, as file:line:column. Source is the source, an index into Ask.Sources. */
  where: string;
  source: number;
  /**
   * Form is what it is an example of: the kind of a policy, or error, role, account-details, event, terraform; unread
   * for a part that was not read, secret for one that was left out.
   */
  form: string;
  /** Document is the policy that it is, where it is one alone; empty otherwise. */
  document: string;
  /**
   * Answer is the name of the answer that gives it another kind, which is one of Choices; both are empty where there is
   * no choice.
   */
  answer: string;
  choices: string[];
  /**
   * Without is the name of the answer that leaves the piece out, with "yes" for its value. It is empty where the piece
   * is all of its source, which then goes as a whole.
   */
  without: string;
}

/** Question is what a person can say without fetching anything. */
export interface Question {
  name: string;
  sentence: string;
  /** Kind is text, account, choice or address. */
  kind: string;
  choices: string[];
  /** Default is what holds while there is no answer. */
  default: string;
  /** About are what it could decide, for the engine's `answer`. */
  about: string[];
}

/** Placeholder is a text of the walk that stands for what no source has. */
export interface Placeholder {
  value: string;
  /** Text is what stood in its place in the sources, or what to fill in. */
  text: string;
}

/** Command is a command line that reads what no source has. */
export interface Command {
  line: string;
  /** Account is where it is to be run: the account's number, with its alias. */
  account: string;
  about: string[];
}

/** World is the world of a walk as commands of the AWS CLI or as Terraform. */
export interface World {
  text: string;
  /** Left are sentences on what is left out. */
  left: string[];
  /** Fault says why there is none; empty where there is one. */
  fault: string;
}

/** Held is what keeps a walk from being handed on: the keys and tokens that it holds. */
export interface Held {
  /** Words say what the walk holds and where; empty where it holds nothing. */
  words: string;
  /** Clean is the walk without it. */
  clean: string;
}

/** Renamed is a walk with other names. */
export interface Renamed {
  walk: string;
  /** Kept are sentences on names that were left as they are. */
  kept: string[];
}
