// Command differ compares Rolewalk's decisions with those of another engine on random requests. The other engine runs
// as a process of its own (tools/differ/oracle); differences that AWS's documentation decides against it are a named list,
// each with its page.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"sort"

	"rolewalk/engine/decide"
)

func main() {
	n := flag.Int("n", 1_000_000, "how many requests")
	seed := flag.Uint64("seed", 1, "where the requests start")
	folder := flag.String("oracle", "tools/differ/oracle", "the folder of the other engine")
	flag.Parse()
	code, err := compare(*n, *seed, *folder)
	if err != nil {
		fmt.Fprintln(os.Stderr, "differ:", err)
		os.Exit(2)
	}
	os.Exit(code)
}

// batch is how many requests are on their way at a time.
const batch = 5000

// compare decides n requests twice and prints the mix and what differs; it returns 1 where a difference is not explained.
func compare(n int, seed uint64, folder string) (code int, err error) {
	oracle, err := startOracle(folder)
	if err != nil {
		return 2, err
	}
	defer oracle.stop()
	c := &comparison{mix: newMix(), explained: map[string]int{}}
	g := newGenerator(seed)
	decider := &decide.Decider{}
	for done := 0; done < n; done += batch {
		if err := c.batch(g, decider, oracle, min(batch, n-done)); err != nil {
			return 2, err
		}
		if len(c.unexplained) > 20 {
			break
		}
	}
	c.mix.print(c.requests)
	c.printExplained()
	if len(c.unexplained) == 0 {
		fmt.Printf("%d requests, 0 unexplained\n", c.requests)
		return 0, nil
	}
	for _, d := range c.unexplained[:min(5, len(c.unexplained))] {
		d.shrink(decider, oracle)
		d.print()
	}
	fmt.Printf("%d requests, %d unexplained\n", c.requests, len(c.unexplained))
	return 1, nil
}

// comparison is what has been seen so far.
type comparison struct {
	requests    int
	mix         *mix
	explained   map[string]int
	unexplained []*difference
}

// difference is a request on which the two engines disagree.
type difference struct {
	request      *request
	ours, theirs string
}

// batch compares the next n requests.
func (c *comparison) batch(g *generator, d *decide.Decider, o *oracle, n int) error {
	requests := make([]*request, n)
	var lines bytes.Buffer
	for i := range requests {
		requests[i] = g.request()
		line, err := json.Marshal(requests[i])
		if err != nil {
			return fmt.Errorf("writing request %d: %w", requests[i].ID, err)
		}
		lines.Write(append(line, '\n'))
	}
	theirs, err := o.ask(lines.Bytes(), n)
	if err != nil {
		return err
	}
	for i, r := range requests {
		ours, err := decision(d, r)
		if err != nil {
			return err
		}
		c.requests++
		c.mix.count(r, ours)
		if ours == theirs[i] {
			continue
		}
		if name := explain(r, ours, theirs[i]); name != "" {
			c.explained[name]++
			continue
		}
		c.unexplained = append(c.unexplained, &difference{r, ours, theirs[i]})
	}
	return nil
}

// decision is ours on the request.
func decision(d *decide.Decider, r *request) (string, error) {
	line, err := json.Marshal(r)
	if err != nil {
		return "", fmt.Errorf("writing request %d: %w", r.ID, err)
	}
	out, _ := d.Line(nil, line)
	var answer struct {
		Decision string          `json:"decision"`
		Error    json.RawMessage `json:"error"`
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		return "", fmt.Errorf("reading the answer to request %d: %w", r.ID, err)
	}
	if answer.Error != nil {
		return "", fmt.Errorf("request %d: %s", r.ID, answer.Error)
	}
	return answer.Decision, nil
}

func (c *comparison) printExplained() {
	names := make([]string, 0, len(c.explained))
	for name := range c.explained {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		fmt.Printf("decided against the other engine: %-28s %8d\n", name, c.explained[name])
	}
}

// print shows a disagreement as the request that it is.
func (d *difference) print() {
	line, _ := json.Marshal(d.request)
	fmt.Printf("\nours %s, theirs %s\n%s\n", d.ours, d.theirs, line)
}
