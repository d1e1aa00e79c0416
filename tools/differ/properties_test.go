package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/decide"
)

// properties are what must hold between a request and a changed one, whatever the request: the change returns false
// where it does not apply.
var properties = []struct {
	name   string
	change func(g *generator, r *request) bool
	holds  func(before, after string) bool
}{
	{"a Deny more never allows", func(g *generator, r *request) bool {
		documents := documentsOf(r)
		if len(documents) == 0 {
			return false
		}
		d := pick(g, documents)
		s := g.statement(r, 60, 100)
		s.Effect, s.Principal = "Deny", nil
		for _, other := range d.Statement {
			if other.Principal != nil {
				s.Principal = "*"
				if r.Trust == d && r.Action == "sts:AssumeRole" {
					s.Principal, s.Resource, s.NotResource, s.NotAction = map[string]string{"AWS": "*"}, nil, nil, nil
					s.Action = []string{"sts:AssumeRole"}
				}
				if r.Trust != d {
					s.forRCP(r)
				}
			}
		}
		d.Statement = append(d.Statement, s)
		return true
	}, func(before, after string) bool { return before == "allowed" || after != "allowed" }},
	{"an Allow more never denies explicitly", func(g *generator, r *request) bool {
		r.Identity = append(r.Identity, document{
			Version:   "2012-10-17",
			Statement: []statement{{Effect: "Allow", Action: []string{"*"}, Resource: []string{"*"}}},
		})
		return true
	}, func(before, after string) bool {
		return before == after || before == "implicitDeny" && after == "allowed"
	}},
	{"a boundary never adds", func(g *generator, r *request) bool {
		if len(r.Boundaries) > 0 {
			return false
		}
		r.Boundaries = []document{g.document(r, 80, 20)}
		return true
	}, func(before, after string) bool { return before == "allowed" || after != "allowed" }},
	{"a session policy never adds", func(g *generator, r *request) bool {
		if len(r.Session) > 0 || strings.Contains(r.Principal, ":federated-user/") { // without one it may do nothing
			return false
		}
		r.Session = []document{g.document(r, 80, 20)}
		return true
	}, func(before, after string) bool { return before == "allowed" || after != "allowed" }},
	{"an SCP level more never adds", func(g *generator, r *request) bool {
		r.SCPs = append(r.SCPs, []document{g.document(r, 80, 20)})
		return true
	}, func(before, after string) bool { return before == "allowed" || after != "allowed" }},
	{"an RCP level more never adds", func(g *generator, r *request) bool {
		r.RCPs = append(r.RCPs, []document{g.ceiling(r, true)})
		return true
	}, func(before, after string) bool { return before == "allowed" || after != "allowed" }},
	{"an Allow less never allows", func(g *generator, r *request) bool {
		d := pick(g, append(documentsOf(r), &document{}))
		for i := range d.Statement {
			if d.Statement[i].Effect == "Allow" &&
				len(d.Statement) > 1 { // without a statement AWS saves none, its denials neither
				d.Statement = without(d.Statement, i)
				return true
			}
		}
		return false
	}, func(before, after string) bool { return before == "allowed" || after != "allowed" }},
	{"the order of statements does not matter", func(g *generator, r *request) bool {
		for _, d := range documentsOf(r) {
			slices.Reverse(d.Statement)
		}
		return true
	}, func(before, after string) bool { return before == after }},
	{"the order of policies does not matter", func(g *generator, r *request) bool {
		slices.Reverse(r.Identity)
		for _, levels := range [][][]document{r.SCPs, r.RCPs} {
			slices.Reverse(levels)
		}
		return true
	}, func(before, after string) bool { return before == after }},
	{"what the role's account allows gives other accounts no access", func(g *generator, r *request) bool {
		if r.ResourceAccount == home || r.Principal == "ec2.amazonaws.com" ||
			strings.HasSuffix(r.Principal, ":root") { // root needs no policy of its own
			return false
		}
		r.Identity, r.Boundaries = []document{}, nil
		return true
	}, func(_, after string) bool { return after != "allowed" }},
}

// TestProperties changes random requests in ways whose effect is known. A request tells something about a property only
// if some other answer would have broken it, so both the requests that were changed and those that tell are counted.
func TestProperties(t *testing.T) {
	for _, p := range properties {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			d := &decide.Decider{}
			g := newGenerator(11)
			changed, telling := 0, 0
			for range 2000 {
				r := g.request()
				before, err := decision(d, r)
				if err != nil {
					t.Fatal(err)
				}
				other := r.clone()
				g.seen = map[string]bool{}
				if !p.change(g, other) {
					continue
				}
				changed++
				after, err := decision(d, other)
				if err != nil {
					t.Fatal(err)
				}
				if slices.ContainsFunc(verdicts, func(v string) bool { return !p.holds(before, v) }) {
					telling++
				}
				if !p.holds(before, after) {
					line, _ := json.Marshal(other)
					t.Errorf("%s, then %s\n%s", before, after, line)
				}
			}
			t.Logf("%d of 2000 requests changed, %d of them tell", changed, telling)
			if changed < 400 || telling < 150 {
				t.Errorf("%d of 2000 requests changed, %d of them tell: at least 400 and 150", changed, telling)
			}
		})
	}
}

// TestWatchedAlike: the same line, traced and not, gives the same decision and the same gates. Every verdict must be
// common, and so must decisions that gates refuse.
func TestWatchedAlike(t *testing.T) {
	plain, traced := &decide.Decider{}, &decide.Decider{Trace: true}
	g := newGenerator(13)
	seen, refused := map[string]int{}, 0
	for range 3000 {
		r := g.request()
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var a, b struct {
			Decision string
			DeniedBy []string
		}
		one, _ := plain.Line(nil, line)
		other, _ := traced.Line(nil, line)
		if json.Unmarshal(one, &a) != nil || json.Unmarshal(other, &b) != nil || a.Decision != b.Decision ||
			!slices.Equal(a.DeniedBy, b.DeniedBy) {
			t.Fatalf("request %d: %s\nplain %s\ntraced %s", r.ID, line, one, other)
		}
		seen[a.Decision]++
		if len(a.DeniedBy) > 0 {
			refused++
		}
	}
	for _, v := range verdicts {
		if seen[v] < 300 {
			t.Errorf("%d of 3000 requests are %s: at least 300", seen[v], v)
		}
	}
	if refused < 1000 || seen["allowed"]+seen["implicitDeny"]+seen["explicitDeny"] != 3000 {
		t.Errorf("%d of 3000 requests name gates that refuse, at least 1000; the decisions are %v", refused, seen)
	}
}
