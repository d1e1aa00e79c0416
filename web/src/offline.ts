// The service worker, as the page sees it. A frame never registers one.
import { listenEngine, site } from "./app.ts";
import { siteAddress } from "./site.ts";
import { startFromText } from "./start/door.ts";
import { tell } from "./store/updates.ts";

/** Makes the page work without a network, once the engine is here. */
export function followOffline(): void {
  if (site.alone || !window.isSecureContext || !("serviceWorker" in navigator)) return;
  if (!site.offline) {
    void end();
    return;
  }
  let asked = false;
  listenEngine((state) => {
    if (state !== "ready" || asked) return;
    asked = true;
    void begin();
  });
  void takeShared();
}

async function begin(): Promise<void> {
  const address = siteAddress(site, "sw.js");
  const registration = await navigator.serviceWorker
    .register(address, { scope: siteAddress(site, "./") })
    .catch(() => undefined); // a browser that refuses goes without
  registration?.addEventListener("updatefound", () => {
    const next = registration.installing;
    next?.addEventListener("statechange", () => {
      if (next.state === "installed" && navigator.serviceWorker.controller) offer(next);
    });
  });
  if (registration?.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
}

/** A new version is here. What is typed is kept, so that the page may be loaded anew. */
function offer(next: ServiceWorker): void {
  const load = () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    next.postMessage("take over");
  };
  tell("A new version of this page is here.", [{ label: "Load it", run: load }]);
}

/** Ends the workers that this site has registered: the builder of the site has switched them off. */
async function end(): Promise<void> {
  const mine = siteAddress(site, "./");
  for (const registration of await navigator.serviceWorker.getRegistrations())
    if (registration.scope === mine) await registration.unregister();
}

/** Opens the box with what another program shared. */
async function takeShared(): Promise<void> {
  if (location.hash !== "#shared" || !("caches" in window)) return;
  const store = await caches.open("rolewalk-shared");
  const key = siteAddress(site, "shared");
  const body = await (await store.match(key))?.text();
  await store.delete(key);
  history.replaceState(null, "", location.pathname);
  if (!body) return;
  startFromText(body);
}
