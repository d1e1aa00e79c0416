// A worker that speaks as the engine's does, and knows one walk: where the text was changed it moves the spans, and it
// says `broken` while braces do not balance. It lets the page be tested without a module to decide.
import { readFileSync } from "node:fs";

/** The worker's script, from the walk and the page in the built site of the fixture. */
export function fakeWorker(site) {
  const html = readFileSync(`${site}/walks/cross-account/index.html`, "utf8");
  const data = (id) => new RegExp(`id="${id}">(.*?)</script>`, "s").exec(html)[1];
  return `(${worker})(${data("rw-text")}, ${JSON.stringify(data("rw-page"))});`;
}

function worker(known, said) {
  const b64 = (t) =>
    btoa(String.fromCharCode(...new TextEncoder().encode(t)))
      .replace(/\+/g, "-")
      .replace(/\//g, "_")
      .replace(/=/g, "");
  const unb64 = (t) =>
    new TextDecoder().decode(Uint8Array.from(atob(t.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0)));
  // Spans are moved from one text to the next, so that edits in several places each stay small.
  let knownPage = said;
  function decide(text) {
    let from = 0;
    while (from < known.length && known[from] === text[from]) from++;
    let tail = 0;
    while (tail < known.length - from && tail < text.length - from && known.at(-1 - tail) === text.at(-1 - tail))
      tail++;
    const end = known.length - tail;
    const delta = text.length - known.length;
    const page = JSON.parse(knownPage, (_, v) => {
      if (!v || typeof v !== "object" || !("from" in v) || !("to" in v) || !("text" in v)) return v;
      return {
        text: v.text,
        from: v.from >= end && v.from > from ? v.from + delta : Math.min(v.from, from),
        to: v.to >= end ? v.to + delta : Math.min(v.to, from),
      };
    });
    known = text;
    knownPage = JSON.stringify(page);
    // A diff cannot tell which of several blanks is the new one; a document ends with what is not blank.
    for (const d of page.documents) while (d.at.to > d.at.from && /\s/.test(text[d.at.to - 1])) d.at.to--;
    if (text.split("{").length !== text.split("}").length) {
      return {
        ...page,
        status: "broken",
        rows: [],
        documents: [],
        accounts: [],
        lanes: [],
        findings: [
          {
            type: "ERROR",
            rank: 0,
            badge: { hue: "ERROR", icon: "deny", word: "error" },
            code: "SYNTAX",
            at: { text: 0, from, to: from + 1 },
            line: 1,
            column: 1,
            message: "A brace is not closed.",
            aws: "",
            remedy: "",
            see: "",
            document: "",
            fixes: [],
          },
        ],
      };
    }
    if (text.includes('user/alice" },\n          "Action"') && text.indexOf("111111111111:user/alice") > 0) {
      page.rows[0].step = Object.assign({}, page.rows[0].step, {
        outcome: "allow",
        word: "Allowed",
        by: "",
        expected: "unmet",
        unmet: "Wanted deny by trust, got allow.",
      });
    }
    page.title = /title "([^"]*)"/.exec(text)?.[1] ?? "";
    return page;
  }
  const calls = {
    evaluate: (text) => {
      if (text.includes("LOOP")) for (;;);
      if (text.includes("PANIC")) throw new Error("a panic of the fake");
      return JSON.stringify(decide(text));
    },
    suggest: (_text, row) =>
      JSON.stringify({
        needs: [],
        row,
        opens: true,
        title: "What would allow it",
        none: "No set of up to 3 edits was found.",
        suggestions: [],
        stays: [],
        wider: [],
        tried: 1,
      }),
    advise: () => JSON.stringify({ findings: [], actionData: "", dataFindings: [], documents: [] }),
    held: () => JSON.stringify({ words: "", clean: "" }),
    share: (text, step) => `w1.${b64(text)}${step > 0 ? `&step=${step}` : ""}`,
    open: (fragment) =>
      JSON.stringify(
        fragment.startsWith("#w1.") && !fragment.includes("bad")
          ? { text: unb64(fragment.slice(4)), error: "" }
          : { text: "", error: "it is cut short." },
      ),
    render: (text) =>
      JSON.stringify([{ kind: "paragraph", text: "", href: "", sub: [{ kind: "text", text, href: "", sub: [] }] }]),
  };
  const hear = (port) =>
    port.addEventListener("message", ({ data }) => {
      if (data.kind === "start") return port.postMessage({ kind: "ready" });
      try {
        port.postMessage({ kind: "answer", id: data.id, body: calls[data.call](data.text, ...data.numbers) });
      } catch (error) {
        port.postMessage({ kind: "fault", id: data.id, why: error.message });
      }
    });
  hear(self);
  self.addEventListener("connect", ({ ports: [port] }) => {
    hear(port);
    port.start();
  });
}
