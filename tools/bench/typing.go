package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"rolewalk/engine/link"
)

const (
	// typed is how many keys are measured on a walk.
	typed = 60
	// typedRoles is how many roles and steps the large walk has.
	typedRoles = 200
)

// typing times what a reader waits for: from a key to the evaluation on the screen, in a browser, on every lesson and
// on a large walk.
func typing(browser string) error {
	names, err := filepath.Glob("scenarios/lessons/*.walk")
	if err != nil {
		return err
	}
	type walk struct{ Name, Fragment string }
	walks := []walk{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		walks = append(walks, walk{strings.TrimSuffix(filepath.Base(name), ".walk"), link.Fragment(string(text), 0)})
	}
	large := walkOf(typedRoles, typedRoles)
	name := fmt.Sprintf("%d roles and steps, %d bytes", typedRoles, len(large))
	walks = append(walks, walk{name, link.Fragment(large, 0)})
	asked, err := json.Marshal(walks)
	if err != nil {
		return err
	}
	node := exec.Command("node", "tools/bench/typing.mjs", "dist", strconv.Itoa(typed))
	node.Stdin, node.Stdout, node.Stderr = bytes.NewReader(asked), os.Stdout, os.Stderr
	node.Env = append(os.Environ(), "CHROMIUM="+browser)
	if err := node.Run(); err != nil {
		return fmt.Errorf("node tools/bench/typing.mjs: %w", err)
	}
	return nil
}
