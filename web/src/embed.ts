import { site, store, text } from "./app.ts";
import { start } from "./core.ts";
import { followHost } from "./host.ts";
import { siteAddress } from "./site.ts";
import { shareAddress } from "./store/address.ts";
import { awaitsPrediction, currentRow, position } from "./store/derived.ts";

/** The link out of the frame takes the reader's own text along, as it is at this moment. */
function followLink(): void {
  const link = document.querySelector<HTMLAnchorElement>("[data-rw=open]");
  if (!link) return;
  const page = siteAddress(site, site.href || "./");
  /** Where the walk is as it was shared. */
  const plain = () => {
    const { entry } = store.state;
    const at = `step=${Math.max(1, position(store.state))}${covered()}`;
    return entry.link ? `${siteAddress(site, "./")}${entry.link}&${at}` : `${page}#${at}`;
  };
  /** What is still to be predicted here is not told there. */
  const covered = () => {
    const { state } = store;
    const row = currentRow(state);
    return awaitsPrediction(state, row) && row?.number === state.predicting ? "&predict=1" : "";
  };
  let made = -1;
  let step = -1;
  let told = store.state.guesses;
  store.listen(() => {
    const { evaluated, row, guesses, engine } = store.state;
    if (engine !== "ready" || (evaluated === made && row === step && guesses === told)) return;
    made = evaluated;
    step = row;
    told = guesses;
    shareAddress(text.text, siteAddress(site, "./")).then(
      (address) => (link.href = address + covered()),
      () => (link.href = plain()),
    );
  });
  link.href = plain();
}

/** The walk of a link has a title of its own. */
function followTitle(): void {
  const heading = document.querySelector(".frame-head h1");
  store.listen(() => {
    const { title } = store.state.page;
    if (heading && title && heading.textContent !== title) heading.textContent = title;
  });
}

start();
followTitle();
followLink();
followHost();
