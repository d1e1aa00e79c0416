// Package embed puts walks into Markdown: a goldmark extension that renders a fence of the language walk as a figure
// with its verdict in words, the walk as text, and the element that shows it live.
//
//	```walk step=2 predict height=480
//	title "Who may deploy?"
//	…
//	```
//
// Options stand after the word, in braces too, as Hugo and MkDocs need them. Those that no version knows are ignored.
package embed
