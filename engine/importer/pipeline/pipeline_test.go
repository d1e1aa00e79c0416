package pipeline

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/yaml"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

var update = flag.Bool("update", false, "write what the fixtures say anew")

// told writes facts, one in a line.
func told(f *fact.Facts) string {
	var b strings.Builder
	for _, q := range f.Requests {
		fmt.Fprintf(&b, "%s %s%s%s → %s as %s", q.Action, q.Caller, q.Service, q.Provider, q.Resource, q.Session)
		if q.Sent.Duration != 0 {
			fmt.Fprintf(&b, " for %v", q.Sent.Duration)
		}
		if q.Sent.ExternalID != nil {
			b.WriteString(" external ID " + *q.Sent.ExternalID)
		}
		if q.Sent.MFA {
			b.WriteString(" with MFA")
		}
		b.WriteByte('\n')
		for _, key := range slices.Sorted(maps.Keys(q.Sent.Tags)) {
			b.WriteString("  tag " + key + "=" + q.Sent.Tags[key] + "\n")
		}
		for _, line := range []string{
			strings.Join(q.Sent.Transitive, ","), q.Sent.SessionPolicy, strings.Join(q.Sent.SessionPolicies, ","),
			q.Sent.SourceIdentity, q.Sent.Claims,
		} {
			if line != "" {
				b.WriteString("  " + line + "\n")
			}
		}
	}
	for _, e := range f.Entities {
		fmt.Fprintf(&b, "%s %s %v boundary %s\n", e.Kind, e.Name, e.Attached, e.Boundary)
		for _, p := range e.Inline {
			fmt.Fprintf(&b, "  %s %s %v\n", p.Name, p.Document.JSON, p.Document.Expressions)
		}
	}
	for _, d := range f.Bare {
		fmt.Fprintf(&b, "%s %s %v\n", d.Kind, d.Document.JSON, d.Document.Expressions)
	}
	for _, p := range f.Pieces {
		b.WriteString("piece " + p.Title + " (" + p.Why + ")\n")
	}
	for _, u := range f.Unread {
		b.WriteString("unread " + u.What + ": " + u.Reason + "\n")
	}
	return b.String()
}

// factsOf are the facts of a text, all its documents together.
func factsOf(t *testing.T, name, body string) *fact.Facts {
	t.Helper()
	var all fact.Facts
	docs, _ := yaml.Read(body, 0)
	if strings.HasPrefix(body, "{") {
		n, fault := tree.ReadJSON(body, source.Span{To: len(body)})
		if fault != nil {
			t.Fatal(fault.Message)
		}
		docs = []tree.Node{n}
	}
	for i := range docs {
		f, ok := Read(&docs[i], name)
		if ok != (len(f.Pieces) > 0) {
			t.Errorf("%s: document %d: %v, %d pieces", name, i, ok, len(f.Pieces))
		}
		all.Add(&f)
	}
	return &all
}

