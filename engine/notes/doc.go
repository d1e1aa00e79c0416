// Package notes turns a walk's Markdown into the tree that the page builds its elements from.
package notes
