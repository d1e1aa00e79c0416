package cloudformation

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

// told writes facts, one in a line, without what a template always leaves empty.
func told(f *fact.Facts) string {
	var b strings.Builder
	for _, e := range f.Entities {
		fmt.Fprintf(&b, "%s %s [%s] %s %s", e.Kind, e.Name, e.Label, e.Account, e.Path)
		if e.MaxSession != 0 {
			fmt.Fprintf(&b, " %v", e.MaxSession)
		}
		if e.Boundary != "" {
			b.WriteString(" boundary " + e.Boundary)
		}
		if e.Whole != (fact.Parts{}) {
			fmt.Fprintf(&b, " whole %v", e.Whole)
		}
		for _, key := range slices.Sorted(maps.Keys(e.Tags)) {
			b.WriteString(" " + key + "=" + e.Tags[key])
		}
		if e.Groups != nil {
			fmt.Fprintf(&b, " in %v", e.Groups)
		}
		b.WriteByte('\n')
		if e.Trust != nil {
			b.WriteString("  trust " + spelled(e.Trust) + "\n")
		}
		for _, p := range e.Inline {
			b.WriteString("  policy " + p.Name + " " + spelled(p.Document) + "\n")
		}
		for _, a := range e.Attached {
			b.WriteString("  attach " + a + "\n")
		}
	}
	for _, m := range f.Managed {
		b.WriteString("managed " + m.ARN + " " + m.Name + " [" + m.Label + "] " + spelled(m.Document) + "\n")
	}
	for _, c := range f.Controls {
		fmt.Fprintf(&b, "%s %s %v %s\n", c.Kind, c.Name, c.Targets, spelled(c.Document))
	}
	for _, p := range f.Providers {
		fmt.Fprintf(&b, "provider %s%s %v %v\n", p.URL, p.Name, p.SAML, p.Audiences)
	}
	for _, r := range f.Resources {
		b.WriteString("resource " + r.ARN + " " + spelled(r.Document) + "\n")
	}
	for _, q := range f.Requests {
		fmt.Fprintf(&b, "%s %s → %s %v\n", q.Action, q.Service, q.Resource, q.Sent.Tags)
	}
	for _, p := range f.Pieces {
		b.WriteString("piece " + p.Title + " (" + p.Why + ")\n")
	}
	for _, u := range f.Unread {
		b.WriteString("unread " + u.What + ": " + u.Reason + "\n")
	}
	return b.String()
}

func spelled(d *fact.Document) string {
	if !d.Known() {
		return "unknown"
	}
	if d.Expressions != nil {
		return fmt.Sprint(d.JSON, " ", d.Expressions)
	}
	return d.JSON
}

// factsOf are the facts of a text, all its documents together. What an answer has as YAML in a string is read first.
func factsOf(t *testing.T, body string) *fact.Facts {
	t.Helper()
	var all fact.Facts
	docs, _ := yaml.Read(body, 0)
	if strings.HasPrefix(body, "{") {
		docs = []tree.Node{*read(t, body)}
	}
	for i := range docs {
		if !Is(&docs[i]) {
			t.Errorf("document %d is no template", i)
		}
		f := Facts(&docs[i], nil)
		all.Add(&f)
	}
	return &all
}

// The fixtures are texts of real shape with other names: a comment, the text, and what it says, which -update writes
// anew.
func TestFacts(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) < 10 {
		t.Fatalf("%d fixtures: %v", len(paths), err)
	}
	for _, path := range paths {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		comment, rest, ok := strings.Cut(string(body), "-- template --\n")
		template, want, _ := strings.Cut(rest, "-- facts --\n")
		if !ok {
			t.Fatalf("%s has no template", path)
		}
		got := told(factsOf(t, template))
		if *update {
			out := comment + "-- template --\n" + template + "-- facts --\n" + got
			if err := os.WriteFile(path, []byte(out), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got != want {
			t.Errorf("%s\n%s\nwant\n%s", path, got, want)
		}
	}
}

// YAML that an answer has in a string is read by its reader first.
func TestEmbedded(t *testing.T) {
	const body = `Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties: {RoleName: !Sub '${AWS::StackName}-r'}\n`
	body1, at, ok := Embedded(read(t, `{"TemplateBody": "`+body+`"}`))
	if !ok || at.From != 17 {
		t.Fatalf("%v, %v", at, ok)
	}
	docs, faults := yaml.Read(body1, 0)
	if len(docs) != 1 || faults != nil {
		t.Fatalf("%d documents, %v", len(docs), faults)
	}
	if f := Facts(&docs[0], nil); len(f.Entities) != 1 || f.Entities[0].Name != "${AWS::StackName}-r" {
		t.Errorf("%+v", f.Entities)
	}
	for _, other := range []string{
		`{"TemplateBody": {"Resources": {}}}`, `{"TemplateBody": " {\"Resources\": {}}"}`, `{"TemplateBody": "text"}`,
		`{"Resources": {"R": {"Type": "AWS::IAM::Role"}}}`, `{}`,
	} {
		if _, _, ok := Embedded(read(t, other)); ok {
			t.Errorf("%s has YAML in a string", other)
		}
	}
}

// A text that is cut anywhere gives documents that are JSON or unknown, and no panic.
func TestCutFacts(t *testing.T) {
	paths, _ := filepath.Glob("testdata/*.txt")
	whole := 0
	for _, path := range paths {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(body), "-- template --\n")
		template, _, _ := strings.Cut(rest, "-- facts --\n")
		for end := len(template); end > 0; end -= 11 {
			docs, _ := yaml.Read(template[:end], 0)
			for i := range docs {
				f := Facts(&docs[i], nil)
				whole += checkFacts(t, &f)
			}
		}
	}
	if whole < 1000 {
		t.Errorf("%d documents", whole)
	}
}

