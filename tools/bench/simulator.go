package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// simulator is iam-simulate on one request by one of its calls, in a process of its own that measures itself when it is
// told to. Each has its own, so that what Node compiled for one request or call does not slow down another.
type simulator struct {
	call    string
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Scanner
}

func startSimulator(request, call string) (*simulator, error) {
	const installed = "tools/differ/oracle/node_modules"
	if _, err := os.Stat(installed); err != nil {
		return nil, errors.New("iam-simulate is not installed: run `npm --prefix tools/differ/oracle ci`")
	}
	c := exec.Command("node", "tools/bench/simulator.mjs", filepath.Join(requests, request, "request.json"), call)
	c.Stderr = os.Stderr
	in, err := c.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("starting Node: %w", err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("starting Node: %w", err)
	}
	if err := c.Start(); err != nil {
		return nil, fmt.Errorf("starting Node: %w", err)
	}
	return &simulator{call, c, in, bufio.NewScanner(out)}, nil
}

func (s *simulator) stop() {
	_ = s.in.Close()
	_ = s.command.Wait()
}

// simulators are iam-simulate's core and its public call on a request.
func simulators(request string) (list []*contender, err error) {
	for _, entrance := range []struct{ name, call string }{{coreName, "core"}, {publicName, "public"}} {
		s, err := startSimulator(request, entrance.call)
		if err != nil {
			return list, err
		}
		list = append(list, &contender{request: request, engine: entrance.name, allocs: -1, run: s.measure, stop: s.stop})
	}
	return list, nil
}

// measure has it decide the request n times.
func (s *simulator) measure(n int) (time.Duration, error) {
	if _, err := fmt.Fprintln(s.in, n); err != nil {
		return 0, fmt.Errorf("asking Node: %w", err)
	}
	if !s.out.Scan() {
		return 0, fmt.Errorf("reading what Node says: %w", io.ErrUnexpectedEOF)
	}
	var answer struct {
		Decision string
		Ns       int64
	}
	if err := json.Unmarshal(s.out.Bytes(), &answer); err != nil {
		return 0, fmt.Errorf("reading what Node says: %w", err)
	}
	if answer.Decision != "Allowed" {
		return 0, fmt.Errorf("iam-simulate's %s call says %s", s.call, answer.Decision)
	}
	return time.Duration(answer.Ns), nil
}
