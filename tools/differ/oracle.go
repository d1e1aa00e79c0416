package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
)

// oracles are processes of the other engine, as many as work at a time.
type oracles []*oracle

// atATime is how many processes of the other engine run.
const atATime = 2

func startOracles(folder string) (oracles, error) {
	var list oracles
	for range atATime {
		o, err := startOracle(folder)
		if err != nil {
			list.stop()
			return nil, err
		}
		list = append(list, o)
	}
	return list, nil
}

func (list oracles) stop() {
	for _, o := range list {
		o.stop()
	}
}

// ask shares the lines out; the decisions are there when wait has returned.
func (list oracles) ask(lines [][]byte) (decisions []string, wait func() error) {
	decisions = make([]string, len(lines))
	var group sync.WaitGroup
	faults := make([]error, len(list))
	for i, o := range list {
		from, to := i*len(lines)/len(list), (i+1)*len(lines)/len(list)
		group.Go(func() {
			var some []string
			some, faults[i] = o.ask(append(bytes.Join(lines[from:to], []byte("\n")), '\n'), to-from)
			copy(decisions[from:to], some)
		})
	}
	return decisions, func() error {
		group.Wait()
		return errors.Join(faults...)
	}
}

// decision is the other engine's answer to one request.
func (list oracles) decision(r *request) (string, error) {
	line, err := json.Marshal(r)
	if err != nil {
		return "", fmt.Errorf("writing request %d: %w", r.ID, err)
	}
	answers, err := list[0].ask(append(line, '\n'), 1)
	if err != nil {
		return "", err
	}
	return answers[0], nil
}

// oracle is one process of the other engine, asked line by line.
type oracle struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
}

func startOracle(folder string) (*oracle, error) {
	if _, err := os.Stat(filepath.Join(folder, "node_modules")); err != nil {
		return nil, fmt.Errorf("the other engine is not installed: run `npm --prefix %s ci`", folder)
	}
	c := exec.Command("node", filepath.Join(folder, "oracle.mjs"))
	c.Stderr = os.Stderr
	in, err := c.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("starting the other engine: %w", err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("starting the other engine: %w", err)
	}
	if err := c.Start(); err != nil {
		return nil, fmt.Errorf("starting the other engine: %w", err)
	}
	return &oracle{c, in, bufio.NewReaderSize(out, 1<<20)}, nil
}

func (o *oracle) stop() {
	_ = o.in.Close()
	_ = o.command.Wait()
}

// ask sends n lines and an empty one, which has the other engine answer at once, and reads n decisions.
func (o *oracle) ask(lines []byte, n int) ([]string, error) {
	failed := make(chan error, 1)
	go func() {
		_, err := o.in.Write(append(lines, '\n'))
		failed <- err
	}()
	decisions := make([]string, n)
	for i := range decisions {
		line, err := o.out.ReadBytes('\n')
		if err != nil {
			return nil, fmt.Errorf("reading answer %d of the other engine: %w", i+1, err)
		}
		var answer struct{ Decision, Error string }
		if err := json.Unmarshal(line, &answer); err != nil {
			return nil, fmt.Errorf("reading answer %d of the other engine: %w", i+1, err)
		}
		decisions[i] = answer.Decision
		if answer.Error != "" {
			decisions[i] = letters['!']
		}
	}
	if err := <-failed; err != nil {
		return nil, fmt.Errorf("asking the other engine: %w", err)
	}
	return decisions, nil
}