// checkFacts fails on a document that is no JSON, and counts the documents.
func checkFacts(t *testing.T, f *fact.Facts) (count int) {
	t.Helper()
	check := func(d *fact.Document) {
		if !d.Known() {
			return
		}
		count++
		if _, fault := tree.ReadJSON(d.JSON, source.Span{To: len(d.JSON)}); fault != nil {
			t.Fatalf("%s: %s", d.JSON, fault.Message)
		}
		for _, e := range d.Expressions {
			if !strings.Contains(d.JSON, e) {
				t.Fatalf("%s has no %s", d.JSON, e)
			}
		}
	}
	for _, e := range f.Entities {
		check(e.Trust)
		for _, p := range e.Inline {
			check(p.Document)
		}
	}
	for _, m := range f.Managed {
		check(m.Document)
	}
	for _, r := range f.Resources {
		check(r.Document)
	}
	for _, c := range f.Controls {
		check(c.Document)
	}
	return count
}

// One template in many spellings says the same.
func TestSpellings(t *testing.T) {
	const short = `AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Env: {Type: String, Default: prod}
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Sub '${Env}-home'
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: {AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root'}
            Action: sts:AssumeRole
      Policies:
        - PolicyName: home
          PolicyDocument:
            Statement:
              - {Effect: Allow, Action: 's3:*', Resource: !Sub 'arn:aws:s3:::${Env}/${!aws:username}/*'}
              - Effect: Allow
                Action: sts:AssumeRole
                Resource: !Join [':', ['arn:aws:iam:', !Ref 'AWS::AccountId', role/x]]
`
	long := strings.NewReplacer(
		`!Sub '${Env}-home'`, `{'Fn::Sub': ['${E}-home', {E: !Ref Env}]}`,
		`!Sub 'arn:aws:iam::${AWS::AccountId}:root'`, `{Fn::Join: [':', ['arn:aws:iam:', {Ref: AWS::AccountId}, root]]}`,
		`!Join [':', ['arn:aws:iam:', !Ref 'AWS::AccountId', role/x]]`,
		`{Fn::Sub: 'arn:aws:iam::${AWS::AccountId}:role/x'}`,
	).Replace(short)
	anchors := strings.Replace(
		strings.Replace(short, "Statement:\n          - Effect", "Statement:\n          - &base\n            Effect", 1),
		"- {Effect: Allow, Action: 's3:*'", "- {Action: 's3:*', Effect: Allow", 1)
	want := told(factsOf(t, short))
	if !strings.Contains(want, "arn:aws:s3:::prod/${aws:username}/*") || strings.Contains(want, "unread") {
		t.Fatal(want)
	}
	docs, _ := yaml.Read(short, 0)
	for name, body := range map[string]string{
		"CRLF": strings.ReplaceAll(short, "\n", "\r\n"), "a byte order mark": "\ufeff" + short,
		"a mark":     "---\n" + short + "...\n",
		"long forms": long, "JSON": docs[0].Print(), "tabs": strings.ReplaceAll(short, ", Action", ",\tAction"),
		"comments": strings.ReplaceAll(short, "\n", " # c\n"),
	} {
		if got := told(factsOf(t, body)); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
	merged := strings.Replace(anchors, "{Action: 's3:*', Effect: Allow,",
		"{<<: *base, Action: 's3:*', Principal: !Ref AWS::NoValue,", 1)
	if got := told(factsOf(t, merged)); got != want {
		t.Errorf("a merge key:\n%s\nwant\n%s", got, want)
	}
}

// A part of a template says what it says in the whole.
func TestParts(t *testing.T) {
	const trust = `AssumeRolePolicyDocument: ` +
		`{Statement: [{Effect: Allow, Principal: {AWS: '111122223333'}, Action: 'sts:AssumeRole'}]}`
	for _, body := range []string{
		"Resources: {Deploy: {Type: AWS::IAM::Role, Properties: {RoleName: deploy, " + trust + "}}}\n",
		"  Deploy:\n    Type: AWS::IAM::Role\n    Properties:\n      RoleName: deploy\n      " + trust + "\n",
		"Type: AWS::IAM::Role\nProperties:\n  RoleName: deploy\n  " + trust + "\n",
		"    Properties:\n      RoleName: deploy\n      " + trust + "\n",
		"      RoleName: deploy\n      " + trust + "\n",
	} {
		f := factsOf(t, body)
		cut := !strings.HasPrefix(body, "Resources")
		if cut != (f.Pieces[0].Title == "part of a CloudFormation template") {
			t.Errorf("%s: %s", body, f.Pieces[0].Title)
		}
		if len(f.Entities) != 1 || f.Entities[0].Name != "deploy" || !f.Entities[0].Trust.Known() || len(f.Unread) > 0 {
			t.Errorf("%s: %s", body, told(f))
		}
	}
	for _, body := range []string{
		"RoleName: deploy\nArn: x\n" + trust + "\n", "Role: {RoleName: deploy, " + trust + "}\n", "a: {Type: pod}\n",
		"Version: 2012-10-17\nStatement: []\n", "AssumeRolePolicyDocument: x\n",
	} {
		if Is(read(t, body)) {
			t.Errorf("%s is taken for a part of a template", body)
		}
	}
}
