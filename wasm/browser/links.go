package main

import (
	"rolewalk/engine/importer/held"
	"rolewalk/engine/link"
	"rolewalk/engine/wire"
)

// openAnswer is the answer of open and format: a text, or why there is none.
type openAnswer struct {
	Text string `json:"text"`
	// Error is a sentence for the reader; empty where Text is meant.
	Error string `json:"error"`
}

// share answers the fragment that holds the walk, and nothing where the walk is too large for a link.
func share(text string, step int) []byte {
	if len(text) > link.Limit {
		return nil
	}
	return []byte(link.Fragment(text, step))
}

// heldIn answers what keeps a walk from being handed on.
func heldIn(text string) []byte {
	found := held.In(text)
	return encode(&found)
}

// open answers what a link holds.
func open(fragment string) []byte {
	opened, err := link.Decode(fragment)
	if err != nil {
		return encode(openAnswer{Error: err.Error()})
	}
	return encode(openAnswer{Text: opened.Text})
}

func textFault(said string) []byte { return encode(openAnswer{Error: faultSentence(said)}) }

func noAnswer(string) []byte { return nil }

// faultSentence tells the reader that the fault is ours.
func faultSentence(said string) string {
	return "Rolewalk itself failed here, and your text is kept: " + said
}

// written is the memory of the last answer, which its caller has read when the next one is written.
var written []byte

// encode writes v, one of the answers.
func encode(v any) []byte {
	written = wire.Append(written[:0], v)
	return written
}
