// Package source holds what every other package says about the user's text: which text, which part of it, and what is
// wrong there.
//
// One currency of place serves the whole engine: a [Span] is a text and two byte offsets, half open. Only package view
// turns offsets into the UTF-16 units that a browser counts in; only [Text.Position] turns them into line and column.
package source
