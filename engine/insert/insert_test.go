package insert_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/insert"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
	"rolewalk/engine/whatif"
)

// walks are the texts of all scenarios, by their names, each also with the line ends of Windows and with both mixed.
func walks(t testing.TB) map[string]string {
	all := map[string]string{}
	err := filepath.WalkDir("../../scenarios", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".walk" {
			return err
		}
		text, err := os.ReadFile(name)
		all[filepath.Base(name)] = string(text)
		return err
	})
	if err != nil || len(all) < 300 {
		t.Fatal(len(all), err)
	}
	for n, name := range slices.Sorted(maps.Keys(all)) {
		switch n % 3 {
		case 0:
			all[name+" CRLF"] = strings.ReplaceAll(all[name], "\n", "\r\n")
		case 1:
			lines := strings.SplitAfter(all[name], "\n")
			for i := range lines {
				if i%3 == 0 {
					lines[i] = strings.Replace(lines[i], "\n", "\r\n", 1)
				}
			}
			all[name+" mixed"] = strings.Join(lines, "")
		}
	}
	return all
}

func parse(text string) *scenario.Walk { return scenario.Parse("walk", text, scenario.CommandLimit) }

// inserter runs a walk and goes to its last row.
func inserter(w *scenario.Walk) (*scenario.Result, *insert.Inserter) {
	r := w.Run(scenario.Options{})
	return r, insert.New(r, whatif.New(r), len(r.Rows)-1)
}

type said = map[insert.Field]string

// asks are forms that fit a walk: one of each kind, and those about a document for its first roles.
func asks(i *insert.Inserter) []insert.Ask {
	list := []insert.Ask{
		{Kind: insert.Account, Fields: said{insert.Number: "212223242526", insert.Name: "added-account"}},
		{Kind: insert.User, Fields: said{insert.Name: "added.user", insert.Path: "/eng/"}},
		{Kind: insert.Role, Fields: said{insert.Name: "Added", insert.Principal: "999988887777", insert.ExternalID: "x-1"}},
		{Kind: insert.Provider, Fields: said{insert.Name: "added.example.com"}},
		{Kind: insert.Provider, Fields: said{insert.Name: "Added", insert.Type: "saml"}},
	}
	trusts, permissions := i.Offers(insert.Trust), i.Offers(insert.Permission)
	for _, role := range trusts[insert.Holder][:min(4, len(trusts[insert.Holder]))] {
		list = append(list,
			insert.Ask{Kind: insert.Trust, Fields: said{
				insert.Holder: role, insert.Principal: "999988887777", insert.ExternalID: `a"b`, insert.MFA: "yes",
			}},
			insert.Ask{Kind: insert.Trust, Fields: said{
				insert.Holder: role, insert.Principal: "added.amazonaws.com", insert.Effect: "Deny",
			}})
	}
	for _, holder := range permissions[insert.Holder][:min(4, len(permissions[insert.Holder]))] {
		list = append(list, insert.Ask{Kind: insert.Permission, Fields: said{
			insert.Holder: holder, insert.Action: "s3:GetObject, s3:PutObject", insert.Resource: "arn:aws:s3:::added/*",
		}})
	}
	steps := i.Offers(insert.Step)
	for n, caller := range steps[insert.Caller] {
		if roles := steps[insert.Target]; n < 3 && len(roles) > 0 {
			list = append(list, insert.Ask{Kind: insert.Step, Fields: said{
				insert.Caller: caller, insert.Target: roles[n%len(roles)], insert.ExternalID: "added",
			}})
		}
	}
	return list
}

