package main

import (
	"fmt"
	"io"

	"rolewalk/engine/source"
)

// reportAll prints findings in order of place. Texts are the texts of their spans.
func reportAll(out io.Writer, texts []*source.Text, findings []source.Finding) {
	ordered := append([]source.Finding(nil), findings...)
	source.Sort(ordered)
	for _, f := range ordered {
		fmt.Fprintln(out, texts[f.At.Text].Report(f))
	}
}