// The fixtures are texts of real shape with other names: a comment, the text behind a line with its name, and what it
// says, which -update writes anew.
func TestRead(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) < 12 {
		t.Fatalf("%d fixtures: %v", len(paths), err)
	}
	for _, path := range paths {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		head, want, _ := strings.Cut(string(body), "-- facts --\n")
		_, rest, _ := strings.Cut(head, "\n-- ")
		name, text, ok := strings.Cut(rest, " --\n")
		if !ok {
			t.Fatalf("%s has no text", path)
		}
		got := told(factsOf(t, name, text))
		if *update {
			if err := os.WriteFile(path, []byte(head+"-- facts --\n"+got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got != want {
			t.Errorf("%s\n%s\nwant\n%s", path, got, want)
		}
	}
}

// Variables are put in, and those without a value stay where a person can fill them in.
func TestVariables(t *testing.T) {
	env := &scope{outer: &scope{values: map[string]string{"A": "outer", "B": "b"}}, values: map[string]string{
		"A": "1", "C": "$A-$B", "D": "${{ env.C }}", "LOOP": "$LOOP x",
	}}
	for _, c := range []struct{ shell, want string }{
		{"$A/${B}", "1/b"},
		{"$C", "1-b"},
		{"${A:-x}${E:-x}", "1${E}"},
		{"$E.$", "${E}.$"},
		{"${A", "${A"},
		{"${{ secrets.X }}$A", "${{ secrets.X }}1"},
		{"$(date)", "$(date)"},
		{"costs 5$", "costs 5$"},
	} {
		if got := env.shell(c.shell); got != c.want {
			t.Errorf("%s: %s, want %s", c.shell, got, c.want)
		}
	}
	for _, c := range []struct{ github, want string }{
		{"${{ env.A }}-${{env.B}}", "1-b"},
		{"${{ env.D }}", "$A-$B"},
		{"${{ secrets.A }}", "${{ secrets.A }}"},
		{"${{ env.A", "${{ env.A"},
	} {
		if got := env.github(c.github); got != c.want {
			t.Errorf("%s: %s, want %s", c.github, got, c.want)
		}
	}
	if got := env.shell("$LOOP"); len(got) > 1000 {
		t.Errorf("%d bytes", len(got))
	}
}

// Command lines as people write them in scripts.
func TestCommands(t *testing.T) {
	for _, c := range []struct{ script, want string }{
		{"aws sts assume-role --role-arn a --role-session-name 'b c' | jq .", "a as b c"},
		{"X=$(aws --profile p sts assume-role \\\n  --role-arn=a \\\r\n  --role-session-name \"b\")", "a as b"},
		{"export ROLE=r\nNAME=\"n\"\naws sts assume-role --role-arn $ROLE --role-session-name $NAME", "r as n"},
		{"aws sts assume-role-with-web-identity --role-arn a --web-identity-token $T", "web a as "},
		{"aws sts assume-role-with-saml --role-arn a", ""},
		{"aws sts get-caller-identity", ""},
		{"aws sts assume-role", " as "},
		{
			"aws sts assume-role --role-arn ${{ secrets.ROLE }} --role-session-name x; aws s3 ls --role-arn y",
			"${{ secrets.ROLE }} as x",
		},
		{"aws sts assume-role --role-arn 'not closed", "not closed as "},
	} {
		got := ""
		for _, command := range commandsIn(c.script, nil) {
			q := command.request(source.Span{})
			if command.web {
				got += "web "
			}
			got += q.Resource + " as " + q.Session
		}
		if got != c.want {
			t.Errorf("%q: %q, want %q", c.script, got, c.want)
		}
	}
}

// triggers are told apart by what their tokens say.
func TestTriggers(t *testing.T) {
	for _, c := range []struct{ on, want string }{
		{"push", "ref:refs/heads/<BRANCH>"},
		{"[push, pull_request]", "ref:refs/heads/<BRANCH> pull_request"},
		{"[pull_request, push]", "ref:refs/heads/<BRANCH> pull_request"},
		{"{pull_request: {branches: [main]}}", "pull_request"},
		{"{push: {branches: [main, 'release/**', '!x']}}", "ref:refs/heads/main ref:refs/heads/<BRANCH>"},
		{"{push: {tags: [v1.0]}}", "ref:refs/tags/v1.0"},
		{"{push: {tags: ['v*'], branches: [main]}}", "ref:refs/heads/main ref:refs/tags/<TAG>"},
		{"{schedule: [{cron: '0 0 * * *'}], workflow_dispatch: {}}", "ref:refs/heads/<BRANCH>"},
		{"{release: {types: [published]}}", "ref:refs/tags/<TAG>"},
		{"{workflow_call: {}}", "<SUBJECT>"},
		{"pull_request_target", "<SUBJECT>"},
		{"{}", "ref:<REF>"},
	} {
		docs, _ := yaml.Read("on: "+c.on+"\n", 0)
		var got []string
		for _, run := range triggersOf(docs[0].At("on")) {
			got = append(got, run.subject)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.on, got, c.want)
		}
	}
}

// What is no file of a pipeline is left to others.
func TestOthers(t *testing.T) {
	for _, body := range []string{
		"Version: 2012-10-17\nStatement: []\n", "Resources: {R: {Type: 'AWS::IAM::Role'}}\n", "a\n", "[1, 2]\n", "{}\n",
		"Role: {RoleName: a, Arn: b}\n", "jobs: [a]\n", "steps: [{name: a}]\n", "service: a\nprovider: {name: google}\n",
		"- a: b\n", "apiVersion: v1\n",
	} {
		docs, _ := yaml.Read(body, 0)
		if _, ok := Read(&docs[0], ""); ok {
			t.Errorf("%s is taken for a pipeline", body)
		}
	}
	if _, ok := Read(nil, ""); ok {
		t.Error("nothing is taken for a pipeline")
	}
}

// More roles than one file may have are named, and none is lost without a word.
func TestManyRequests(t *testing.T) {
	body := "on: push\njobs: {a: {runs-on: x, permissions: write-all, steps: ["
	for range maxRequests + 5 {
		body += "{uses: aws-actions/configure-aws-credentials@v4, " +
			"with: {role-to-assume: 'arn:aws:iam::111122223333:role/r'}}, "
	}
	f := factsOf(t, "w.yml", body+"]}}\n")
	last := f.Unread[len(f.Unread)-1]
	if len(f.Requests) > maxRequests+1 || last.What != "the other roles of this file" {
		t.Errorf("%d requests, %+v", len(f.Requests), last)
	}
}

func FuzzRead(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.txt")
	for _, path := range paths {
		body, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(body), "\n-- ")
		_, text, _ := strings.Cut(rest, " --\n")
		text, _, _ = strings.Cut(text, "-- facts --\n")
		f.Add(text)
		for end := 0; end < len(text); end += len(text)/4 + 1 {
			f.Add(text[:end])
		}
	}
	f.Fuzz(func(t *testing.T, body string) {
		docs, _ := yaml.Read(body, 0)
		for i := range docs {
			facts, ok := Read(&docs[i], "a.yml")
			if !ok && (len(facts.Requests) > 0 || len(facts.Bare) > 0) {
				t.Error("facts of what is no pipeline")
			}
			for _, q := range facts.Requests {
				if q.Sent.Claims == "" {
					continue
				}
				if _, fault := tree.ReadJSON(q.Sent.Claims, source.Span{To: len(q.Sent.Claims)}); fault != nil {
					t.Errorf("%s: %s", q.Sent.Claims, fault.Message)
				}
			}
		}
	})
}

// A matrix with many combinations is read in part, and says so.
func TestMatrix(t *testing.T) {
	f := factsOf(t, "w.yml", "on: push\njobs: {a: {runs-on: x, permissions: write-all, "+
		"strategy: {matrix: {r: [1, 2, 3, 4, 5, 6], s: [1, 2, 3, 4]}}, "+
		"steps: [{uses: aws-actions/configure-aws-credentials@v4, "+
		"with: {role-to-assume: 'arn:aws:iam::111122223333:role/r${{ matrix.r }}-${{ matrix.s }}'}}]}}\n")
	if len(f.Requests) != maxRuns || f.Requests[1].Resource != "arn:aws:iam::111122223333:role/r1-2" ||
		len(f.Unread) != 1 || f.Unread[0].What != "the other runs of job a" {
		t.Errorf("%d requests, %v", len(f.Requests), f.Unread)
	}
}
