package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"

	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
)

// keystrokes is how often the walk is run; the median is told, so that what else the machine does counts little.
const keystrokes = 201

// keystroke times what a keystroke costs: the largest walk parsed, bound, run with its trace and put in words as JSON,
// natively and as WebAssembly under Node.
func keystroke(name string, node bool) error {
	name, err := chosen(name)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	parse, run, words := native(string(text))
	total := parse + run + words
	fmt.Printf("\n| a keystroke in %s, %d bytes | median of %d |\n| --- | ---: |\n", name, len(text), keystrokes)
	fmt.Printf("| native: parse %s, run %s, view and JSON %s | %s |\n", human(parse), human(run), human(words),
		human(total))
	if !node {
		return nil
	}
	wasm, err := underNode(name)
	if err != nil {
		return err
	}
	fmt.Printf("| WebAssembly under Node, text in and JSON out | %s |\n", human(wasm))
	return nil
}

// chosen is the walk that was named, else the largest below scenarios.
func chosen(named string) (name string, err error) {
	if named != "" {
		return named, nil
	}
	largest := int64(-1)
	err = filepath.WalkDir("scenarios", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".walk" {
			return err
		}
		info, err := entry.Info()
		if err == nil && info.Size() > largest {
			name, largest = path, info.Size()
		}
		return err
	})
	if err == nil && name == "" {
		err = fmt.Errorf("there is no walk below scenarios")
	}
	return name, err
}

// native returns the medians of the three parts.
func native(text string) (parse, run, words float64) {
	var parts [3][]float64
	for range keystrokes {
		start := time.Now()
		walk := scenario.Parse("walk", text, scenario.PageLimit)
		parsed := time.Now()
		result := walk.Run(scenario.Options{Trace: true})
		ran := time.Now()
		if _, err := json.Marshal(view.Build(result)); err != nil {
			panic(err)
		}
		for i, d := range []time.Duration{parsed.Sub(start), ran.Sub(parsed), time.Since(ran)} {
			parts[i] = append(parts[i], float64(d))
		}
	}
	return median(parts[0]), median(parts[1]), median(parts[2])
}

// underNode returns the median that keystroke.mjs measures.
func underNode(name string) (float64, error) {
	node := exec.Command("node", "tools/bench/keystroke.mjs", name, strconv.Itoa(keystrokes))
	node.Stderr = os.Stderr
	out, err := node.Output()
	if err != nil {
		return 0, fmt.Errorf("node tools/bench/keystroke.mjs: %w", err)
	}
	nanoseconds, err := strconv.ParseInt(string(bytes.TrimSpace(out)), 10, 64)
	return float64(nanoseconds), err
}
