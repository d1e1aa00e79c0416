// Package source describes places in the user's text and the findings there.
//
// The whole engine uses one kind of place: a [Span] is a text and two byte offsets, half open. Only package view
// converts offsets to the UTF-16 units of a browser, and only [Text.Position] converts them to line and column.
package source
