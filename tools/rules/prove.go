package main

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
)

const corpus = "scenarios/corpus"

// prover runs walks alone, with coverage of the engine.
type prover struct {
	root, folder string
}

// newProver builds the command with coverage. The caller calls close.
func newProver(root string) (*prover, error) {
	folder, err := os.MkdirTemp("", "rules")
	if err != nil {
		return nil, err
	}
	p := &prover{root: root, folder: folder}
	build := exec.Command("go", "build", "-cover", "-coverpkg=rolewalk/engine/...,rolewalk/tools/rolewalk", "-o", p.command(), "./tools/rolewalk")
	build.Dir = root
	if said, err := build.CombinedOutput(); err != nil {
		p.close()
		return nil, fmt.Errorf("building the command with coverage: %w\n%s", err, said)
	}
	return p, nil
}

func (p *prover) command() string { return filepath.Join(p.folder, "rolewalk") }

func (p *prover) close() { _ = os.RemoveAll(p.folder) }

// lines is what a run executed: the lines of each file, by its path from the project's folder.
type lines map[string]map[int]bool

// run runs a walk of the corpus and returns the lines of the engine that it executes.
func (p *prover) run(walk string) (lines, error) {
	data, err := os.MkdirTemp(p.folder, "data")
	if err != nil {
		return nil, err
	}
	run := exec.Command(p.command(), "test", filepath.Join(corpus, walk))
	run.Dir = p.root
	run.Env = append(os.Environ(), "GOCOVERDIR="+data)
	if said, err := run.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%s: %w\n%s", walk, err, said)
	}
	profile := filepath.Join(data, "profile")
	text := exec.Command("go", "tool", "covdata", "textfmt", "-i", data, "-o", profile)
	if said, err := text.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("reading the coverage of %s: %w\n%s", walk, err, said)
	}
	body, err := os.ReadFile(profile)
	if err != nil {
		return nil, err
	}
	return executed(body)
}

// executed reads a profile: lines like `rolewalk/engine/sts/call.go:12.34,15.2 3 1`.
func executed(profile []byte) (lines, error) {
	all := lines{}
	scan := bufio.NewScanner(bytes.NewReader(profile))
	for scan.Scan() {
		file, rest, ok := strings.Cut(scan.Text(), ".go:")
		if !ok || strings.HasSuffix(rest, " 0") {
			continue
		}
		var from, to, ignored int
		if _, err := fmt.Sscanf(rest, "%d.%d,%d.%d", &from, &ignored, &to, &ignored); err != nil {
			return nil, fmt.Errorf("reading the profile: %s: %w", strconv.Quote(scan.Text()), err)
		}
		name := strings.TrimPrefix(file, "rolewalk/") + ".go"
		if all[name] == nil {
			all[name] = map[int]bool{}
		}
		for line := from; line <= to; line++ {
			all[name][line] = true
		}
	}
	return all, scan.Err()
}

// runAll runs each walk once, a few at a time, and returns what each executes.
func (p *prover) runAll(walks []string) (map[string]lines, error) {
	const atOnce = 2
	var group sync.WaitGroup
	var mutex sync.Mutex
	var failed error
	all, slots := map[string]lines{}, make(chan struct{}, atOnce)
	for _, walk := range walks {
		group.Add(1)
		slots <- struct{}{}
		go func() {
			defer func() { <-slots; group.Done() }()
			ran, err := p.run(walk)
			mutex.Lock()
			defer mutex.Unlock()
			all[walk] = ran
			if err != nil && failed == nil {
				failed = err
			}
		}()
	}
	group.Wait()
	return all, failed
}

// prove fails when a walk does not execute the line that it proves. It returns what is wrong, and how many proofs hold.
func prove(root string, rules []rule) (troubles []string, held int, err error) {
	var walks []string
	for i := range rules {
		walks = append(walks, rules[i].proofs...)
	}
	slices.Sort(walks)
	p, err := newProver(root)
	if err != nil {
		return nil, 0, err
	}
	defer p.close()
	ran, err := p.runAll(slices.Compact(walks))
	if err != nil {
		return nil, 0, err
	}
	for i := range rules {
		r := &rules[i]
		for _, walk := range r.proofs {
			if !ran[walk][r.file][r.line] {
				troubles = append(troubles, fmt.Sprintf("%s:%d: %s does not execute this line, which decides: %s", r.file, r.line, walk, r.text))
				continue
			}
			held++
		}
	}
	return troubles, held, nil
}
