// A remark plugin: a fence of the language walk becomes the element <role-walk>, with the walk as text inside it. The
// page loads role-walk.js of a Rolewalk site, or imports rolewalk-embed.
import { optionsOf } from "./options.mjs";

/**
 * @typedef {object} Node
 * @property {string} type
 * @property {string | null} [lang]
 * @property {string | null} [meta]
 * @property {string} [value]
 * @property {Node[]} [children]
 * @property {object} [data]
 */

/**
 * @param {{ site?: string }} [settings] site is the address of a Rolewalk site, where the script does not come from it.
 */
export default function remarkWalk({ site } = {}) {
  /** @param {Node} node @returns {Node} */
  const replaced = (node) => {
    if (node.type === "code" && node.lang === "walk") return element(node.value ?? "", node.meta ?? "", site);
    if (node.children) node.children = node.children.map(replaced);
    return node;
  };
  return replaced;
}

/**
 * @param {string} walk
 * @param {string} meta
 * @param {string | undefined} site
 * @returns {Node}
 */
function element(walk, meta, site) {
  const options = optionsOf(meta);
  /** @type {Record<string, string>} */
  const properties = { ...(site && { site }), ...options };
  const text = {
    type: "walkText",
    data: {
      // A block of its own kind: themes put components of theirs in place of <pre>.
      hName: "div",
      hProperties: { dataWalk: "", style: "white-space:pre-wrap;font-family:monospace" },
      // As HTML's text, because Markdown's loses the blanks at the beginning of lines.
      hChildren: [{ type: "text", value: `${walk}\n` }],
    },
  };
  return {
    type: "walkFigure",
    data: { hName: "figure", hProperties: { className: ["role-walk"] } },
    children: [{ type: "walk", data: { hName: "role-walk", hProperties: properties }, children: [text] }],
  };
}
