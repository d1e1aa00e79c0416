package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"rolewalk/engine/decide"
)

func main() {
	o := options{}
	flag.IntVar(&o.n, "n", 1_000_000, "how many requests")
	flag.Uint64Var(&o.seed, "seed", 1, "where the requests start")
	flag.StringVar(&o.folder, "oracle", "tools/differ/oracle", "the folder of the other engine")
	flag.StringVar(&o.record, "record", "", "write the other engine's answers into this file as well")
	flag.StringVar(&o.replay, "replay", "", "take the other engine's answers from this file, "+
		"and stop at the first difference")
	flag.Parse()
	code, err := run(o)
	if err != nil {
		fmt.Fprintln(os.Stderr, "differ:", err)
		os.Exit(2)
	}
	os.Exit(code)
}

type options struct {
	n              int
	seed           uint64
	folder         string
	record, replay string
}

// batch is how many requests are on their way at a time.
const batch = 5000

// run compares the engines and prints the result. It returns 1 if a difference is not explained, or the mix is too
// thin.
func run(o options) (code int, err error) {
	if o.replay != "" {
		return replay(o)
	}
	others, err := startOracles(o.folder)
	if err != nil {
		return 2, err
	}
	defer others.stop()
	c := &comparison{mix: newMix(), explained: map[string]int{}}
	if o.record != "" {
		f, err := os.Create(o.record)
		if err != nil {
			return 2, fmt.Errorf("recording the other engine's answers: %w", err)
		}
		defer f.Close()
		c.record = f
	}
	g := newGenerator(o.seed)
	g.loose = true
	for done := 0; done < o.n && len(c.unexplained) <= 20; done += batch {
		decider := &decide.Decider{} // no document comes twice, so none is worth keeping
		if err := c.batch(g, decider, others, min(batch, o.n-done)); err != nil {
			return 2, err
		}
	}
	c.mix.print(c.requests)
	c.printExplained()
	for _, d := range c.unexplained[:min(5, len(c.unexplained))] {
		d.shrink(judge{&decide.Decider{}, others.decision})
		d.print()
	}
	thin := c.mix.thin(c.requests)
	for _, line := range thin {
		fmt.Println("too thin:", line)
	}
	fmt.Printf("%d requests, %d unexplained\n", c.requests, len(c.unexplained))
	if len(c.unexplained)+len(thin) > 0 {
		return 1, nil
	}
	return 0, nil
}

// replay compares with answers that were recorded, up to the first difference that is not explained.
func replay(o options) (code int, err error) {
	answers, err := os.ReadFile(o.replay)
	if err != nil {
		return 2, fmt.Errorf("reading the other engine's answers: %w", err)
	}
	g := newGenerator(o.seed)
	g.loose = true
	decider := &decide.Decider{}
	n := min(o.n, len(answers))
	for i := range n {
		if i%batch == 0 {
			decider = &decide.Decider{}
		}
		r := g.request()
		theirs := letters[answers[i]]
		if !alike(decider, r, theirs) {
			fmt.Printf("first at request %d\n", i+1)
			return 1, nil
		}
	}
	fmt.Printf("%d requests, 0 unexplained\n", n)
	return 0, nil
}

// alike reports whether we answer as the other engine does, or differ for a reason that is known. A wrong engine that
// panics does not.
func alike(d *decide.Decider, r *request, theirs string) (same bool) {
	defer func() {
		if recover() != nil {
			same = false
		}
	}()
	ours, err := decision(d, r)
	return err == nil && (ours == theirs || explain(d, r, theirs) != "")
}

// letters are the decisions as a record has them, one a byte.
var letters = map[byte]string{'a': "allowed", 'i': "implicitDeny", 'e': "explicitDeny", '!': "error"}

// decision is ours on the request.
func decision(d *decide.Decider, r *request) (string, error) {
	line, err := json.Marshal(r)
	if err != nil {
		return "", fmt.Errorf("writing request %d: %w", r.ID, err)
	}
	return decisionOf(d, line)
}

func decisionOf(d *decide.Decider, line []byte) (string, error) {
	out, _ := d.Line(nil, line)
	var answer struct {
		Decision string          `json:"decision"`
		Error    json.RawMessage `json:"error"`
	}
	if err := json.Unmarshal(out, &answer); err != nil {
		return "", fmt.Errorf("reading our answer to %s: %w", line, err)
	}
	if answer.Error != nil {
		return "", fmt.Errorf("our answer to %s: %s", line, answer.Error)
	}
	return answer.Decision, nil
}
