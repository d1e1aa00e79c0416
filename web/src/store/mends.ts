// Fixes for findings that the engine tells without one. The companion has them, because it writes what forms add.
import { advisor, store, text } from "../app.ts";
import { mends } from "../forms/calls.ts";
import { set } from "./write.ts";

/** Puts the fixes to the findings that are shown now. */
export async function mend(): Promise<void> {
  const { findingsVersion } = store.state;
  const { version } = text;
  if (findingsVersion !== version) return;
  const found = await mends(advisor, text.text).catch(() => []);
  if (found.length === 0 || text.version !== version || store.state.findingsVersion !== version) return;
  const findings = store.state.findings.map((f) => {
    const own = found.find((m) => m.code === f.code && m.at.from === f.at.from && m.at.to === f.at.to);
    return own && f.fixes.length === 0 ? { ...f, fixes: own.fixes } : f;
  });
  set({ findings });
}