// TestScenarios: what a form adds to any scenario is read, means what the form says and leaves all else as it was, and
// the inverse edits give the old bytes.
func TestScenarios(t *testing.T) {
	added, refused := map[insert.Kind]int{}, map[insert.Kind]int{}
	all := walks(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		w := parse(all[name])
		if len(w.Errors) > 0 || len(w.Needs) > 0 {
			continue
		}
		r, i := inserter(w)
		for _, ask := range asks(i) {
			a := i.Add(ask)
			if len(a.Faults) > 0 {
				refused[ask.Kind]++
				if told := a.Faults[0].Message; told == "" || len(a.Edits) > 0 || !mayRefuse(told) {
					t.Errorf("%s: %v: %+v", name, ask, a.Faults)
				}
				continue
			}
			added[ask.Kind]++
			holds(t, name, r, ask, a)
		}
	}
	for _, kind := range []insert.Kind{
		insert.Account, insert.User, insert.Role, insert.Provider, insert.Trust, insert.Permission, insert.Step,
	} {
		t.Logf("%s: %d added, %d refused", kind, added[kind], refused[kind])
		if added[kind] < 150 || refused[kind]*8 > added[kind] {
			t.Errorf("%s: %d added, %d refused", kind, added[kind], refused[kind])
		}
	}
}

// mayRefuse says which refusals are right: of documents that AWS does not save, of walks without a place, of names that
// the walk uses for two things.
func mayRefuse(told string) bool {
	for _, right := range []string{
		"AWS would not save", "policy is no JSON object", "If there is none, add one first", "is a user and a role",
		"neither an object nor a list", "names the user",
	} {
		if strings.Contains(told, right) {
			return true
		}
	}
	return false
}

// holds checks one insertion.
func holds(t *testing.T, name string, before *scenario.Result, ask insert.Ask, a *insert.Added) {
	t.Helper()
	body := before.Walk.Text.Body
	with, ok := source.Apply(body, a.Edits)
	w := parse(with)
	if !ok || len(w.Errors) > 0 {
		t.Errorf("%s: %v is not read: %v\n%+v", name, ask, w.Errors, a.Edits)
		return
	}
	if back, ok := source.Apply(with, a.Inverse); !ok || back != body {
		t.Errorf("%s: %v: the inverse gives %q, want %q", name, ask, back, body)
	}
	lineEnds(t, name, body, a)
	after := w.Run(scenario.Options{})
	switch ask.Kind {
	case insert.Trust, insert.Permission:
		statements(t, name, before.Walk, w, ask, a)
		kept(t, name, before, after, a)
	case insert.Step:
		decided(t, name, before, after, ask, a)
	default:
		kept(t, name, before, after, a)
		world(t, name, w, ask)
	}
}

// lineEnds: where all lines of the text end alike, those that are added do too.
func lineEnds(t *testing.T, name, body string, a *insert.Added) {
	t.Helper()
	all, crlf := strings.Count(body, "\n"), strings.Count(body, "\r\n")
	for _, e := range a.Edits {
		n, c := strings.Count(e.New, "\n"), strings.Count(e.New, "\r\n")
		if all > 0 && (crlf == 0 && c > 0 || crlf == all && n != c) {
			t.Errorf("%s: %q among %d lines, %d of them CRLF", name, e.New, all, crlf)
		}
	}
}

// kept: every step ends as before, because none is about what the forms name.
func kept(t *testing.T, name string, before, after *scenario.Result, a *insert.Added) {
	t.Helper()
	if len(before.Rows) != len(after.Rows) {
		t.Errorf("%s: %d rows, had %d", name, len(after.Rows), len(before.Rows))
		return
	}
	if strings.Contains(body(before, a), "trust unknown") {
		return // the role has a trust policy that says something, so what hung on it is decided
	}
	for i := range before.Rows {
		if was, is := before.Rows[i].Step, after.Rows[i].Step; was != nil && was.Outcome != is.Outcome {
			t.Errorf("%s: row %d is %s, was %s: %+v", name, i, is.Outcome, was.Outcome, a.Edits)
		}
	}
}

// body is the text that the edits replace.
func body(r *scenario.Result, a *insert.Added) (text string) {
	for _, e := range a.Edits {
		text += r.Walk.Text.Slice(e.At)
	}
	return text
}

