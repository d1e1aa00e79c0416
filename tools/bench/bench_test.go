package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolewalk/engine/decide"
	"rolewalk/engine/eval"
	"rolewalk/engine/scenario"
)

// TestRequests: every engine in this process allows each request as its file fixes it, and none does when one thing
// that the policies speak of is another, so that no engine is measured on a question that it does not look at.
func TestRequests(t *testing.T) {
	read := func(name ...string) string {
		text, err := os.ReadFile(filepath.Join(append([]string{"requests"}, name...)...))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	for request, changes := range map[string]map[string][2]string{
		"simple": {
			"request.json": {
				`"resource": "arn:aws:iam::111111111111:role/Deploy"`,
				`"resource": "arn:aws:iam::111111111111:role/Other"`,
			},
			"minio.json": {`"object": "release.tar"`, `"object": "other.tar"`},
			"cedar.json": {`"id": "alice"`, `"id": "bob"`},
		},
		"twenty": {
			"request.json": {"10.20.1.9", "10.21.1.9"},
			"minio.json":   {"10.20.1.9", "10.21.1.9"},
			"cedar.json":   {"10.20.1.9", "10.21.1.9"},
		},
	} {
		policies := read(request, "policies.cedar")
		for file, change := range changes {
			text := read(request, file)
			if changed := strings.Replace(text, change[0], change[1], 1); changed == text ||
				!allowed(t, file, policies, text) || allowed(t, file, policies, changed) {
				t.Errorf("%s/%s: the engine does not tell %s from %s", request, file, change[0], change[1])
			}
		}
	}
}

func allowed(t *testing.T, file, policies, text string) bool {
	t.Helper()
	var allows func() bool
	var err error
	switch file {
	case "request.json":
		var r *eval.Request
		if r, err = new(decide.Decider).Request([]byte(text)); err == nil {
			allows = func() bool { return eval.Evaluate(r, nil).Outcome == eval.Allowed }
		}
	case "minio.json":
		allows, err = minioRequest([]byte(text))
	default:
		allows, err = cedarRequest([]byte(policies), []byte(text))
	}
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return allows()
}

// TestWalkOf: the walk of many roles is one without errors in which every step is as expected.
func TestWalkOf(t *testing.T) {
	w := scenario.Parse("walk", walkOf(growthSteps, growthSteps), scenario.CommandLimit)
	if len(w.Errors) > 0 {
		t.Fatal(w.Text.Report(w.Errors[0]))
	}
	for _, row := range w.Run(scenario.Options{}).Rows {
		if row.Step != nil && !row.Step.Held {
			t.Errorf("step %d: got %s", row.Number, row.Step.Got())
		}
	}
}

// TestCounter: answers are counted however the writes cut them.
func TestCounter(t *testing.T) {
	const text = `{"id":1,"decision":"allowed"}` + "\n" + `{"id":2,"decision":"implicitDeny"}` + "\n" +
		`{"id":3,"decision":"allowed"}` + "\n"
	for size := 1; size <= len(text); size++ {
		c := &counter{}
		for at := 0; at < len(text); at += size {
			_, _ = c.Write([]byte(text[at:min(at+size, len(text))]))
		}
		if c.allowed != 2 {
			t.Errorf("in writes of %d bytes: %d allowed, want 2", size, c.allowed)
		}
	}
}
