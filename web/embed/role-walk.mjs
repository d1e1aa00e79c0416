// <role-walk src="…"> shows a walk in any page: as text and picture at once, and live once it comes near the window or
// is clicked. A walk may stand inside the element too, as text or in <script type="text/plain">. Nothing of it is
// decided here: the frame of a Rolewalk site does that.

/** How many frames are live at once where each has an engine of its own, because there is no SharedWorker. */
const MOST_LIVE = 2;

/** The options that are handed on to the frame, as they are in links. */
const OPTIONS = ["step", "time", "pane", "theme", "predict", "readonly", "edit"];

const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms";

const HEIGHT = 480;
const LEAST = 160;
const MOST = 4000;

/** Where the script was loaded from, which is the root of a site. A module does not know it. */
const script = /** @type {HTMLScriptElement | null} */ (globalThis.document?.currentScript)?.src ?? "";

const STYLE = `:host{display:block;min-width:280px;contain:content}
.poster{box-sizing:border-box;min-height:120px;overflow:auto;border:1px solid #8886;border-radius:8px;padding:16px;
font:15px/1.5 system-ui,sans-serif;color:CanvasText;background:Canvas}
.poster strong{display:block;font-size:17px}ol{margin:8px 0 12px;padding-left:24px}
li{margin:2px 0;overflow-wrap:anywhere}
pre{max-height:320px;overflow:auto;
font:13px/1.5 ui-monospace,monospace;white-space:pre-wrap}
img{display:block;width:100%;height:auto;margin-bottom:12px;border-radius:6px}
button,a{font:inherit;min-height:44px}button{padding:8px 16px;border:1px solid;border-radius:8px;color:inherit;
background:none;cursor:pointer}a{display:inline-block;line-height:44px;margin-left:12px;color:LinkText}
iframe{display:block;width:100%;border:1px solid #8886;border-radius:8px;box-sizing:border-box;color-scheme:auto}`;

/** Each frame has an engine of its own. Some browsers have a SharedWorker, but none for frames of another site. */
let alone = !("SharedWorker" in globalThis);

/** The elements whose frames are live, the one that was longest so first. @type {RoleWalk[]} */
const live = [];

/**
 * Where a walk is shown, and how it looks until then.
 *
 * @typedef {object} Place
 * @property {string} frame Address of the frame, without options; empty where the site is not known.
 * @property {string} open Address of the walk's own page.
 * @property {string} image Address of a picture of the first view; empty where there is none.
 * @property {string} text The walk, where it is at hand.
 */

function keepFew() {
  for (const older of live.slice(0, -MOST_LIVE)) older.stop();
}

/** @param {Uint8Array} bytes */
const base64url = (bytes) => {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
};

/**
 * A walk as the fragment of a link. The dictionary that links may use is left out, which their readers allow.
 *
 * @param {string} text
 */
async function fragmentOf(text) {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return `#w1.${base64url(new Uint8Array(await new Response(packed).arrayBuffer()))}`;
}

/**
 * What a walk says, in lines: its title, and what each step asks. Nothing is decided yet.
 *
 * @param {string} text
 */
export function linesOf(text) {
  const title = /^[ \t]*title[ \t]+"((?:[^"\\\n]|\\.)*)"/m.exec(text)?.[1] ?? "";
  const steps = [...text.matchAll(/^[ \t]*step\b[^\n{]*\{\s*([^\n}]*)/gm)].map((match) =>
    (match[1] ?? "").replace(/\s+expect\b.*$/, "").trim(),
  );
  return { title: title.replace(/\\(.)/g, "$1"), steps: steps.filter(Boolean) };
}

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} name
 * @param {string} text
 */
