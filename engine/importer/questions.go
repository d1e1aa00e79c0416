package importer

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
)

// QuestionKind says what an answer looks like.
type QuestionKind string

// The kinds of questions.
const (
	AskText    QuestionKind = "text"
	AskAccount QuestionKind = "account" // an account number
	AskChoice  QuestionKind = "choice"
	AskAddress QuestionKind = "address" // an IP address
)

// Question is what a person can say without fetching anything.
type Question struct {
	// Name is that of `--answer NAME=VALUE`.
	Name     string
	Sentence string
	Kind     QuestionKind
	// Choices are the answers to choose from.
	Choices []string
	// Default is what holds while there is no answer.
	Default string
	// About are what the answer decides: condition keys in lower case, documents as policy.Ref names them, the text of a
	// placeholder.
	About []string
}

// What an answer says where there is nothing.
const (
	none = "none"
	no   = "no"
	yes  = "yes"
	open = "open"
)

// The names of the questions about what cannot be listed.
const (
	askControlPolicies = "control-policies"
	askMorePolicies    = "more-policies"
)

// sentKeys are the condition keys that show what a request sends, with the question for each.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
var sentKeys = []struct {
	keys []string
	// words name what is sent, with its article; empty for what is not sent at will.
	words string
	q     Question
}{
	{[]string{"sts:externalid"}, "an external ID", Question{
		Name: "external-id", Sentence: "Which external ID does the request send?", Kind: AskText, Default: none,
	}},
	{[]string{"aws:multifactorauthpresent", "aws:multifactorauthage"}, "an MFA code", Question{
		Name: "mfa", Sentence: "Does the caller send an MFA code?", Kind: AskChoice, Choices: []string{no, yes}, Default: no,
	}},
	{[]string{"sts:sourceidentity"}, "a source identity", Question{
		Name: "source-identity", Sentence: "Which source identity does the request set?", Kind: AskText, Default: none,
	}},
	{[]string{"sts:rolesessionname", sessionName}, "", Question{
		Name: "session-name", Sentence: "What is the name of the session that is asked for?", Kind: AskText, Default: open,
	}},
	{[]string{organizationKey}, "", Question{
		Name: askOrganization, Kind: AskText, Default: open,
		Sentence: "Which organization is the caller’s account in, by its ID such as o-a1b2c3d4e5?",
	}},
	{[]string{"aws:sourceip"}, "", Question{
		Name: "source-ip", Sentence: "From which address does the request come?", Kind: AskAddress, Default: open,
	}},
}

// questions are those that the policies of the case raise.
func (w *world) questions() []Question {
	if w.asked == nil {
		return nil
	}
	var list []Question
	keys := w.conditionKeys()
	for _, s := range sentKeys {
		if compared(keys, s.keys) && !w.says(s.q.Name) {
			q := s.q
			q.About = s.keys
			list = append(list, q)
		}
	}
	for _, key := range keys {
		if tag, ok := strings.CutPrefix(key, "aws:requesttag/"); ok && len(w.asked.Sent.Tags) == 0 {
			list = append(list, Question{
				Name: "tag." + tag, Sentence: "Which session tag " + tag + " does the request send?", Kind: AskText, Default: none,
				About: []string{key},
			})
		}
	}
	ends := w.ends()
	list = append(append(list, ends...), w.candidateQuestions()...)
	for _, p := range w.fills.list {
		if p.Text != sessionName && !isEnd(ends, &p) {
			q := placeholderQuestion(p)
			if word := w.proposed(p); word != "" {
				q.Sentence += " The request has " + word + " in its place."
			}
			list = append(list, q)
		}
	}
	for _, d := range w.doubts() {
		list = append(list, w.which(d))
	}
	return append(list, w.unlisted()...)
}

// says reports whether a source says what the question asks.
func (w *world) says(name string) bool {
	s := &w.asked.Sent
	if w.asked.Shown && slices.Contains([]string{"external-id", "mfa", "source-identity"}, name) {
		return !slices.Contains(w.asked.Masked, name)
	}
	switch name {
	case "external-id":
		return s.ExternalID != nil
	case "mfa":
		return s.MFA
	case "source-identity":
		return s.SourceIdentity != ""
	case "source-ip":
		return s.SourceIP != ""
	case askOrganization:
		return len(w.controls) > 0 || w.asked.Service != "" || w.asked.Provider != "" || given(w.asked, principalOrgID)
	}
	return w.asked.Session != "" && w.asked.Session != "asked" && !w.isPlaceholder(w.asked.Session)
}

func placeholderQuestion(p Placeholder) Question {
	q := Question{
		Name: p.Value, Sentence: "What does " + p.Text + " stand for?", Kind: AskText, Default: open, About: []string{p.Text},
	}
	if p.Text == callerSession {
		q.Sentence = "What is the name of the session that asks? `aws sts get-caller-identity` prints it."
	}
	if aws.IsAccountID(p.Value) {
		q.Sentence, q.Kind = "Which account number does "+p.Text+" stand for?", AskAccount
	}
	return q
}

// unlisted are the questions whether there is more than what was brought.
func (w *world) unlisted() []Question {
	control := Question{
		Name: askControlPolicies, Kind: AskChoice, Choices: []string{"unknown", none}, Default: "unknown",
		Sentence: "Does an organization bind these accounts with SCPs or RCPs that matter here?",
	}
	more := Question{
		Name: askMorePolicies, Kind: AskChoice, Choices: []string{"unknown", none}, Default: "unknown",
		Sentence: "Do the caller and the role have other policies or a permissions boundary?",
	}
	for _, a := range w.accounts {
		control.About = append(control.About, policy.Ref{Kind: policy.RefControlPolicies, Holder: a.alias}.String())
	}
	for _, e := range w.entities {
		holder := w.alias(e.Account) + "/" + e.Name
		more.About = append(more.About, policy.Ref{Kind: policy.RefPolicies, Holder: holder}.String(),
			policy.Ref{Kind: policy.RefBoundary, Holder: holder}.String())
	}
	if isControlPolicy(w.asked.PolicyARN) {
		return []Question{more} // AWS names the control policy
	}
	return []Question{control, more}
}
