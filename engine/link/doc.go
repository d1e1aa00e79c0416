// Package link carries a whole walk in the fragment of an address: `#w1.` and the walk's text, compressed against a
// dictionary of policy boilerplate, in letters that need no escaping. A browser never sends the fragment, so opening a
// link tells nobody what the walk says.
//
// Links are for ever: what a version's fragment means never changes, and every version that was ever handed out opens.
package link
