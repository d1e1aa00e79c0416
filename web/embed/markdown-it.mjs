// A markdown-it plugin, for VitePress and others: a fence of the language walk becomes the element <role-walk>, with
// the walk as text inside it. The page loads role-walk.js of a Rolewalk site, or imports rolewalk-embed.
import { optionsOf } from "./options.mjs";

/** @param {string} text */
const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/**
 * @typedef {(tokens: { info: string, content: string }[], index: number, ...rest: any[]) => string} Rule
 */

/**
 * @param {{ renderer: { rules: Record<string, Rule | undefined> } }} md
 * @param {{ site?: string }} [settings] site is the address of a Rolewalk site, where the script does not come from it.
 */
export default function walkFences(md, { site } = {}) {
  const others = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const token = tokens[index];
    const found = token && /^\s*(?:\{\s*\.)?walk(?=$|[\s{}])(.*)$/.exec(token.info);
    if (!token || !found)
      return others ? others(tokens, index, ...rest) : `<pre>${escaped(token?.content ?? "")}</pre>`;
    const options = { ...(site && { site }), ...optionsOf(found[1] ?? "") };
    const attributes = Object.entries(options).map(([name, value]) => ` ${name}="${escaped(value)}"`);
    // v-pre: Vue must not look for expressions in a walk.
    const text = `<pre><code>${escaped(token.content)}</code></pre>`;
    return `<figure class="role-walk"><role-walk v-pre${attributes.join("")}>${text}</role-walk></figure>\n`;
  };
}
