// Package shown is what the page is told of a case: its types are the only source of the page's TypeScript types (`make
// gen`). The page shows them and decides nothing.
package shown
