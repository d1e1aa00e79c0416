// Shows what a word means: under the pointer, at the caret when the reader asks, under a finger that stays.
import { type Extension, Prec, StateEffect, StateField } from "@codemirror/state";
import {
  closeHoverTooltips,
  EditorView,
  hasHoverTooltips,
  hoverTooltip,
  keymap,
  showTooltip,
  type Tooltip,
} from "@codemirror/view";
import { type Explanation, explain } from "./explain.ts";

/** How long a finger stays before it asks, and how far it may move, in milliseconds and pixels. */
const PRESS = 500;
const MOVED = 10;

const set = StateEffect.define<Tooltip | null>();

const field = StateField.define<Tooltip | null>({
  create: () => null,
  update(value, tr) {
    for (const effect of tr.effects) if (effect.is(set)) return effect.value;
    return tr.docChanged || (tr.selection && tr.isUserEvent("select")) ? null : value;
  },
  provide: (f) => showTooltip.from(f),
});

let boxes = 0;

/** The body of a tip. */
export function body(found: Explanation): HTMLElement {
  const box = document.createElement("div");
  box.className = "word-tip";
  box.dataset.rw = "word-tip";
  box.tabIndex = -1;
  const p = document.createElement("p");
  p.id = `word-tip-${++boxes}`;
  const word = document.createElement("code");
  word.textContent = found.title;
  p.append(word, ` ${found.sentence}`);
  box.setAttribute("role", "group");
  box.setAttribute("aria-labelledby", p.id);
  box.append(p);
  if (found.see) {
    const link = document.createElement("a");
    link.href = found.see;
    link.target = "_blank";
    link.rel = "noreferrer";
    link.textContent = "AWS's page";
    link.setAttribute("aria-describedby", p.id);
    box.append(link);
  }
  return box;
}

function tooltip(found: Explanation, focus: boolean): Tooltip {
  return {
    pos: found.from,
    end: found.to,
    above: true,
    create(view) {
      const dom = body(found);
      dom.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        close(view);
        view.focus();
      });
      if (focus) {
        dom.addEventListener("focusout", (event) => {
          if (!(event.relatedTarget instanceof Node && dom.contains(event.relatedTarget))) close(view);
        });
      }
      return { dom, mount: () => focus && (dom.querySelector("a") ?? dom).focus() };
    },
  };
}

function close(view: EditorView): boolean {
  if (hasHoverTooltips(view.state)) {
    view.dispatch({ effects: closeHoverTooltips });
    return true;
  }
  if (!view.state.field(field, false)) return false;
  view.dispatch({ effects: set.of(null) });
  return true;
}

function show(view: EditorView, position: number, json: boolean, focus: boolean): boolean {
  const found = explain(view.state.doc.toString(), position, json);
  view.dispatch({ effects: set.of(found ? tooltip(found, focus) : null) });
  return found !== undefined;
}

/** Explains the word at the caret; the focus goes to the tip, and Escape brings it back. */
export function explainAtCaret(view: EditorView, json: boolean): void {
  show(view, view.state.selection.main.head, json, true);
}

/** A finger that stays on a word asks for it. */
function press(json: boolean): Extension {
  let timer = 0;
  let at = { x: 0, y: 0 };
  const stop = () => window.clearTimeout(timer);
  return EditorView.domEventHandlers({
    touchstart(event, view) {
      stop();
      const touch = event.touches[0];
      if (!touch || event.touches.length > 1) return;
      at = { x: touch.clientX, y: touch.clientY };
      timer = window.setTimeout(() => {
        const position = view.posAtCoords(at);
        if (position !== null) show(view, position, json, false);
      }, PRESS);
    },
    touchmove(event) {
      const touch = event.touches[0];
      if (touch && Math.hypot(touch.clientX - at.x, touch.clientY - at.y) > MOVED) stop();
    },
    touchend: stop,
    touchcancel: stop,
  });
}

export function tips(json: boolean): Extension {
  return [
    field,
    hoverTooltip(
      (view, position) => {
        const found = explain(view.state.doc.toString(), position, json);
        return found ? tooltip(found, false) : null;
      },
      { hideOnChange: true },
    ),
    press(json),
    Prec.high(keymap.of([{ key: "Escape", run: close }])),
    look,
  ];
}

const look = EditorView.theme({
  ".word-tip": { padding: "8px 12px", fontSize: "14px", lineHeight: "1.45" },
  ".word-tip p": { margin: "0" },
  ".word-tip code": { fontFamily: "var(--mono)", fontSize: "13px", color: "var(--code-key)" },
  ".word-tip a": { display: "inline-block", marginTop: "4px", color: "var(--accent)" },
  "@media (pointer: coarse)": { ".word-tip a": { lineHeight: "44px", marginTop: "0" } },
});
