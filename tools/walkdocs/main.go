package main

import (
	"fmt"
	"os"

	"rolewalk/tools/forms"
)

func main() {
	if err := os.WriteFile("docs/walk.md", []byte(forms.Document(nil)), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, "walkdocs:", err)
		os.Exit(1)
	}
}
