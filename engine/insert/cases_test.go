package insert_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/insert"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// trusted is a form that adds a statement to the trust policy of a/R, and said what it writes on one line.
var trusted = insert.Ask{Kind: insert.Trust, Fields: said{insert.Holder: "a/R", insert.Principal: "ec2.amazonaws.com"}}

const statement = `{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}`

const one = `{"Effect":"Deny","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}`

func in(trust string) string { return "account 111111111111 a {\n  role R { " + trust + " }\n}\n" }

// cases are insertions, each with the whole text that it gives.
var cases = []struct {
	name, text string
	ask        insert.Ask
	want       string
}{
	{
		"a single statement becomes a list", in(`trust {"Statement":` + one + `}`), trusted,
		in(`trust {"Statement":[` + one + `, ` + statement + `]}`),
	},
	{
		"one over several lines keeps them", in("trust {\n\t\"Statement\": {\n\t\t\"Effect\": \"Deny\"," +
			"\n\t\t\"Principal\": {\"AWS\": \"*\"}," +
			"\n\t\t\"Action\": \"sts:AssumeRole\"\n\t}\n}"), trusted,
		in("trust {\n\t\"Statement\": [{\n\t\t\"Effect\": \"Deny\",\n\t\t\"Principal\": {\"AWS\": \"*\"}," +
			"\n\t\t\"Action\": \"sts:AssumeRole\"\n\t}, {\n\t\t\"Effect\": \"Allow\"," +
			"\n\t\t\"Principal\": {\"Service\": \"ec2.amazonaws.com\"},\n\t\t\"Action\": \"sts:AssumeRole\"\n\t}]\n}"),
	},
	{
		"a list has one more", in(`trust {"Statement": [` + one + `]}`), trusted,
		in(`trust {"Statement": [` + one + `, ` + statement + `]}`),
	},
	{
		"an empty list", in(`trust {"Version": "2012-10-17", "Statement": [ ]}`), trusted,
		in(`trust {"Version": "2012-10-17", "Statement": [` + statement + `]}`),
	},
	{
		"an empty list over lines", in("trust {\"Statement\": [\n  ]}"), trusted,
		in("trust {\"Statement\": [\n    " + statement + "\n  ]}"),
	},
	{"an empty statement", in(`trust {"Statement": {}}`), trusted, in(`trust {"Statement": [` + statement + `]}`)},
	{
		"an empty document", in("trust {}"), trusted,
		in(`trust {"Version": "2012-10-17", "Statement": [` + statement + `]}`),
	},
	{
		"a version alone", in(`trust {"Version": "2012-10-17"}`), trusted,
		in(`trust {"Version": "2012-10-17", "Statement": [` + statement + `]}`),
	},
	{"a role without trust", in("max-session 2h"), trusted, in("max-session 2h\n    trust {\n      " +
		"\"Version\": \"2012-10-17\",\n      \"Statement\": [" + statement + "]\n    }\n ")},
	{
		"an unknown one", in("trust unknown"), trusted,
		in("trust {\n    \"Version\": \"2012-10-17\",\n    \"Statement\": [" + statement + "]\n  }"),
	},
	{
		"into an empty text", "",
		insert.Ask{Kind: insert.Account, Fields: said{insert.Name: "dev"}},
		"account 111111111111 dev {\n}",
	},
	{
		"behind the title", "title \"x\" # why\n",
		insert.Ask{Kind: insert.Account, Fields: said{insert.Name: "dev"}},
		"title \"x\" # why\n\naccount 111111111111 dev {\n}\n",
	},
	{
		"before what happens", "note \"x\"\r\n",
		insert.Ask{Kind: insert.Account, Fields: said{insert.Name: "dev"}},
		"account 111111111111 dev {\r\n}\r\n\r\nnote \"x\"\r\n",
	},
	{
		"a user with the indent of the others", "account 111111111111 a {\n\tuser x { }\n}\n",
		insert.Ask{Kind: insert.User, Fields: said{insert.Name: "y"}},
		"account 111111111111 a {\n\tuser x { }\n\tuser y { }\n}\n",
	},
	{
		"a user into an account on one line", "account 111111111111 a { }",
		insert.Ask{Kind: insert.User, Fields: said{insert.Name: "x", insert.Path: "/t/"}},
		"account 111111111111 a {\n  user x { path /t/ }\n}",
	},
	{
		"a provider", "account 111111111111 a {\r\n}\r\n",
		insert.Ask{Kind: insert.Provider, Fields: said{insert.Name: "gitlab.com", insert.Audience: "me"}},
		"account 111111111111 a {\r\n  oidc-provider gitlab.com { audience me }\r\n}\r\n",
	},
}

