import { EditorView } from "@codemirror/view";

// Colours come from the page's tokens, so that one switch changes both.
export const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", fontSize: "var(--code)", flex: "1", minHeight: "0" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "22px", overflow: "auto" },
  ".cm-content": { padding: "10px 0 24px", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 16px 0 8px" },
  ".cm-gutters": { backgroundColor: "var(--paper)", color: "var(--ink-faint)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 4px 0 4px", minWidth: "28px" },
  ".cm-gutter-lint": { width: "14px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0" },
  ".cm-gutter-lint .cm-lint-marker": { content: "''", width: "8px", height: "8px", margin: "7px 0 0 2px" },
  ".cm-gutter-lint .cm-lint-marker-error": { backgroundColor: "var(--deny)" },
  ".cm-gutter-lint .cm-lint-marker-warning": {
    backgroundColor: "var(--expired)",
    clipPath: "polygon(50% 0, 100% 100%, 0 100%)",
  },
  ".cm-gutter-lint .cm-lint-marker-info, .cm-gutter-lint .cm-lint-marker-hint": {
    backgroundColor: "var(--ink-faint)",
    borderRadius: "50%",
  },
  "&.cm-focused .cm-activeLine, .cm-activeLine": { backgroundColor: "transparent" },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
  "& .cm-matchingBracket": { backgroundColor: "transparent" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--accent-wash)", outline: "1px solid var(--line-firm)" },
  ".cm-tooltip": {
    backgroundColor: "var(--paper)",
    color: "var(--ink)",
    border: "1px solid var(--line-firm)",
    borderRadius: "var(--radius)",
    fontFamily: "var(--sans)",
    maxWidth: "min(420px, 92vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--mono)",
    fontSize: "13px",
    maxWidth: "min(520px, 90vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 10px" },
  "@media (pointer: coarse)": {
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0 10px", lineHeight: "44px" },
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--accent-wash)", color: "var(--ink)" },
  ".cm-completionDetail": { color: "var(--ink-soft)", fontStyle: "normal", fontFamily: "var(--sans)" },
  ".cm-tooltip.cm-completionInfo": { minWidth: "min(260px, 75vw)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-diagnostic": { padding: "8px 12px", borderLeft: "none" },
  ".cm-lintRange": { backgroundImage: "none", textDecoration: "underline wavy 1px", textUnderlineOffset: "4px" },
  ".cm-lintRange-error": { textDecorationColor: "var(--deny)" },
  ".cm-lintRange-warning": { textDecorationColor: "var(--expired)" },
  ".cm-lintRange-info, .cm-lintRange-hint": { textDecorationColor: "var(--ink-faint)" },
});
