// The content hash, by which two people see whether they have the same text. It is the id of tools/share.

/** The first 16 characters of the SHA-256 of a text, in base64url; empty where the browser hashes nothing. */
export async function hashOf(text: string): Promise<string> {
  // Browsers have crypto.subtle on secure pages alone.
  if (!window.isSecureContext) return "";
  const sum = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const letters = btoa(String.fromCharCode(...new Uint8Array(sum)));
  return letters.replaceAll("+", "-").replaceAll("/", "_").slice(0, 16);
}
