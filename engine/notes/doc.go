// Package notes parses a walk's Markdown into a tree, from which the page builds its elements.
package notes
