// Package link encodes a whole walk as the fragment of an address: `#w1.` and the walk's text, compressed against a
// dictionary of policy boilerplate, in characters that need no escaping. A browser never sends the fragment, so opening
// a link does not send the walk anywhere.
//
// Links work forever: the meaning of a version never changes, and every version that was ever shared opens.
package link