// world: what is declared has the name, and a role the trust policy.
func world(t *testing.T, name string, w *scenario.Walk, ask insert.Ask) {
	t.Helper()
	wanted, found := ask.Fields[insert.Name], 0
	for _, account := range w.AccountBlocks() {
		if account.Alias.Value == wanted && account.Number.Value == ask.Fields[insert.Number] {
			found++
		}
		for _, e := range account.Entities {
			if e.Name.Value == wanted && string(e.Kind) == string(ask.Kind) {
				found++
				if path := ask.Fields[insert.Path]; path != "" && (e.Path == nil || e.Path.Value != path) {
					t.Errorf("%s: no path %s", name, path)
				}
			}
		}
		for _, p := range account.OIDCProviders {
			if p.Host.Value == wanted {
				found++
			}
		}
		for _, p := range account.SAMLProviders {
			if p.Name.Value == wanted {
				found++
			}
		}
	}
	if found != 1 {
		t.Errorf("%s: %d of %v", name, found, ask)
	}
}

// statements: one document has one statement more, which says what the form says, and its others are as they were.
func statements(t *testing.T, name string, before, after *scenario.Walk, ask insert.Ask, a *insert.Added) {
	t.Helper()
	texts := func(w *scenario.Walk) (list []string) {
		for _, d := range w.Documents() {
			for i := range d.Policy.Doc.Statements {
				list = append(list, d.Ref.String()+" "+w.Text.Slice(d.Policy.Doc.Statements[i].Span))
			}
		}
		return list
	}
	was, is := texts(before), texts(after)
	if len(is) != len(was)+1 {
		t.Errorf("%s: %d statements, had %d: %+v", name, len(is), len(was), a.Edits)
		return
	}
	for _, text := range was {
		n := slices.Index(is, text)
		if n < 0 {
			t.Errorf("%s: %s is gone", name, text)
			return
		}
		is = slices.Delete(is, n, n+1)
	}
	for _, d := range after.Documents() {
		for i := range d.Policy.Doc.Statements {
			s := &d.Policy.Doc.Statements[i]
			if d.Ref.String()+" "+after.Text.Slice(s.Span) == is[0] {
				says(t, name, d, s, ask)
				return
			}
		}
	}
}

func says(t *testing.T, name string, d *scenario.Document, s *policy.Statement, ask insert.Ask) {
	t.Helper()
	effect := policy.Effect(ask.Fields[insert.Effect])
	if effect == "" {
		effect = policy.Allow
	}
	ok := s.Effect == effect && d.Policy.Doc.Refusal == nil && d.Ref.Holder == ask.Fields[insert.Holder]
	rows := 0
	if ask.Kind == insert.Permission {
		ok = ok && len(s.Action.Values) == 2 && s.Action.Values[1].Value == "s3:PutObject" &&
			s.Resource.Values[0].Value == ask.Fields[insert.Resource] && s.Principal == nil
	} else {
		ok = ok && strings.Contains(s.Principal.Values[0].Value, ask.Fields[insert.Principal]) &&
			s.Action.Values[0].Value == "sts:AssumeRole"
		if ask.Fields[insert.MFA] != "" {
			rows = 2
		}
	}
	if !ok || len(s.Condition) != rows {
		t.Errorf("%s: %v gives %s %s, %d conditions, %v", name, ask, s.Principal.Values[0].Value, d.Ref, len(s.Condition),
			d.Policy.Doc.Refusal)
	}
}

// decided: there is one step more, and it ends as the what-if says.
func decided(t *testing.T, name string, before, after *scenario.Result, ask insert.Ask, a *insert.Added) {
	t.Helper()
	var is *scenario.StepResult
	for i := range after.Rows {
		if row := &after.Rows[i]; row.Kind == scenario.RowStep && row.Number == a.Number {
			is = row.Step
		}
	}
	if is == nil {
		t.Errorf("%s: no step %d", name, a.Number)
		return
	}
	asker := whatif.New(before)
	row := len(before.Rows) - 1
	session := insert.New(before, asker, row).Proposed(ask)[insert.Session]
	want := asker.Decide(row, whatif.Ask{
		Caller: ask.Fields[insert.Caller], Role: ask.Fields[insert.Target], As: session,
		ExternalID: ask.Fields[insert.ExternalID],
	})
	if want.Step == nil || want.Step.Outcome != is.Outcome {
		t.Errorf("%s: %v ends in %s, want %+v", name, ask, is.Outcome, want)
	}
}
