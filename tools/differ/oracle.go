package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// oracle is the other engine, asked line by line.
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
			decisions[i] = "error: " + answer.Error
		}
	}
	if err := <-failed; err != nil {
		return nil, fmt.Errorf("asking the other engine: %w", err)
	}
	return decisions, nil
}
