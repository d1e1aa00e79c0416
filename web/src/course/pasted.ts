// The error that a reader has pasted into the search goes with them from the page about it to the box for their own
// policies. It stays in this tab until then, and no longer than the tab is open.
const KEY = "rolewalk.error";

/** Keeps the error for the way to the box. Where the browser keeps nothing, it is pasted a second time. */
export function carry(error: string): void {
  try {
    sessionStorage.setItem(KEY, error);
  } catch {}
}

/** The error, once; empty where there is none. */
export function carried(): string {
  try {
    const error = sessionStorage.getItem(KEY) ?? "";
    sessionStorage.removeItem(KEY);
    return error;
  } catch {
    return "";
  }
}
