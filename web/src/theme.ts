import { startEarly } from "./engine/early.ts";

// Runs before the first paint, so that a reader who chose a theme does not see the other one flash by. It also says
// that there are scripts: what does nothing without them is not shown without them.
document.documentElement.dataset.script = "on";
// What the address asks for is not what the page was built with: that is not shown while the scripts come.
if (/[#&](?:(?:w\d+|my)\.|predict=1)/.test(location.hash) || /[?&]fresh\b/.test(location.search))
  document.documentElement.dataset.other = "";
try {
  const asked = /[#&]theme=(light|dark)(?![^&])/.exec(location.hash)?.[1];
  const theme = asked ?? localStorage.getItem("rolewalk:theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // No storage, no choice to remember.
}

const { worker, engine, framed } = document.currentScript?.dataset ?? {};
if (worker && engine) startEarly(worker, engine, framed !== undefined);
