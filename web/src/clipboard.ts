/** Puts a text on the clipboard; false where the browser does not let the page. */
export async function toClipboard(body: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(body);
    return true;
  } catch {
    return false;
  }
}