func TestCases(t *testing.T) {
	for _, c := range cases {
		w := parse(c.text)
		_, i := inserter(w)
		a := i.Add(c.ask)
		if len(a.Faults) > 0 {
			if c.want != "" {
				t.Errorf("%s: %+v", c.name, a.Faults)
			}
			continue
		}
		got, _ := source.Apply(c.text, a.Edits)
		if got != c.want {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
		if back, ok := source.Apply(got, a.Inverse); !ok || back != c.text {
			t.Errorf("%s: back is %q", c.name, back)
		}
		for n, at := range a.New {
			if got[at.From:at.To] != a.Edits[n].New {
				t.Errorf("%s: %+v is not where %q is new", c.name, at, a.Edits[n].New)
			}
		}
	}
}

const small = `account 111111111111 dev {
  user alice { }
  role Deploy { path /ci/ trust {"Version": "2012-10-17", "Statement": []} }
  user Deploy { }
  oidc-provider gitlab.com { audience x }
}
`

// faults are forms with something wrong, each with the field that tells it and some of its words.
var faults = []struct {
	kind   insert.Kind
	fields said
	field  insert.Field
	words  string
}{
	{insert.Account, said{insert.Name: "dev"}, insert.Name, "dev"},
	{insert.Account, said{insert.Name: "x", insert.Number: "111111111111"}, insert.Number, "declared twice"},
	{insert.Account, said{insert.Name: "x", insert.Number: "12"}, insert.Number, "12 digits"},
	{insert.Account, said{}, insert.Name, "name"},
	{insert.User, said{insert.Name: "alice"}, insert.Name, "alice"},
	{insert.User, said{insert.Name: "eng/bob"}, insert.Name, "`/eng/` as the path and `bob`"},
	{insert.User, said{insert.Name: "bob", insert.Path: "eng"}, insert.Path, "Write `/eng/`"},
	{insert.User, said{insert.Name: "bob", insert.In: "dve"}, insert.In, "Did you mean `dev`"},
	{insert.User, said{insert.Name: "no blanks"}, insert.Name, "letters, digits"},
	{insert.Role, said{insert.Name: "R"}, insert.Principal, "Say who"},
	{insert.Role, said{insert.Name: "R", insert.Principal: "dev/alicia"}, insert.Principal, "dev/alice"},
	{insert.Role, said{insert.Name: "R", insert.Principal: "dev/Deploy"}, insert.Principal, "a user and a role"},
	{insert.Role, said{insert.Name: "R", insert.Principal: "111111111111", insert.Subject: "x"}, insert.Subject, "token"},
	{insert.Trust, said{insert.Holder: "dev/alice", insert.Principal: "dev"}, insert.Holder, "dev/alice"},
	{
		insert.Trust,
		said{insert.Holder: "Deploy", insert.Principal: "arn:aws:iam::111111111111:user/x"},
		insert.Principal, "no user",
	},
	{insert.Trust, said{insert.Holder: "Deploy", insert.Principal: "dev", insert.Effect: "allow"}, insert.Effect, "Deny"},
	{
		insert.Permission,
		said{insert.Holder: "alice", insert.Action: "AssumeRole", insert.Resource: "*"},
		insert.Action, "AssumeRole",
	},
	{insert.Permission, said{insert.Holder: "alice", insert.Resource: "Deploy"}, insert.Resource, "Deploy"},
	{insert.Permission, said{insert.Holder: "alice"}, insert.Resource, "ARN"},
	{insert.Provider, said{insert.Name: "https://a.example"}, insert.Name, "`a.example`"},
	{insert.Provider, said{insert.Name: "a", insert.Type: "x"}, insert.Type, "saml"},
	{insert.Step, said{insert.Target: "dev/Deploy"}, insert.Caller, "who asks"},
	{insert.Step, said{insert.Caller: "dev/alise", insert.Target: "dev/Deploy"}, insert.Caller, "dev/alise"},
	{insert.Step, said{insert.Caller: "dev/alice", insert.Target: "dev/X"}, insert.Target, "dev/X"},
	{
		insert.Step,
		said{insert.Caller: "dev/alice", insert.Target: "dev/Deploy", insert.Session: "a b"},
		insert.Session, "2 to 64",
	},
	{"group", said{}, insert.Whole, "no form"},
}

func TestFaults(t *testing.T) {
	_, i := inserter(parse(small))
	for _, c := range faults {
		a := i.Add(insert.Ask{Kind: c.kind, Fields: c.fields})
		if len(a.Edits) > 0 || !slices.ContainsFunc(a.Faults, func(f insert.Fault) bool {
			return f.Field == c.field && strings.Contains(f.Message, c.words)
		}) {
			t.Errorf("%s %v: %+v, want %q at %q", c.kind, c.fields, a.Faults, c.words, c.field)
		}
	}
	if a := insertInto("account {", trusted); !strings.HasPrefix(a.Faults[0].Message, "The walk cannot be read yet. ") {
		t.Errorf("%+v", a.Faults)
	}
}

func insertInto(text string, ask insert.Ask) *insert.Added {
	_, i := inserter(parse(text))
	return i.Add(ask)
}

// TestMeaning: names of the walk become ARNs with their paths, and a token's subject a condition.
func TestMeaning(t *testing.T) {
	for _, c := range []struct {
		kind   insert.Kind
		fields said
		want   string
	}{
		{insert.Permission, said{insert.Holder: "alice", insert.Resource: "dev/Deploy"}, "arn:aws:iam::111111111111:"},
		{
			insert.Role,
			said{insert.Name: "R", insert.Principal: "gitlab.com", insert.Subject: "p:*"},
			`"StringLike": {"gitlab.com:sub": "p:*"}`,
		},
		{insert.Role, said{insert.Name: "R", insert.Principal: "gitlab.com"}, "sts:AssumeRoleWithWebIdentity"},
		{insert.Role, said{insert.Name: "R", insert.Principal: "dev"}, "arn:aws:iam::111111111111:root"},
		{
			insert.Trust,
			said{insert.Holder: "Deploy", insert.Principal: "alice", insert.ExternalID: "e", insert.MFA: "yes"},
			`"Condition": {"StringEquals": {"sts:ExternalId": "e"}, "Bool": {"aws:MultiFactorAuthPresent": "true"}}`,
		},
	} {
		a := insertInto(small, insert.Ask{Kind: c.kind, Fields: c.fields})
		if len(a.Faults) > 0 || !strings.Contains(a.Edits[0].New, c.want) {
			t.Errorf("%s %v: %+v", c.kind, c.fields, a)
		}
	}
}

func TestOffers(t *testing.T) {
	_, i := inserter(parse(small))
	if got := i.Offers(insert.Role)[insert.Principal]; !slices.Equal(got,
		[]string{"dev/alice", "dev/Deploy", "dev/Deploy", "dev", "gitlab.com"}) {
		t.Errorf("%q", got)
	}
	if got := i.Offers(insert.Step); !slices.Contains(got[insert.Caller], "dev/alice") ||
		!slices.Equal(got[insert.Target], []string{"dev/Deploy"}) {
		t.Errorf("%q", got)
	}
	proposed := i.Proposed(insert.Ask{Kind: insert.Account})
	if got := slices.Sorted(maps.Values(proposed)); !slices.Equal(got, []string{"222222222222"}) {
		t.Errorf("%q", got)
	}
}

// FuzzAdd: whatever stands in the text and in the fields, an insertion is read or its fault told, and it can be taken
// out to the byte.
func FuzzAdd(f *testing.F) {
	f.Add(small, uint8(4), "dev/Deploy", "dev/alice", "x", "/p/")
	f.Add(in("trust {}"), uint8(2), "R2", `a"} ]`, "} step {", "/")
	f.Add("\ufeffaccount 111111111111 a {\r\n\trole R { trust {\r\n\"Statement\": {} } }\r\n}",
		uint8(5), "a/R", "*", "", "")
	f.Add("", uint8(0), "a", "222222222222", "", "")
	kinds := []insert.Kind{
		insert.Account, insert.User, insert.Role, insert.Provider, insert.Trust, insert.Permission, insert.Step,
	}
	f.Fuzz(func(t *testing.T, text string, kind uint8, first, second, third, fourth string) {
		w := scenario.Parse("fuzz", text, scenario.PageLimit)
		r, i := inserter(w)
		ask := insert.Ask{Kind: kinds[int(kind)%len(kinds)], Fields: said{
			insert.Name: first, insert.Holder: first, insert.Caller: first, insert.Number: second, insert.Principal: second,
			insert.Target: second, insert.Resource: second, insert.ExternalID: third, insert.Action: third,
			insert.Session: third, insert.Path: fourth, insert.Policy: fourth, insert.Subject: fourth,
		}}
		a := i.Add(ask)
		if len(a.Faults) > 0 {
			if len(a.Edits) > 0 || a.Faults[0].Message == "" {
				t.Fatalf("%+v", a)
			}
			return
		}
		with, ok := source.Apply(r.Walk.Text.Body, a.Edits)
		again := w.Again(with)
		if !ok || len(again.Errors) > len(w.Errors) || len(a.Edits) == 0 {
			t.Fatalf("%q: %v", with, again.Errors)
		}
		if back, ok := source.Apply(with, a.Inverse); !ok || back != text {
			t.Fatalf("%q: the inverse gives %q", text, back)
		}
	})
}
