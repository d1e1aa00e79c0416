// The ways to what a term means: the pointer on it, the focus on it, a press. The glossary is fetched at the first.

/** How long the pointer or the focus rests on a term before it is explained, in milliseconds. */
const REST = 350;

let timer: number | undefined;

const termOf = (event: Event): HTMLElement | undefined => {
  const at = event.target instanceof Element ? event.target : undefined;
  const around = at?.closest<HTMLElement>("[data-term]");
  // A button that does something else explains its term while it has the focus.
  return (
    around ?? (event.type === "focusin" ? (at?.querySelector<HTMLElement>("[data-term]") ?? undefined) : undefined)
  );
};

async function show(term: HTMLElement, pressed: boolean): Promise<void> {
  const { explain } = await import("./popover.ts");
  if (term.isConnected) explain(term, pressed);
}

function soon(event: Event): void {
  const term = termOf(event);
  clearTimeout(timer);
  if (!term) return;
  if (event.type === "focusin" && !(event.target as Element).matches(":focus-visible")) return;
  timer = window.setTimeout(() => void show(term, false).catch(() => {}), REST);
}

export function followTerms(): void {
  document.addEventListener("pointerover", (event) => event.pointerType === "mouse" && soon(event));
  document.addEventListener("pointerout", () => clearTimeout(timer));
  document.addEventListener("focusin", soon);
  document.addEventListener("focusout", () => clearTimeout(timer));
  document.addEventListener("click", (event) => {
    const term = event.target instanceof Element ? event.target.closest<HTMLElement>("button[data-term]") : null;
    clearTimeout(timer);
    if (term) void show(term, true).catch(() => {});
  });
}
