// The forms in which a walk is handed on, as texts to paste.

/** What is handed on. */
export interface Handed {
  title: string;
  /** The walk's address, and that of its frame. */
  address: string;
  frame: string;
  /** The site's root, where the element's script is. */
  root: string;
  /** The address of the walk's card; empty where no service draws one. */
  card: string;
}

export type Form = "markdown" | "html" | "iframe" | "element" | "card";

export const formWords: Record<Form, string> = {
  markdown: "Markdown",
  html: "HTML link",
  iframe: "Frame (iframe)",
  element: "Custom element",
  card: "Card (an image)",
};

const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

export function handedAs(form: Form, handed: Handed): string {
  const { address, frame, root, card } = handed;
  const title = attribute(handed.title);
  switch (form) {
    case "markdown":
      return `[${markdown(handed.title)}](${address})`;
    case "html":
      return `<a href="${address}">${title}</a>`;
    case "iframe":
      return (
        `<iframe src="${frame}" title="${title}" width="100%" height="520" loading="lazy" ` +
        `sandbox="${SANDBOX}"></iframe>`
      );
    case "element":
      return `<script type="module" src="${root}role-walk.js"></script>\n<role-walk src="${address}"></role-walk>`;
    case "card":
      return `[![${markdown(handed.title)}](${card})](${address})`;
  }
}

const named: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => named[sign] ?? sign);
}

function markdown(text: string): string {
  return text.replace(/[\\[\]<>`*_!&]/g, "\\$&").replace(/\s+/g, " ");
}
