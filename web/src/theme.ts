// Runs before the first paint, so that a reader who chose a theme does not see the other one flash by. It also says
// that there are scripts: what does nothing without them is not shown without them.
document.documentElement.dataset.script = "on";
try {
  const theme = localStorage.getItem("rolewalk:theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // No storage, no choice to remember.
}
