// What a page in one file carries: the worker, the modules, the list of walks, each in an element of its own as base64.

const blobs = new Map<string, Blob>();
const addresses = new Map<string, string>();

/** A file that the page carries, unpacked when it is asked for; undefined where it carries none of that name. */
export function carried(name: string): Blob | undefined {
  const known = blobs.get(name);
  if (known) return known;
  const element = document.getElementById(`rw-file-${name}`);
  if (!element) return undefined;
  const bytes = Uint8Array.from(atob(element.textContent), (c) => c.charCodeAt(0));
  const blob = new Blob([bytes], { type: element.dataset.type ?? "" });
  blobs.set(name, blob);
  return blob;
}

/** The files of a folder that the page carries, by their names there. */
export function carriedFolder(folder: string): Record<string, Blob> {
  const found: Record<string, Blob> = {};
  for (const { id } of document.querySelectorAll(`[id^="rw-file-${folder}/"]`)) {
    const name = id.slice("rw-file-".length);
    const blob = carried(name);
    if (blob) found[name.slice(folder.length + 1)] = blob;
  }
  return found;
}

/** The address within the browser of a file that the page carries. */
export function carriedAddress(name: string): string | undefined {
  const known = addresses.get(name);
  if (known !== undefined) return known;
  const blob = carried(name);
  if (!blob) return undefined;
  const address = URL.createObjectURL(blob);
  addresses.set(name, address);
  return address;
}
