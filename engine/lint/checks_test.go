package lint

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"
	"testing"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/lint/actions"
	"rolewalk/engine/lint/actions/embedded"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

const owner = "111122223333"

func data(t testing.TB) *actions.Data {
	t.Helper()
	d, err := embedded.Load()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// whole returns a document with the statement.
func whole(text string) string {
	if strings.Contains(text, `"Statement"`) {
		return text
	}
	return `{"Version": "2012-10-17", "Statement": [` + text + `]}`
}

// compact is the JSON text without white space between its tokens.
func compact(text string) string {
	var b bytes.Buffer
	if err := json.Compact(&b, []byte(text)); err != nil {
		return err.Error()
	}
	return b.String()
}

func parse(text string, kind policy.Kind) *policy.Document {
	return policy.Parse(text, source.Span{To: len(text)}, policy.Options{Kind: kind})
}

// all runs every check, including those that need data.
func all(t testing.TB, text string, kind policy.Kind) []source.Finding {
	t.Helper()
	doc := parse(text, kind)
	o := Options{Owner: owner, Data: data(t)}
	return append(Document(doc, text, o), DocumentWithData(doc, text, o)...)
}

func codes(findings []source.Finding) string {
	var list []string
	for _, f := range findings {
		list = append(list, string(f.Code))
	}
	sort.Strings(list)
	return strings.Join(slices.Compact(list), " ")
}

func (c *Check) exampleKind() policy.Kind {
	if c.Doc.Kind != "" {
		return c.Doc.Kind
	}
	return c.For[0]
}

// also are the other findings in the first example of a check, if one mistake is two.
var also = map[source.Code]string{
	"PASS_ROLE_WITH_NOT_RESOURCE":                    "ALLOW_WITH_NOTRESOURCE",
	"PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE": "ALLOW_WITH_NOTRESOURCE",
	"PASS_ROLE_WITH_NOT_ACTION_AND_STAR_IN_RESOURCE": "ALLOW_WITH_NOTACTION " +
		"CREATE_SLR_WITH_NOT_ACTION_AND_STAR_IN_RESOURCE",
	"PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE": "ALLOW_WITH_NOTACTION ALLOW_WITH_NOTRESOURCE " +
		"CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE",
	"CREATE_SLR_WITH_NOT_RESOURCE":                    "ALLOW_WITH_NOTRESOURCE",
	"CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE": "ALLOW_WITH_NOTRESOURCE PRIVILEGE_ESCALATION",
	"CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE":     "PRIVILEGE_ESCALATION",
	"CREATE_SLR_WITH_NOT_ACTION_AND_STAR_IN_RESOURCE": "ALLOW_WITH_NOTACTION " +
		"PASS_ROLE_WITH_NOT_ACTION_AND_STAR_IN_RESOURCE",
	"CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE": "ALLOW_WITH_NOTACTION ALLOW_WITH_NOTRESOURCE " +
		"PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE",
	"CLAIM_OF_ANOTHER_PROVIDER":                "EKS_SERVICE_ACCOUNT_MISSING",
	"MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL": "SHARED_PROVIDER_NOT_SAVED",
	"MISSING_GITHUB_REPO_CONDITION_KEY":        "SHARED_PROVIDER_NOT_SAVED",
	"INVALID_SERVICE_IN_ARN":                   "RESOURCE_NOT_FOR_ACTION",
	"ALLOW_WITH_NOTACTION": "CREATE_SLR_WITH_NOT_ACTION_AND_STAR_IN_RESOURCE " +
		"PASS_ROLE_WITH_NOT_ACTION_AND_STAR_IN_RESOURCE",
}

// TestExamples runs each check on its own examples: Before has its finding and no other, After has none.
func TestExamples(t *testing.T) {
	for _, c := range Checks {
		t.Run(string(c.Code), func(t *testing.T) {
			kind := c.exampleKind()
			before := all(t, whole(c.Doc.Before), kind)
			found := 0
			for _, f := range before {
				if f.Code == c.Code {
					found++
				} else if !strings.Contains(also[c.Code], string(f.Code)) {
					t.Errorf("before: also %s: %s", f.Code, f.Message)
				}
			}
			if found == 0 {
				t.Errorf("before: no finding, but %q", codes(before))
			}
			for _, f := range all(t, whole(c.Doc.After), kind) {
				t.Errorf("after: %s: %s", f.Code, f.Message)
			}
		})
	}
}

// TestExamplesAreSaved: package policy has no finding in an example.
func TestExamplesAreSaved(t *testing.T) {
	for _, c := range Checks {
		for _, text := range []string{c.Doc.Before, c.Doc.After} {
			for _, f := range parse(whole(text), c.exampleKind()).Findings {
				t.Errorf("%s: %s: %s in %s", c.Code, f.Code, f.Message, text)
			}
		}
	}
}

// TestFixes applies each fix of each first example. The finding disappears and no other appears. If a check has fixes,
// one of them turns its first example into the second.
func TestFixes(t *testing.T) {
	fixed := 0
	for _, c := range Checks {
		offered, made := 0, false
		text := whole(c.Doc.Before)
		before := all(t, text, c.exampleKind())
		for _, f := range before {
			for _, fix := range f.Fixes {
				fixed++
				fixed, ok := source.Apply(text, fix.Edits)
				if f.Code == c.Code {
					offered, made = offered+1, made || compact(fixed) == compact(whole(c.Doc.After))
				}
				if !ok {
					t.Errorf("%s: the fix %q cannot be applied", f.Code, fix.Title)
					continue
				}
				after := all(t, fixed, c.exampleKind())
				if count(after, f.Code) >= count(before, f.Code) {
					t.Errorf("%s: the fix %q leaves the finding in %s", f.Code, fix.Title, fixed)
				}
				if len(after) >= len(before) || !parse(fixed, c.exampleKind()).Saved() {
					t.Errorf("%s: after the fix %q the text is %s, with %q", f.Code, fix.Title, fixed, codes(after))
				}
			}
		}
		if offered > 0 && !made {
			t.Errorf("%s: no fix turns the first example into the second", c.Code)
		}
	}
	if fixed < 36 {
		t.Errorf("%d fixes were tried, too few", fixed)
	}
}

func count(findings []source.Finding, code source.Code) (n int) {
	for _, f := range findings {
		if f.Code == code {
			n++
		}
	}
	return n
}

// TestDocs checks the registry: sorted, one check for each code, documented, with a page.
func TestDocs(t *testing.T) {
	if len(Checks) < 60 {
		t.Errorf("%d checks", len(Checks))
	}
	for i, c := range Checks {
		if i > 0 && Checks[i-1].Code >= c.Code {
			t.Errorf("%s comes after %s", c.Code, Checks[i-1].Code)
		}
		if Find(c.Code) != c || Find(c.Code+"X") != nil {
			t.Errorf("%s is not found", c.Code)
		}
		if strings.Trim(string(c.Code), "ABCDEFGHIJKLMNOPQRSTUVWXYZ_3") != "" || c.Code == "" ||
			!slices.Contains(source.Types, c.Type) {
			t.Errorf("%s %s", c.Code, c.Type)
		}
		if c.Doc.Title == "" || strings.HasSuffix(c.Doc.Title, ".") || !strings.HasSuffix(c.Doc.Text, ".") || c.run == nil {
			t.Errorf("%s has no proper title, text or run: %q", c.Code, c.Doc.Title)
		}
		if !strings.HasPrefix(c.Doc.See, "https://docs.aws.amazon.com/") &&
			!strings.HasPrefix(c.Doc.See, "https://docs.github.com/") {
			t.Errorf("%s: see %q", c.Code, c.Doc.See)
		}
		if !c.applies(c.exampleKind()) {
			t.Errorf("%s does not apply to its own examples", c.Code)
		}
	}
}

// TestFindingsAreWords: a message is one sentence without a full stop, at the span of a token.
func TestFindingsAreWords(t *testing.T) {
	for _, c := range Checks {
		text := whole(c.Doc.Before)
		for _, f := range all(t, text, c.exampleKind()) {
			if f.Message == "" || strings.HasSuffix(f.Message, ".") || strings.Contains(f.Message, "%!") ||
				strings.Contains(f.Remedy, "%!") {
				t.Errorf("%s: %q, %q", f.Code, f.Message, f.Remedy)
			}
			if f.At.Empty() || f.At.To > len(text) || strings.HasPrefix(text[f.At.From:], `{"Effect"`) || f.At.From == 0 {
				t.Errorf("%s stands at %v of %s", f.Code, f.At, text)
			}
			if f.See == "" || f.Type == "" {
				t.Errorf("%s: %+v", f.Code, f)
			}
			if f.Remedy == "" && f.Code != "INVALID_SERVICE_IN_ACTION" {
				t.Errorf("%s has no remedy", f.Code)
			}
		}
	}
}

// TestDataApart: a check that needs data runs with DocumentWithData only, and the others do not.
func TestDataApart(t *testing.T) {
	for _, c := range Checks {
		text := whole(c.Doc.Before)
		doc := parse(text, c.exampleKind())
		if got := DocumentWithData(doc, text, Options{Owner: owner}); got != nil {
			t.Errorf("%s: without data %v", c.Code, got)
		}
		for _, f := range DocumentWithData(doc, text, Options{Data: data(t)}) {
			if !Find(f.Code).Data {
				t.Errorf("DocumentWithData reports %s, which needs no data", f.Code)
			}
		}
		for _, f := range Document(doc, text, Options{Data: data(t)}) {
			if Find(f.Code).Data {
				t.Errorf("Document reports %s, which needs data", f.Code)
			}
		}
	}
	if Document(nil, "", Options{}) != nil {
		t.Error("a nil document has findings")
	}
}

// TestSameBytes: the same document yields the same findings in the same order.
func TestSameBytes(t *testing.T) {
	for _, c := range Checks {
		first := fmt.Sprint(all(t, whole(c.Doc.Before), c.exampleKind()))
		for range 3 {
			if again := fmt.Sprint(all(t, whole(c.Doc.Before), c.exampleKind())); again != first {
				t.Fatalf("%s: %s, then %s", c.Code, first, again)
			}
		}
	}
}

// TestLarge: even a huge document is checked quickly enough for typing, and no check reports without limit.
func TestLarge(t *testing.T) {
	many := func(n int, item string) string { return strings.TrimSuffix(strings.Repeat(item, n), ", ") }
	for name, text := range map[string]string{
		"wrong actions": `{"Effect": "Allow", "Action": [` + many(12000, `"ec2:DescribeInstancez", `) + `], "Resource": "*"}`,
		"statements":    many(4000, `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a"}, `),
		"values": `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", ` +
			`"Condition": {"StringLike": {"aws:PrincipalTag/a": [` + many(30000, `"a*b*", `) + `]}}}`,
		"pairs": `{"Effect": "Allow", "Action": [` + many(3000,
			`"dynamodb:GetItem", `) + `], "Resource": [` + many(2000, `"arn:aws:s3:::acme*/*a*b*c", `) + `]}`,
		"rows": `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", ` +
			`"Condition": {"StringEquals": {` + many(6000, `"aws:sourceIp": "*", `) + `}}}`,
		"variables": `{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::` + strings.Repeat("${",
			60000) + `"}`,
	} {
		start := time.Now()
		findings := all(t, whole(text), policy.Identity)
		if d := time.Since(start); d > 5*time.Second {
			t.Errorf("%s: %v", name, d)
		}
		for _, c := range Checks {
			if n := count(findings, c.Code); n > mostFindings {
				t.Errorf("%s: %s %d times", name, c.Code, n)
			}
		}
	}
}

// TestDropItem: the fix deletes an item with its comma, at any position. There is no fix if other text stands between.
func TestDropItem(t *testing.T) {
	for _, c := range []struct{ list, want string }{
		{`["s3:GetObject", "s3:Get*", "s3:PutObject"]`, `["s3:Get*", "s3:PutObject"]`},
		{`["s3:Get*", "s3:GetObject", "s3:PutObject"]`, `["s3:Get*", "s3:PutObject"]`},
		{"[\n  \"s3:Get*\",\n  \"s3:GetObject\"\n]", "[\n  \"s3:Get*\"\n]"},
		{`["s3:Get*", 7, "s3:GetObject"]`, ""},
	} {
		text := whole(`{"Effect": "Allow", "Action": ` + c.list + `, "Resource": "arn:aws:s3:::acme/*"}`)
		findings := Document(parse(text, policy.Identity), text, Options{})
		if len(findings) != 1 || (c.want == "") != (len(findings[0].Fixes) == 0) {
			t.Fatalf("%s: %+v", c.list, findings)
		}
		if c.want == "" {
			continue
		}
		fixed, ok := source.Apply(text, findings[0].Fixes[0].Edits)
		if !ok || !strings.Contains(fixed, `"Action": `+c.want+`,`) {
			t.Errorf("%s: %s", c.list, fixed)
		}
	}
}

// TestExternalIDInWords: the page of the check says the rule that the check applies.
func TestExternalIDInWords(t *testing.T) {
	rule, text := aws.ExternalID, externalIDInvalid.Doc.Text
	want := fmt.Sprintf("%d to %d characters: %s", rule.Shortest, rule.Longest, rule.Characters())
	if !strings.Contains(strings.ReplaceAll(text, "`", ""), want) {
		t.Errorf("%q does not say %q", text, want)
	}
}
