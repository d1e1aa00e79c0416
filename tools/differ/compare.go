package main

import (
	"encoding/json"
	"fmt"
	"io"
	"sort"

	"rolewalk/engine/decide"
)

// comparison is the result so far.
type comparison struct {
	requests    int
	mix         *mix
	explained   map[string]int
	unexplained []*difference
	// record receives the other engine's answers, one byte each; nil if they are not recorded.
	record io.Writer
}

// difference is a request on which the two engines disagree.
type difference struct {
	request      *request
	ours, theirs string
}

// batch compares the next n requests.
func (c *comparison) batch(g *generator, d *decide.Decider, others oracles, n int) error {
	requests, lines := make([]*request, n), make([][]byte, n)
	for i := range requests {
		requests[i] = g.request()
		line, err := json.Marshal(requests[i])
		if err != nil {
			return fmt.Errorf("writing request %d: %w", requests[i].ID, err)
		}
		lines[i] = line
	}
	theirs, wait := others.ask(lines)
	ours := make([]string, n)
	for i := range requests { // while the other engine thinks
		var err error
		if ours[i], err = decisionOf(d, lines[i]); err != nil {
			return err
		}
		c.mix.count(requests[i], ours[i])
	}
	if err := wait(); err != nil {
		return err
	}
	c.requests += n
	for i, r := range requests {
		if ours[i] == theirs[i] {
			continue
		}
		if name := explain(d, r, theirs[i]); name != "" {
			c.explained[name]++
			continue
		}
		c.unexplained = append(c.unexplained, &difference{r, ours[i], theirs[i]})
	}
	return c.note(theirs)
}

// note records the other engine's answers.
func (c *comparison) note(theirs []string) error {
	if c.record == nil {
		return nil
	}
	line := make([]byte, len(theirs))
	for i, t := range theirs {
		line[i] = '!'
		for letter, decision := range letters {
			if decision == t {
				line[i] = letter
			}
		}
	}
	if _, err := c.record.Write(line); err != nil {
		return fmt.Errorf("recording the other engine's answers: %w", err)
	}
	return nil
}

func (c *comparison) printExplained() {
	names := make([]string, 0, len(c.explained))
	for name := range c.explained {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Printf("decided against the other engine: %8d %s\n", c.explained[name], name)
	}
	for _, k := range knowns {
		if c.explained[k.name] > 0 {
			fmt.Printf("%s: %s\n", k.name, k.page)
		}
	}
}

// print shows a disagreement as the walk that it is, where a walk can say it, and as the request.
func (d *difference) print() {
	line, _ := json.Marshal(d.request)
	fmt.Printf("\nours %s, theirs %s\n%s\n", d.ours, d.theirs, line)
	if walk, ok := d.walk(); ok {
		fmt.Println(walk)
	}
}
