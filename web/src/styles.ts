// Styles of a part of the page that is fetched when it is opened come with its script.

/** Adds styles to the page's, behind those that it has. */
export function adopt(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; // a list that older browsers do not let grow
}
