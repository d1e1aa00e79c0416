package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"rolewalk/tools/share"
	"rolewalk/tools/share/sharetest"
)

// How much load there is.
const (
	clients = 50
	writes  = 1000
	reads   = 10_000
	alone   = 100 // requests one after another, to see what one takes
)

// target is a service under load.
type target struct {
	base    string
	client  *http.Client
	program string
}

func load(out io.Writer, name, base, program string) error {
	connections := &http.Transport{MaxIdleConnsPerHost: clients}
	// workerd closes a connection on which it sees no request in five seconds, and with fifty instances of Go on its one
	// thread it may look no sooner.
	connections.DisableKeepAlives = program == "workerd"
	t := &target{base, &http.Client{Transport: connections, Timeout: time.Minute}, program}
	ids := make([]string, writes)
	text := func(i int) string { return sharetest.Walk(fmt.Sprint("Walk ", i)) }
	stored, err := each(clients, writes, func(i int) error {
		body, err := t.ask(http.MethodPost, "/api/walks", text(i))
		if err != nil {
			return err
		}
		var s share.Stored
		err = json.Unmarshal(body, &s)
		ids[i] = s.ID
		return err
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s, %d clients, writes: %v\n", name, clients, stored)
	read, err := each(clients, reads, func(i int) error {
		body, err := t.ask(http.MethodGet, "/api/walks/"+ids[i%writes], "")
		if err == nil && string(body) != text(i%writes) {
			return fmt.Errorf("the walk %s is another text", ids[i%writes])
		}
		return err
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s, %d clients, reads: %v\n", name, clients, read)
	return t.processor(out, name, ids, text)
}

// processor prints the processor time of requests that come one after another.
func (t *target) processor(out io.Writer, name string, ids []string, text func(i int) string) error {
	for _, kind := range []struct {
		name, method, before, after string
	}{
		{"healthz", http.MethodGet, "/healthz?", ""},
		{"a walk", http.MethodGet, "/api/walks/", ""},
		{"its page", http.MethodGet, "/w/", ""},
		{"its card", http.MethodGet, "/card/", ".svg"},
		{"storing one", http.MethodPost, "", ""},
	} {
		before, err := t.used()
		if err != nil {
			return err
		}
		took, err := each(1, alone, func(i int) error {
			path, body := kind.before+ids[i]+kind.after, ""
			if kind.method == http.MethodPost {
				path, body = "/api/walks", text(writes+i)
			}
			_, err := t.ask(kind.method, path, body)
			return err
		})
		if err != nil {
			return err
		}
		after, err := t.used()
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s, one client, %s: processor %.1f ms a request; p50 %.1f ms\n", name, kind.name,
			milliseconds(after-before)/alone, milliseconds(took.all[alone/2]))
	}
	return nil
}

func (t *target) ask(method, path, body string) ([]byte, error) {
	request, err := http.NewRequest(method, t.base+path, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	got, err := t.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer got.Body.Close()
	read, err := io.ReadAll(got.Body)
	if err == nil && got.StatusCode != http.StatusOK && got.StatusCode != http.StatusCreated {
		err = fmt.Errorf("%s %s: %s: %.200s", method, path, got.Status, read)
	}
	return read, err
}

// tick is the unit of processor time in /proc: a hundredth of a second on all Linux that Go runs on.
const tick = 10 * time.Millisecond

// used is the processor time of the program's processes that have this one's parent, from Linux's /proc. See
// https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html.
func (t *target) used() (time.Duration, error) {
	files, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil {
		return 0, err
	}
	var sum time.Duration
	found := false
	for _, file := range files {
		line, err := os.ReadFile(file)
		if err != nil {
			continue // it has ended meanwhile
		}
		_, rest, _ := bytes.Cut(line, []byte("("))
		program, rest, _ := bytes.Cut(rest, []byte(") "))
		fields := strings.Fields(string(rest))
		if string(program) != t.program || len(fields) < 13 || fields[1] != strconv.Itoa(os.Getppid()) {
			continue
		}
		found = true
		for _, field := range fields[11:13] {
			ticks, err := strconv.Atoi(field)
			if err != nil {
				return 0, fmt.Errorf("reading %s: %w", file, err)
			}
			sum += time.Duration(ticks) * tick
		}
	}
	if !found {
		return 0, fmt.Errorf("no process called %s was started by the parent of this one", t.program)
	}
	return sum, nil
}
