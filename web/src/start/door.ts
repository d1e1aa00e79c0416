// The ways into the box: its button, Ctrl-V with nothing focused, a file dropped on the page. The box and all that it
// needs is fetched when it is first opened.
import { store } from "../app.ts";
import { carried } from "../course/pasted.ts";
import { openDialog } from "../store/updates.ts";

/** What the box offers to those who open it. */
interface Taker extends HTMLElement {
  take(data: DataTransfer): void;
}

async function box(): Promise<Taker> {
  await import("../islands/start.ts");
  let element = document.querySelector<Taker>("rw-start");
  if (!element) {
    element = document.createElement("rw-start") as Taker;
    document.body.append(element);
  }
  return element;
}

/** Opens the box, with what was pasted or dropped. */
export function startFromYourOwn(data?: DataTransfer): void {
  const kept = data && copyOf(data);
  void box().then((element) => {
    openDialog("start");
    if (kept) element.take(kept);
  });
}

/** Opens the box with a text. */
export function startFromText(text: string): void {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  startFromYourOwn(data);
}

/** The data of an event are gone when the event is over. */
function copyOf(data: DataTransfer): DataTransfer {
  const copy = new DataTransfer();
  const text = data.getData("text/plain");
  for (const file of data.files) copy.items.add(file);
  if (text) copy.setData("text/plain", text);
  return copy;
}

/** A walk is opened as it is; the box is for what is none yet. */
const isWalkFile = (file: File): boolean => /\.walk$/i.test(file.name);

async function openWalk(file: File): Promise<void> {
  const { openWalkFile } = await import("../share/file.ts");
  await openWalkFile(file);
}

/** An address with ?start opens the box too: a page beside the walks leads there, with the error that led to it. */
function startByAddress(): void {
  const query = new URLSearchParams(location.search);
  if (!query.has("start")) return;
  query.delete("start");
  const rest = query.size > 0 ? `?${query}` : "";
  history.replaceState(history.state, "", location.pathname + rest + location.hash);
  const error = carried();
  if (error) startFromText(error);
  else startFromYourOwn();
}

export function followDoors(): void {
  startByAddress();
  document.addEventListener("paste", (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (store.state.dialog || target.closest("input, textarea, select, .cm-editor")) return;
    if (!event.clipboardData?.getData("text/plain").trim() && !event.clipboardData?.files.length) return;
    event.preventDefault();
    startFromYourOwn(event.clipboardData);
  });
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    const [file, other] = event.dataTransfer.files;
    if (file && !other && isWalkFile(file)) void openWalk(file);
    else startFromYourOwn(event.dataTransfer);
  });
}