function make(name, text = "") {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

/** A server without a document has no elements, and may import this all the same. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (class {});

export class RoleWalk extends Base {
  static observedAttributes = ["src", "site", "height", ...OPTIONS];

  /** @type {HTMLIFrameElement | undefined} */
  #frame;
  /** `:state(live)` in a style sheet of the document, where the browser knows it. */
  #states = this.attachInternals?.().states;
  /** @type {IntersectionObserver | undefined} */
  #near;
  /** @type {Place | undefined} */
  #place;
  #drawn = 0;
  #late = 0;

  connectedCallback() {
    if (!this.shadowRoot) this.attachShadow({ mode: "open" });
    addEventListener("message", this.#hear);
    // While the document is read, what stands inside may be still to come.
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => void this.#draw());
    else void this.#draw();
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    this.#rest();
    this.#place = undefined;
  }

  attributeChangedCallback() {
    clearTimeout(this.#late);
    if (this.#place) this.#late = setTimeout(() => void this.#draw());
  }

  /** Shows the walk live. */
  start() {
    const place = this.#place;
    if (!place?.frame || this.#frame || !this.shadowRoot) return;
    const frame = make("iframe");
    const title = linesOf(place.text).title || this.getAttribute("title") || "A walk through AWS role assumption";
    frame.title = title.startsWith("Rolewalk") ? title : `Rolewalk: ${title}`;
    frame.loading = "lazy";
    // On the site's own pages a sandbox would hold nothing back, and browsers say so on the console.
    if (new URL(place.frame).origin !== location.origin) frame.setAttribute("sandbox", SANDBOX);
    frame.height = String(this.#height());
    frame.src = place.frame + this.#options(place.frame.includes("#"));
    this.#frame = frame;
    this.#states?.add("live");
    this.shadowRoot.querySelector(".poster")?.replaceWith(frame);
    this.#near?.disconnect();
    live.push(this);
    if (alone) keepFew();
  }

  /** Goes back to the poster. */
  stop() {
    if (!this.#frame) return;
    this.#rest();
    if (this.#place) this.#show(this.#place);
  }

  #rest() {
    this.#near?.disconnect();
    this.#frame?.remove();
    this.#frame = undefined;
    this.#states?.delete("live");
    if (live.includes(this)) live.splice(live.indexOf(this), 1);
  }

  async #draw() {
    const serial = ++this.#drawn;
    this.#rest();
    const inside = this.#inside();
    if (inside) this.#show({ frame: "", open: "", image: "", text: inside }); // until its link is made
    const place = await this.#find(inside).catch(() => ({ frame: "", open: "", image: "", text: inside }));
    if (serial !== this.#drawn || !this.isConnected) return;
    this.#place = place;
    this.#show(place);
    if (!place.frame) return;
    this.#near = new IntersectionObserver(
      (entries) => {
        const room = !alone || live.length < MOST_LIVE;
        if (room && entries.some((entry) => entry.isIntersecting)) this.start();
      },
      { rootMargin: "200px" },
    );
    this.#near.observe(this);
  }

  /** The text of the walk inside the element; empty where there is none. */
  #inside() {
    const holder = this.querySelector('script[type="text/plain"]') ?? this.querySelector("pre, [data-walk]") ?? this;
    return (holder.textContent ?? "").trim() ? (holder.textContent ?? "").replace(/^\n/, "") : "";
  }

  /** Root of the site, ending in a slash; empty where it is not known. */
  #site() {
    const named = this.getAttribute("site");
    const site = named ? new URL(named, document.baseURI) : script ? new URL(".", script) : undefined;
    if (!site || !/^https?:$/.test(site.protocol)) return "";
    return site.href.endsWith("/") ? site.href : `${site.href}/`;
  }

  /**
   * @param {string} inside
   * @returns {Promise<Place>}
   */
  async #find(inside) {
    const site = this.#site();
    const src = this.getAttribute("src");
    if (!src) return this.#ofText(inside, site);
    const at = new URL(src, this.hasAttribute("site") || script ? site : document.baseURI);
    if (!/^https?:$/.test(at.protocol)) return { frame: "", open: "", image: "", text: inside };
    const fragment = /^#w\d+\./.test(at.hash) ? at.hash : "";
    if (fragment) {
      const root = at.href.split("#")[0]?.replace(/(embed\/?|index\.html|embed\.html)$/, "") ?? "";
      return { frame: `${root}embed/${fragment}`, open: root + fragment, image: "", text: inside };
    }
    const page = at.href.split("#")[0] ?? "";
    const short = /^(.*\/)w\/([\w-]+)\/?$/.exec(page);
    if (short) {
      const image = `${short[1]}card/${short[2]}.svg`;
      return { frame: `${short[1]}w/${short[2]}/embed`, open: page, image, text: inside };
    }
    if (/\/walks\/[\w-]+\/$/.test(page)) {
      return { frame: `${page}embed.html`, open: page, image: `${page}card.svg`, text: inside };
    }
    const response = await fetch(at, { credentials: "omit" });
    if (!response.ok) throw new Error(String(response.status));
    return this.#ofText(await response.text(), site);
  }

  /**
   * @param {string} text
   * @param {string} site
   * @returns {Promise<Place>}
   */
  async #ofText(text, site) {
    if (!site || !text || !("CompressionStream" in globalThis)) return { frame: "", open: "", image: "", text };
    const fragment = await fragmentOf(text);
    return { frame: `${site}embed/${fragment}`, open: site + fragment, image: "", text };
  }

  /** @param {boolean} more whether the address has a fragment already */
  #options(more) {
    const options = OPTIONS.filter((name) => this.hasAttribute(name)).map((name) => {
      const value = this.getAttribute(name) ?? "";
      return value ? `${name}=${encodeURIComponent(value)}` : `${name}=1`;
    });
    return options.length === 0 ? "" : (more ? "&" : "#") + options.join("&");
  }

  #height() {
    return Math.min(MOST, Math.max(LEAST, Number(this.getAttribute("height")) || HEIGHT));
  }

  /** @param {Place} place */
  #show(place) {
    const root = this.shadowRoot;
    if (!root) return;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE); // a <style> element is what a Content Security Policy may forbid
    root.adoptedStyleSheets = [sheet];
    const poster = make("div");
    poster.className = "poster";
    const { title, steps } = linesOf(place.text);
    if (place.image && !this.hasAttribute("predict")) poster.append(this.#picture(place.image));
    if (title) poster.append(make("strong", title));
    const list = make("ol");
    list.append(...steps.map((step) => make("li", step)));
    if (steps.length > 0) poster.append(list);
    if (place.text && (!title || steps.length === 0 || !place.frame)) poster.append(make("pre", place.text));
    if (place.frame) poster.append(this.#button());
    if (place.open) poster.append(this.#link(place.open));
    if (!place.frame && !place.text) poster.append(make("slot"), make("p", "This walk could not be loaded."));
    root.replaceChildren(poster);
  }

  /** @param {string} address */
  #picture(address) {
    const image = make("img");
    image.alt = this.getAttribute("title") ?? "The first step of a walk: who asks for which role, and what AWS decides";
    image.width = 1200;
    image.height = 630;
    image.loading = "lazy";
    image.addEventListener("error", () => image.remove());
    image.src = address;
    return image;
  }

  #button() {
    const button = make("button", "Walk through it");
    button.type = "button";
    button.addEventListener("click", () => this.start());
    return button;
  }

  /** @param {string} address */
  #link(address) {
    const link = make("a", "Open in Rolewalk");
    link.href = address;
    link.target = "_blank";
    link.rel = "noopener";
    return link;
  }

  /**
   * The frame says how high it is, or that it has an engine of its own. Nothing else is heard.
   *
   * @param {MessageEvent} event
   */
  #hear = (event) => {
    const frame = this.#frame;
    if (!frame || event.source !== frame.contentWindow || event.origin !== new URL(frame.src).origin) return;
    const { type, height } = event.data ?? {};
    if (type === "rolewalk:alone" && !alone) {
      alone = true;
      keepFew();
    }
    if (type !== "rolewalk:height" || typeof height !== "number" || !Number.isFinite(height)) return;
    if (!this.hasAttribute("height")) frame.height = String(Math.min(MOST, Math.max(LEAST, Math.ceil(height))));
  };
}

if (globalThis.customElements && !customElements.get("role-walk")) customElements.define("role-walk", RoleWalk);
