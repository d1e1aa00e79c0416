package explain

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
)

// TestReasonsHaveWords: every reason that a step may bear has words of its own, and they do not show its code.
func TestReasonsHaveWords(t *testing.T) {
	for _, reason := range eval.Reasons {
		words, ok := reasonWords[reason]
		if !ok {
			t.Errorf("no words for %s", reason)
			continue
		}
		step := &eval.Step{
			Reason:    reason,
			Got:       []string{"a"},
			Wanted:    []string{"b"},
			Condition: &policy.Condition{Operator: match.Operator{Name: match.StringEquals}},
		}
		if text := words(step); text == "" ||
			strings.Contains(text, string(reason)) && strings.Contains(string(reason), "-") {
			t.Errorf("%s: %q", reason, text)
		}
	}
	if len(reasonWords) != len(eval.Reasons) {
		t.Errorf("%d reasons have words, and there are %d", len(reasonWords), len(eval.Reasons))
	}
}

// TestGatesHaveWords: every gate, every form of a principal and every operator has its words.
func TestGatesHaveWords(t *testing.T) {
	for _, g := range eval.Gates {
		if w := gateWords[g]; aws.RefusalOf(string(g)).Gate == "" || w.name == "" || w.title == "" {
			t.Errorf("%s lacks a word", g)
		}
	}
	for _, f := range policy.Forms {
		if formWords[f] == "" && f != policy.FormNone && f != policy.FormCanonical {
			t.Errorf("no words for the form %s", f)
		}
	}
	for _, name := range match.OperatorNames() {
		if words := comparisons[match.OperatorName(name)]; (words.holds == "" || words.fails == "") && name != "Null" {
			t.Errorf("no words for the operator %s", name)
		}
	}
}

// TestSentences runs testdata/sentences.walk: what is expected of each step stands in its note, the real reason first
// and what AWS prints after the bar.
func TestSentences(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.walk")
	if len(files) == 0 {
		t.Fatal("no walks")
	}
	sentences := 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		w := scenario.Parse(file, string(text), scenario.PageLimit)
		for _, f := range w.Errors {
			t.Fatal(w.Text.Report(f))
		}
		for _, row := range w.Run(scenario.Options{Trace: true}).Rows {
			if row.Step == nil || len(row.Step.Clauses.Notes) == 0 {
				continue
			}
			sentences++
			want := row.Step.Clauses.Notes[0].Text.Value
			if got := Of(row.Step).Sentence + " | " + AWS(row.Step); got != want {
				t.Errorf("%s:\n got %s\nwant %s", w.StepLine(&row), got, want)
			}
		}
	}
	if sentences < 20 {
		t.Errorf("only %d sentences", sentences)
	}
}

// TestNoValue: an element whose values AWS refuses is not said to be about nothing, and a value that the request has is
// not said to be unknown.
func TestNoValue(t *testing.T) {
	for want, s := range map[string]*eval.Step{
		"it is about s3:* or sqs:*, but the request asks for sts:AssumeRole": {
			Reason: eval.ReasonOtherAction, Wanted: []string{"s3:*", "sqs:*"}, Got: []string{"sts:AssumeRole"},
		},
		"it has no value that AWS accepts, but the request asks for sts:AssumeRole": {
			Reason: eval.ReasonOtherAction, Got: []string{"sts:AssumeRole"},
		},
		"it is about the bucket, and whether arn:aws:s3:::logs is meant is not known": {
			Reason: eval.ReasonKeyUnknown, Wanted: []string{"the bucket"}, Got: []string{"arn:aws:s3:::logs"},
		},
		"sts:ExternalId is zz, and whether that is the ID is not known": {
			Reason: eval.ReasonKeyUnknown, Wanted: []string{"the ID"}, Got: []string{"zz"},
			Condition: &policy.Condition{
				Key: policy.String{Value: "sts:ExternalId"}, Operator: match.Operator{Name: match.StringEquals},
			},
		},
	} {
		if got := clause(s); got != want {
			t.Errorf("got %s\nwant %s", got, want)
		}
	}
}

// TestARNOf: managed policies have ARNs, with their paths, and other documents have none.
func TestARNOf(t *testing.T) {
	account := &iam.Account{ID: "111122223333", Partition: "aws-cn", ManagedPaths: map[string]string{"deep": "/eng/"}}
	for want, ref := range map[string]policy.Ref{
		": arn:aws-cn:iam::111122223333:policy/plain":    {Kind: policy.RefManaged, Name: "plain"},
		": arn:aws-cn:iam::111122223333:policy/eng/deep": {Kind: policy.RefManaged, Name: "deep"},
		": arn:aws-cn:iam::aws:policy/service-role/x":    {Kind: policy.RefAWSManaged, Name: "x", Holder: "/service-role/"},
		"": {Kind: policy.RefInline, Name: "inline"},
	} {
		if got := arnOf(account, ref); got != want {
			t.Errorf("%v: %q, want %q", ref, got, want)
		}
	}
	if got := arnOf(nil, policy.Ref{Kind: policy.RefManaged}); got != "" {
		t.Errorf("of no account: %q", got)
	}
}

// A user's long-term key and the keys of GetSessionToken have the same ARN, and a question tells them apart.
func TestQuestionNamesTemporaryKeys(t *testing.T) {
	text, err := os.ReadFile("../../scenarios/lessons/505-mfa.walk")
	if err != nil {
		t.Fatal(err)
	}
	w := scenario.Parse("505-mfa.walk", string(text), scenario.PageLimit)
	asked := map[string]bool{}
	for _, row := range w.Run(scenario.Options{}).Rows {
		if row.Step != nil {
			asked[Question(row.Step)] = true
		}
	}
	for _, want := range []string{
		"May sam of account 111111111111 assume the role Payments of account 111111111111?",
		"May sam of account 111111111111 with the temporary keys `plain` assume the role Payments of account 111111111111?",
	} {
		if !asked[want] {
			t.Errorf("no step asks %q", want)
		}
	}
}

// TestSentence: a sentence begins with a capital, unless a name or a key begins it.
func TestSentence(t *testing.T) {
	const account, user = "111111111111", "arn:aws:iam::111111111111:user/it"
	condition := &policy.Condition{}
	condition.Key.Value = "sts:ExternalId"
	for _, tt := range []struct {
		step eval.Step
		want string
	}{
		{eval.Step{Reason: eval.ReasonExcepted, Got: []string{account}}, "Account 111111111111 is excepted."},
		{eval.Step{Reason: eval.ReasonNotExcepted, Got: []string{"*"}}, "Everyone is not excepted."},
		{eval.Step{Reason: eval.ReasonExcepted, Got: []string{user}}, "it of account 111111111111 is excepted."},
		{eval.Step{Reason: eval.ReasonMatched, Got: []string{"s3:GetObject"}}, "s3:GetObject is named."},
		{
			eval.Step{Reason: eval.ReasonKeyUnknown, Condition: condition},
			"The value of sts:ExternalId is not known here.",
		},
		{
			eval.Step{Reason: eval.ReasonKeyMultivalued, Condition: condition},
			"sts:ExternalId has several values, so it needs ForAnyValue or ForAllValues.",
		},
		{eval.Step{}, ""},
	} {
		if got := Sentence(&tt.step); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
	for form := range formWords {
		if got := Sentence(matchedBy(form)); !unicode.IsUpper([]rune(got)[0]) {
			t.Errorf("%q begins with no capital", got)
		}
	}
}

func matchedBy(form policy.Form) *eval.Step {
	return &eval.Step{Kind: eval.StepPrincipal, Reason: eval.ReasonMatched, Principal: &policy.Principal{Form: form}}
}
