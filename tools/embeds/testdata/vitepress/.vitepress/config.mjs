import walkFences from "./rolewalk/markdown-it.mjs";

const site = process.env.ROLEWALK_SITE;

export default {
  title: "Docs",
  head: [["script", { src: `${site}role-walk.js`, async: "" }]],
  markdown: { config: (md) => walkFences(md, { site }) },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "role-walk" } } },
};
