package main

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
	"rolewalk/wasm/policystore"
)

// A panic of ours becomes a page that says so; the reader's text is kept by the page.
func TestFault(t *testing.T) {
	var page view.Page
	if err := json.Unmarshal(pageFault("index out of range"), &page); err != nil {
		t.Fatal(err)
	}
	said := strings.Contains(page.Fault, "index out of range") && strings.Contains(page.Fault, "your text is kept")
	if page.Status != view.StatusBroken || !said {
		t.Errorf("%+v", page)
	}
	if got := opened(t, textFault("index out of range")); got.Text != "" ||
		!strings.Contains(got.Error, "index out of range") {
		t.Errorf("%+v", got)
	}
	if got := noAnswer("index out of range"); len(got) != 0 {
		t.Errorf("share answers %q", got)
	}
}

func TestEvaluate(t *testing.T) {
	var page view.Page
	if err := json.Unmarshal(evaluate(`title "x"`, 0, 0), &page); err != nil {
		t.Fatal(err)
	}
	if page.Title != "x" || page.Fault != "" || page.Status != view.StatusDecided {
		t.Errorf("%+v", page)
	}
}

// TestEdits: while a text is edited, its page is the page of that text alone.
func TestEdits(t *testing.T) {
	names, err := filepath.Glob("../../scenarios/lessons/*.walk")
	if err != nil || len(names) == 0 {
		t.Fatal(len(names), err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	for _, name := range names {
		body, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(body)
		for range 12 {
			row := r.IntN(6)
			alone := encode(view.BuildNear(policies.Parse(text).Run(scenario.Options{Trace: true}), row))
			if got := evaluate(text, 0, row); !bytes.Equal(got, alone) {
				t.Fatalf("%s is not decided as it is alone:\n%s", name, text)
			}
			lines := strings.SplitAfter(string(body), "\n")
			line := r.IntN(len(lines))
			switch r.IntN(4) {
			case 0:
				lines[line] = "" // as while a block is rewritten
			case 1:
				lines[line] += "\n# and so on\n"
			case 2:
				lines[line] = strings.Replace(lines[line], "Allow", "Deny", 1)
			default:
				lines[line] = strings.Replace(lines[line], "a", "ab", 1)
			}
			text = strings.Join(lines, "")
		}
	}
}

// TestNear: the rows near a row are those of the walk that is asked about, whatever was run last.
func TestNear(t *testing.T) {
	const text = `account 111111111111 a { user u {} role r { trust {} } }
step { a/u assumes a/r as one }`
	evaluate(`title "another"`, 0, 0)
	for range 2 {
		var got view.Nearby
		if err := json.Unmarshal(near(text, 0, 0), &got); err != nil {
			t.Fatal(err)
		}
		if got.From != 0 || len(got.Rows) != 1 || len(got.Rows[0].Step.Gates) != 9 {
			t.Errorf("%+v", got)
		}
	}
}

func TestFormat(t *testing.T) {
	if got := opened(t, format("title   \"x\"   \n\n\n\n")); got.Error != "" || got.Text != "title   \"x\"\n" {
		t.Errorf("%+v", got)
	}
	if got := opened(t, format("oops {")); got.Text != "" || !strings.Contains(got.Error, "walk:1:1: ERROR") {
		t.Errorf("%+v", got)
	}
}

// TestLibrary: a walk that attaches a long AWS-managed policy asks for it, and is decided once it is handed over.
func TestLibrary(t *testing.T) {
	t.Cleanup(func() { policies = policystore.Store{} })
	const text = `account 111111111111 a { user u { attach arn:aws:iam::aws:policy/SecurityAudit } }
step { a/u calls s3:GetObject on arn:aws:s3:::b/k }`
	page := func() (p view.Page) {
		if err := json.Unmarshal(evaluate(text, 0, 0), &p); err != nil {
			t.Fatal(err)
		}
		return p
	}
	p := page()
	if !slices.Equal(p.Needs, []string{"S/SecurityAudit"}) || p.Rows[0].Step.Outcome != view.OutcomeUnknown {
		t.Errorf("before: needs %v, outcome %s", p.Needs, p.Rows[0].Step.Outcome)
	}
	const audit = `{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}}`
	if answer := library("SecurityAudit\n" + audit); answer != nil {
		t.Errorf("library answers %q", answer)
	}
	if p := page(); len(p.Needs) != 0 || p.Rows[0].Step.Outcome != view.OutcomeAllow {
		t.Errorf("after: needs %v, outcome %s", p.Needs, p.Rows[0].Step.Outcome)
	}
}

// TestAnswer: the decision of the last step, and which of the things that were asked about could turn it.
func TestAnswer(t *testing.T) {
	const walk = `account 111111111111 a {
  user u { policies unknown }
  role R { trust {"Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Principal": {"AWS": "111111111111"}, "Action": "sts:AssumeRole"}} }
}
step { a/u assumes a/R as s1 }`
	read := func(body []byte) (a view.Answer) {
		if err := json.Unmarshal(body, &a); err != nil {
			t.Fatal(err)
		}
		return a
	}
	a := read(answer("policies of a/u\x00\x01trust of a/R\x00\x01\x01\x02" + walk))
	if a.Headline != "Allowed, as far as you brought it" || a.Outcome != "unknown" || a.Fault != "" ||
		!slices.Equal(a.Turns, []bool{true, false, true}) ||
		!strings.HasPrefix(a.Request, "arn:aws:iam::111111111111:user/u") {
		t.Errorf("%+v", a)
	}
	for _, text := range []string{"{", "step {", "\x02step {"} {
		if a := read(answer(text)); len(a.Turns) > 0 || a.Headline != "" {
			t.Errorf("%q: %+v", text, a)
		}
	}
	if a := read(answerFault("index out of range")); !strings.Contains(a.Fault, "index out of range") {
		t.Errorf("%+v", a)
	}
	if a := read(answer("\x02account 111111111111 a { user u {} }")); a.Request != "" || a.Fault != "" {
		t.Errorf("%+v", a)
	}
}
