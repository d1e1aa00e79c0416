// What stands behind the word of a fence, as attributes of the element.

/** The options that the element knows. */
export const known = ["step", "time", "pane", "theme", "predict", "readonly", "edit", "height"];

/**
 * @param {string} text `step=2 predict height=480`, with or without braces and quotes
 * @returns {Record<string, string>}
 */
export function optionsOf(text) {
  /** @type {Record<string, string>} */
  const given = {};
  for (const [, name = "", double, single, bare] of text.matchAll(
    /([a-z]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+)))?/g,
  )) {
    const value = double ?? single ?? bare ?? "";
    if (known.includes(name) && !(name in given) && value !== "false") given[name] = value === "true" ? "" : value;
  }
  return given;
}
