// What AWS prints without the parts that vary. tools/printed does the same: both pass its testdata/sentences.json.

const ANSWER = /^.*?\(([A-Za-z0-9.]+)\) when calling the \w+ operation(?: \([^)]*\))?: ?/;
const VARYING = /^(?:arn:.*|https?:.*|[\d.,:/-]+|[0-9a-f]{8}-[0-9a-f-]{27}|A[A-Z]{3}[A-Z0-9]{12,}|.{60,})$/u;
const ACTION = /^[a-z0-9-]+:[A-Z]\w*$/;
const SIGNS = /^[.,:;!?"'()[\]{}<>*…“”‘’`]+|[.,:;!?"'()[\]{}<>*…“”‘’`]+$/gu;
const ACCESS_DENIED = "AccessDenied";

/** A page about a sentence that AWS prints. */
export interface PrintedPage {
  normal: string;
  /** AWS's error code; absent where the sentence has none. */
  code?: string;
  /** The page, from the site's root. */
  href: string;
}

const oneLine = (text: string): string => text.split(/\s+/).filter(Boolean).join(" ");

/** The error code of a text in the form of the AWS CLI; empty where it has none. */
export const codeOf = (text: string): string => ANSWER.exec(oneLine(text))?.[1] ?? "";

/** The words of a sentence that do not vary, in lower case. */
export function normalOf(text: string): string {
  return oneLine(text)
    .replace(ANSWER, "")
    .split(" ")
    .map((word) => word.replace(SIGNS, ""))
    .filter((word) => word && !VARYING.test(word))
    .map((word) => (ACTION.test(word) && !word.startsWith("sts:") ? "action" : word.toLowerCase()))
    .join(" ");
}

/** The address of the page about an answer of AWS's: that about its sentence, else the only one about its code. */
export function pageAbout(pages: readonly PrintedPage[], code: string, sentence: string): string {
  const normal = normalOf(sentence);
  const about = normal && pages.find((page) => page.normal === normal);
  if (about) return about.href;
  if (!code || code === ACCESS_DENIED) return "";
  const [only, ...others] = new Set(pages.filter((page) => page.code === code).map((page) => page.href));
  return others.length === 0 ? (only ?? "") : "";
}
