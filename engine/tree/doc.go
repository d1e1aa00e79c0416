// Package tree is a document as a tree whose nodes know their places in the text: JSON, and what other formats say in
// the shape of JSON.
package tree
