package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

const (
	lines        = 400_000
	linesRounds  = 7
	linesASecond = 200_000 // asked for
)

// throughput pipes the simple request, each time with another id, through `rolewalk decide` on one core.
func throughput(a *asked) error {
	folder, err := os.MkdirTemp("", "rolewalk-bench")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(folder) }()
	command, input := filepath.Join(folder, "rolewalk"), filepath.Join(folder, "requests.ndjson")
	build := exec.Command("go", "build", "-o", command, "./tools/rolewalk")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		return fmt.Errorf("building rolewalk: %w", err)
	}
	size, err := writeLines(input)
	if err != nil {
		return err
	}
	var times []float64
	for range linesRounds {
		took, err := decideFile(command, input)
		if err != nil {
			return fmt.Errorf("rolewalk decide: %w", err)
		}
		times = append(times, float64(took)/lines)
	}
	rate := 1e9 / median(times)
	fmt.Printf("\n`rolewalk decide`, GOMAXPROCS=1: %d simple requests, %d bytes each, %s a line, %.0f a second.\n", lines,
		size/lines, human(median(times)), rate)
	a.add("`decide`: simple requests a second on one core", fmt.Sprint(linesASecond), fmt.Sprintf("%.0f", rate),
		rate >= linesASecond)
	return nil
}

// writeLines writes the requests, one a line, and returns how many bytes they have.
func writeLines(name string) (size int, err error) {
	text, err := os.ReadFile(filepath.Join(requests, "simple", "request.json"))
	if err != nil {
		return 0, err
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, text); err != nil {
		return 0, fmt.Errorf("the simple request: %w", err)
	}
	var all bytes.Buffer
	for i := range lines {
		fmt.Fprintf(&all, `{"id":"request %d",%s`+"\n", i, compact.Bytes()[1:])
	}
	return all.Len(), os.WriteFile(name, all.Bytes(), 0o600)
}

// decideFile has the command answer every line, and returns the lesser of wall-clock and processor time.
func decideFile(command, input string) (time.Duration, error) {
	in, err := os.Open(input)
	if err != nil {
		return 0, err
	}
	defer func() { _ = in.Close() }()
	c := exec.Command(command, "decide")
	c.Stdin, c.Stderr = in, os.Stderr
	c.Env = append(os.Environ(), "GOMAXPROCS=1")
	answers := &counter{}
	c.Stdout = answers
	start := time.Now()
	if err := c.Run(); err != nil {
		return 0, err
	}
	if answers.allowed != lines {
		return 0, errors.New("not every request was allowed")
	}
	return min(time.Since(start), c.ProcessState.UserTime()+c.ProcessState.SystemTime()), nil
}

// counter counts the answers that allow, which may be cut anywhere between two writes.
type counter struct {
	allowed int
	rest    []byte
}

func (c *counter) Write(p []byte) (int, error) {
	c.rest = append(c.rest, p...)
	end := bytes.LastIndexByte(c.rest, '\n') + 1
	c.allowed += bytes.Count(c.rest[:end], []byte(`"decision":"allowed"`))
	c.rest = append(c.rest[:0], c.rest[end:]...)
	return len(p), nil
}
