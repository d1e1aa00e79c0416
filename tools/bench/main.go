// Command bench times what a keystroke costs: the largest walk parsed, bound, run with its trace and put in words as
// JSON, natively and as WebAssembly under Node.
//
//	go run ./tools/bench [WALK]
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
)

// rounds is how often the walk is run; the median is told, so that what else the machine does counts little.
const rounds = 201

func main() {
	if err := bench(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(args []string) error {
	name, err := chosen(args)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	parse, run, words := native(string(text))
	total := parse + run + words
	fmt.Printf("%s, %d bytes, median of %d\n", name, len(text), rounds)
	fmt.Printf("native  %8.3f ms   parse %.3f, run %.3f, view and JSON %.3f\n", ms(total), ms(parse), ms(run), ms(words))
	wasm, err := underNode(name)
	if err != nil {
		return err
	}
	fmt.Printf("wasm    %8.3f ms   under Node, text in and JSON out\nratio   %8.1f\n", ms(wasm), float64(wasm)/float64(total))
	return nil
}

// chosen is the walk that was named, else the largest below scenarios.
func chosen(args []string) (name string, err error) {
	if len(args) > 0 {
		return args[0], nil
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
func native(text string) (parse, run, words time.Duration) {
	var parts [3][]time.Duration
	for range rounds {
		start := time.Now()
		walk := scenario.Parse("walk", text, scenario.PageLimit)
		parsed := time.Now()
		result := walk.Run(scenario.Options{Trace: true})
		ran := time.Now()
		if _, err := json.Marshal(view.Build(result)); err != nil {
			panic(err)
		}
		for i, d := range []time.Duration{parsed.Sub(start), ran.Sub(parsed), time.Since(ran)} {
			parts[i] = append(parts[i], d)
		}
	}
	return median(parts[0]), median(parts[1]), median(parts[2])
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

// underNode returns the median that bench.mjs measures.
func underNode(name string) (time.Duration, error) {
	node := exec.Command("node", "tools/bench/bench.mjs", name, strconv.Itoa(rounds))
	node.Stderr = os.Stderr
	out, err := node.Output()
	if err != nil {
		return 0, fmt.Errorf("node tools/bench/bench.mjs: %w", err)
	}
	nanoseconds, err := strconv.ParseInt(string(bytes.TrimSpace(out)), 10, 64)
	return time.Duration(nanoseconds), err
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
