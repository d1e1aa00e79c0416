package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

func main() {
	only := flag.String("run", "", "run the mutants whose name contains this, and do not judge the walks")
	n := flag.Int("n", 100_000, "within how many requests the differential run must find its mutants; 0 leaves it out")
	workers := flag.Int("j", runtime.NumCPU(), "how many mutants are built at a time")
	oracle := flag.String("oracle", "tools/differ/oracle", "the folder of the other engine")
	kills := flag.String("kills", "", "write into this file which walk kills which mutant")
	flag.Parse()
	code, err := run(options{
		only: *only, requests: *n, workers: *workers, oracle: *oracle, kills: *kills,
		folders: []string{"scenarios/corpus", "scenarios/lessons", "scenarios/challenges"},
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(2)
	}
	os.Exit(code)
}

type options struct {
	only     string
	requests int
	workers  int
	oracle   string
	kills    string
	folders  []string
}

// run builds and judges every mutant that is asked for, and prints the report. It returns 1 if something is missing.
func run(o options) (code int, err error) {
	folder, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return 2, fmt.Errorf("a folder to build in: %w", err)
	}
	defer os.RemoveAll(folder)
	root, err := os.Getwd()
	if err != nil {
		return 2, fmt.Errorf("the module's folder: %w", err)
	}
	b := &bench{options: o, root: root, folder: folder}
	var list []mutant
	for _, m := range all() {
		if strings.Contains(m.name, o.only) {
			list = append(list, m)
		}
	}
	if err := b.prepare(list); err != nil {
		return 2, err
	}
	results, err := b.runAll(list)
	if fault := noteKills(o.kills, results); fault != nil {
		return 2, errors.Join(err, fault)
	}
	if code = b.report(results, o.only == ""); err != nil {
		return 2, err
	}
	return code, nil
}

// longest is how long a mutant may run before it counts as one that never ends.
const longest = time.Minute
