// The ways to a form that adds: its button, and an arrow from who asks to what is asked for. The forms are fetched when
// the first one is opened.
import type { FormField, FormKind } from "../gen/view.ts";

/** What a form says, by its fields. */
export type Said = Partial<Record<FormField, string>>;

interface Opens extends HTMLElement {
  open(kind: FormKind, said: Said): void;
}

export async function openForm(kind: FormKind, said: Said = {}): Promise<void> {
  await import("./form.ts");
  let element = document.querySelector<Opens>("rw-add");
  if (!element) {
    element = document.createElement("rw-add") as Opens;
    document.body.append(element);
  }
  element.open(kind, said);
}

/** A mouse or a pen went down on a node: an arrow may begin there. A finger scrolls. */
export function drawArrow(event: PointerEvent): void {
  const node = event.currentTarget as SVGGElement;
  if (event.button !== 0 || event.pointerType === "touch" || document.body.classList.contains("embed")) return;
  // A press that is over before the part is here was a click.
  let down = true;
  window.addEventListener("pointerup", () => (down = false), { capture: true, once: true });
  void import("./arrow.ts").then(({ drag }) => down && drag(node, event));
}

/** An arrow begins at a node, and the reader chooses next where it leads. */
export function beginArrow(id: string): void {
  void import("./arrow.ts").then(({ begin }) => begin(id));
}

/** Shows what the reader has changed in a walk that was shared, and offers to start over. */
export async function openReset(): Promise<void> {
  await import("./reset.ts");
  const element = document.createElement("rw-reset");
  document.body.append(element);
}
