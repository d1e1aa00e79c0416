import remarkWalk from "./rolewalk/remark.mjs";

const site = process.env.ROLEWALK_SITE;

export default {
  title: "Docs",
  url: "https://docs.example.com",
  baseUrl: "/",
  scripts: [{ src: `${site}role-walk.js`, async: true }],
  themeConfig: { colorMode: { respectPrefersColorScheme: true } },
  presets: [["classic", { docs: { routeBasePath: "/", remarkPlugins: [[remarkWalk, { site }]] }, blog: false }]],
};
