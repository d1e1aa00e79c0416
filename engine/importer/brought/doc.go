// Package brought holds the texts that a person brings, before anything is read from them: bytes become text, and
// texts get the order in which their places count.
package brought
