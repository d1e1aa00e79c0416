// Package view is what the page is told: the walk, decided, in words and places that a browser can use, and how it is
// drawn.
//
// Its types are the only source of the page's TypeScript types (`make gen`). Offsets are UTF-16 code units, as browsers
// count; times are RFC 3339 in UTC with whole seconds. The page shows them and decides nothing.
//
// [Build] makes a page of a walk that has run. [Draw] fills in hues, icons, words and places, which the drawing ahead
// of time and the browser print alike.
package view
