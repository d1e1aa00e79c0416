import "./prerendered.ts";
import "./islands/bar.ts";
import "./islands/documents.ts";
import "./islands/player.ts";
import "./islands/timeline.ts";
import "./islands/walk.ts";
import { site, store, text } from "./app.ts";
import { start } from "./page.ts";
import { siteAddress } from "./site.ts";
import { shareAddress } from "./store/address.ts";
import { position } from "./store/derived.ts";

/** The link out of the frame takes the reader's own text along, as it is at this moment. */
function followLink(): void {
  const link = document.querySelector<HTMLAnchorElement>("[data-rw=open]");
  if (!link) return;
  const plain = () => `${siteAddress(site, site.href || "./")}#step=${Math.max(1, position(store.state))}`;
  let made = -1;
  let step = -1;
  store.listen(() => {
    const { evaluated, row, engine } = store.state;
    if (engine !== "ready" || (evaluated === made && row === step)) return;
    made = evaluated;
    step = row;
    shareAddress(text.text, siteAddress(site, "./")).then(
      (address) => (link.href = address),
      () => (link.href = plain()),
    );
  });
  link.href = plain();
}

start();
followLink();
