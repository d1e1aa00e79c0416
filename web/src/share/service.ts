// The share service of the site, where it runs one. A walk's text is sent there when the reader asks for a short link,
// and nothing else is.
import { site } from "../app.ts";
import { siteAddress } from "../site.ts";

export interface Service {
  /** Where walks are stored. */
  address: string;
  host: string;
}

/** A walk that the service has: its id, its page, and the token that takes it back. */
export interface Stored {
  id: string;
  url: string;
  delete: string;
}

let found: Service | undefined;

/** The service of this site; undefined where it runs none. */
export async function findService(): Promise<Service | undefined> {
  if (found || site.alone) return found;
  try {
    const response = await fetch(siteAddress(site, "share.json"), { cache: "no-cache" });
    const { service } = (await response.json()) as { service?: unknown };
    if (typeof service !== "string" || !service) return undefined;
    const address = siteAddress(site, service);
    found = { address, host: new URL(address).host };
  } catch {
    // Without the file, or without a network, the page offers what it can do alone.
  }
  return found;
}

/** Stores a text. The error is a sentence for the reader. */
export async function storeWalk(service: Service, text: string): Promise<Stored> {
  const headers = { "content-type": "text/plain; charset=utf-8" };
  const response = await ask(service, service.address, { method: "POST", headers, body: text });
  if (!response.ok) throw new Error(await refusal(service, response));
  return (await response.json()) as Stored;
}

/** Takes a walk back. The error is a sentence for the reader. */
export async function deleteWalk(service: Service, stored: Stored): Promise<void> {
  const headers = { authorization: `Bearer ${stored.delete}` };
  const response = await ask(service, `${service.address}/${stored.id}`, { method: "DELETE", headers });
  const gone = response.status === 404 || response.status === 410;
  if (!response.ok && !gone) throw new Error(await refusal(service, response));
}

async function ask(service: Service, address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, credentials: "omit", referrerPolicy: "no-referrer" });
  } catch {
    throw new Error(`${service.host} cannot be reached. The link and the file work without it.`);
  }
}

interface Trouble {
  error?: string;
  findings?: { line: number; message: string }[];
}

/** Why the service refused, as sentences. */
async function refusal(service: Service, response: Response): Promise<string> {
  if (response.status === 413) return `This walk is too large for ${service.host}. The file has no such limit.`;
  if (response.status === 429) return `${service.host} has too many requests. Try again in ${wait(response)}.`;
  const said = (await response.json().catch(() => ({}))) as Trouble;
  const first = said.findings?.[0];
  const more = first ? ` Line ${first.line}: ${first.message}.` : "";
  if (said.error) return `${said.error}${more}`;
  return `${service.host} did not do it: it answered ${response.status}. The link and the file work without it.`;
}

function wait(response: Response): string {
  const seconds = Number(response.headers.get("retry-after"));
  if (!(seconds > 0)) return "a minute";
  if (seconds === 1) return "one second";
  return seconds < 90 ? `${Math.ceil(seconds)} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
