package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
)

// bench builds mutants and runs them.
type bench struct {
	options
	root, folder string
	// files are the walks, as the sound engine answers them.
	files []file
	// answers is the file with the other engine's answers, so that it is asked once; "" without a differential run.
	answers string
}

// file is what tools/mutants/corpus says of one walk.
type file struct {
	Path         string `json:"path"`
	Expectations int    `json:"expectations"`
	Failed       bool   `json:"failed"`
}

// result is the outcome of one mutant.
type result struct {
	mutant
	// killers are the walks that fail with it. hangs says that it did not end.
	killers []string
	hangs   bool
	// testFailed says that the Go test that the mutant names fails with it.
	testFailed bool
	// asked says that the differential run had to find it. found is the request at which it did, 0 if it did not.
	asked bool
	found int
}

// prepare checks that every mutant still applies and that the sound engine passes, and asks the other engine.
func (b *bench) prepare(list []mutant) error {
	wanted := false
	var stale []error
	for i := range list {
		_, err := list[i].apply(b.root)
		stale = append(stale, err)
		wanted = wanted || list[i].differ
	}
	if err := errors.Join(stale...); err != nil {
		return err
	}
	if err := b.checkTests(list); err != nil {
		return err
	}
	program, err := b.build(filepath.Join(b.folder, "sound"), "./tools/mutants/corpus", "")
	if err != nil {
		return err
	}
	if b.files, _, err = b.walks(program, ""); err != nil {
		return err
	}
	for _, f := range b.files {
		if f.Failed {
			return fmt.Errorf("%s fails without any mutant", f.Path)
		}
	}
	if !wanted || b.requests == 0 {
		return nil
	}
	b.answers = filepath.Join(b.folder, "answers")
	if program, err = b.build(filepath.Join(b.folder, "differ"), "./tools/differ", ""); err != nil {
		return err
	}
	c := exec.Command(program, "-n", strconv.Itoa(b.requests), "-oracle", b.oracle, "-record", b.answers)
	if out, err := c.CombinedOutput(); err != nil {
		return fmt.Errorf("the differential run without any mutant: %w\n%s", err, out)
	}
	return nil
}

// build compiles one of the project's commands into a program, with an overlay if one is given, and returns its path.
func (b *bench) build(program, command, overlay string) (string, error) {
	args := []string{"build", "-ldflags=-s -w", "-o", program}
	if overlay != "" {
		args = append(args, "-overlay", overlay)
	}
	c := exec.Command("go", append(args, command)...)
	c.Dir = b.root
	if out, err := c.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building %s: %w\n%s", command, err, out)
	}
	return program, nil
}

// walks runs the walks with a program. hangs says that they did not end.
func (b *bench) walks(program, value string) (files []file, hangs bool, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	c := exec.CommandContext(ctx, program, b.folders...)
	c.Dir, c.Env = b.root, append(os.Environ(), variable+"="+value)
	var out, faults bytes.Buffer
	c.Stdout, c.Stderr = &out, &faults
	switch err := c.Run(); {
	case ctx.Err() != nil:
		return nil, true, nil
	case err != nil:
		return nil, false, fmt.Errorf("running the walks: %w\n%s", err, faults.String())
	}
	if err := json.Unmarshal(out.Bytes(), &files); err != nil {
		return nil, false, fmt.Errorf("reading the outcome of the walks: %w", err)
	}
	return files, false, nil
}

// variable is the environment variable that tells mutants of one build which of them to be.
const variable = "MUTANT"

// runAll runs the mutants: those of one build one after another, and several builds at a time. The results are in the
// order of the list.
func (b *bench) runAll(list []mutant) ([]result, error) {
	var order []string
	builds := map[string][]int{}
	for i := range list {
		key := list[i].build()
		if builds[key] == nil {
			order = append(order, key)
		}
		builds[key] = append(builds[key], i)
	}
	results := make([]result, len(list))
	faults := make([]error, len(order))
	next := make(chan int)
	var group sync.WaitGroup
	for range b.workers {
		group.Go(func() {
			for i := range next {
				faults[i] = b.runBuild(list, builds[order[i]], results)
			}
		})
	}
	for i := range order {
		next <- i
	}
	close(next)
	group.Wait()
	return results, errors.Join(faults...)
}

// runBuild builds the mutants with the indices in which, which share a text, and runs each.
func (b *bench) runBuild(list []mutant, which []int, results []result) error {
	folder, err := os.MkdirTemp(b.folder, "build")
	if err != nil {
		return fmt.Errorf("a folder to build in: %w", err)
	}
	defer os.RemoveAll(folder)
	first := &list[which[0]]
	programs := programs{bench: b, folder: folder, test: first.test}
	if programs.overlay, err = first.overlay(b.root, folder); err != nil {
		return err
	}
	for _, i := range which {
		results[i].mutant = list[i]
		if err := programs.judge(&results[i]); err != nil {
			return fmt.Errorf("mutant %s: %w", list[i].name, err)
		}
		fmt.Println(results[i].line())
	}
	return nil
}

// programs are what mutants of one text are judged with. Each is built when it is first used.
type programs struct {
	*bench
	folder, overlay string
	test            goTest
	// main is the path of the program that runs the walks, or of the Go test; differ that of the differential run.
	main, differ string
}

// judge runs one mutant.
func (p *programs) judge(r *result) (err error) {
	if p.main == "" {
		p.main = filepath.Join(p.folder, "main")
		if p.test != (goTest{}) {
			_, err = p.buildTest(p.main, p.test, p.overlay)
		} else {
			_, err = p.build(p.main, "./tools/mutants/corpus", p.overlay)
		}
		if err != nil {
			return err
		}
	}
	if p.test != (goTest{}) {
		return p.runTest(r, p.main)
	}
	if err := p.run(r, p.main); err != nil || !r.mutant.differ || p.answers == "" {
		return err
	}
	if p.differ == "" {
		if p.differ, err = p.build(filepath.Join(p.folder, "differ"), "./tools/differ", p.overlay); err != nil {
			return err
		}
	}
	r.asked = true
	r.found, err = p.differs(p.differ, r.value)
	return err
}

// run runs the walks with one mutant.
func (b *bench) run(r *result, program string) error {
	files, hangs, err := b.walks(program, r.value)
	if err != nil {
		return err
	}
	r.hangs = hangs
	for _, f := range files {
		if f.Failed {
			r.killers = append(r.killers, f.Path)
		}
	}
	return nil
}

// differs compares a mutant with the other engine's answers. It returns the request at which the mutant is found, 0
// if it is not found.
func (b *bench) differs(program, value string) (int, error) {
	c := exec.Command(program, "-n", strconv.Itoa(b.requests), "-replay", b.answers)
	c.Env = append(os.Environ(), variable+"="+value)
	out, err := c.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0, nil
	case !errors.As(err, &exit) || exit.ExitCode() != 1:
		return 0, fmt.Errorf("the differential run: %w\n%s", err, out)
	}
	_, after, _ := strings.Cut(string(out), "first at request ")
	found, err := strconv.Atoi(strings.TrimSpace(after))
	if err != nil {
		return 0, fmt.Errorf("reading the differential run: %w\n%s", err, out)
	}
	return found, nil
}
