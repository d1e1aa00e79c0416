package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// printedNames are the members that trace --json prints under another name than the page reads. Programs rely on what
// is printed, so a name of the page that changes gets a row here.
var printedNames = map[string]string{"edge": "hop", "suggestions": "ways", "risk": "danger"}

// printJSON prints data of the page as JSON, with the names that programs rely on.
func printJSON(out io.Writer, v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	from := jsontext.NewDecoder(bytes.NewReader(text))
	to := jsontext.NewEncoder(out, jsontext.WithIndent("  "))
	for {
		token, err := from.ReadToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		// In an object, names and values take turns.
		if kind, length := from.StackIndex(from.StackDepth()); kind == '{' && length%2 == 1 && token.Kind() == '"' {
			if printed, ok := printedNames[token.String()]; ok {
				token = jsontext.String(printed)
			}
		}
		if err := to.WriteToken(token); err != nil {
			return err
		}
	}
}
