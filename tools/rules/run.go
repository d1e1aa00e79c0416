package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
)

const corpus = "scenarios/corpus"

// prover runs walks alone, with coverage of the engine.
type prover struct {
	root, folder string
	// covdata is Go's tool that reads what a run executed. Its path saves asking the go command at every walk.
	covdata string
}

// newProver builds the command with coverage. The caller calls close.
func newProver(root string) (*prover, error) {
	covdata, err := exec.Command("go", "tool", "-n", "covdata").Output()
	if err != nil {
		return nil, fmt.Errorf("looking for covdata: %w", err)
	}
	folder, err := os.MkdirTemp("", "rules")
	if err != nil {
		return nil, err
	}
	p := &prover{root: root, folder: folder, covdata: strings.TrimSpace(string(covdata))}
	// The command itself is among the packages because only a main package with coverage writes it when it ends.
	const covered = "-coverpkg=rolewalk/engine/...,rolewalk/tools/rolewalk"
	build := exec.Command("go", "build", "-cover", covered, "-o", p.command(), "./tools/rolewalk")
	build.Dir = root
	if said, err := build.CombinedOutput(); err != nil {
		p.close()
		return nil, fmt.Errorf("building the command with coverage: %w\n%s", err, said)
	}
	return p, nil
}

func (p *prover) command() string { return filepath.Join(p.folder, "rolewalk") }

func (p *prover) close() { _ = os.RemoveAll(p.folder) }

// run runs a walk of the corpus in a process of its own, and returns the lines of the engine that it executes.
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
	text := exec.Command(p.covdata, "textfmt", "-i", data, "-o", profile)
	if said, err := text.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("reading the coverage of %s: %w\n%s", walk, err, said)
	}
	body, err := os.ReadFile(profile)
	if err != nil {
		return nil, err
	}
	return executed(string(body))
}

// runAll runs each walk once, several at a time, and returns what each executes.
func (p *prover) runAll(walks []string) (map[string]lines, error) {
	var group sync.WaitGroup
	var mutex sync.Mutex
	var failed error
	all, slots := map[string]lines{}, make(chan struct{}, runtime.NumCPU())
	for _, walk := range walks {
		slots <- struct{}{}
		group.Go(func() {
			defer func() { <-slots }()
			ran, err := p.run(walk)
			mutex.Lock()
			defer mutex.Unlock()
			all[walk] = ran
			if err != nil && failed == nil {
				failed = err
			}
		})
	}
	group.Wait()
	return all, failed
}
