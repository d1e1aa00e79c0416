package importer

import (
	"strconv"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
)

// The names of the questions about the two ends of a request.
const (
	askRole   = "role"
	askCaller = "caller"
)

// told puts the ends of the request that answers give into the request, where no source has them.
func (w *world) told(answers map[string]string) {
	if caller := answers[askCaller]; isCaller(caller) && caller != "" {
		w.callers = []fact.Caller{{ARN: caller}}
		if w.asked != nil && w.asked.Service == "" && w.asked.Provider == "" && w.isUnnamed(w.asked.Caller) {
			w.asked.Caller = caller
		}
	}
	if role := answers[askRole]; isRole(role) && w.asked != nil && w.asked.Resource == "" {
		w.asked.Resource = role
	}
}

// isUnnamed reports whether an ARN is empty or that of the user that stands for a caller that no source names.
func (w *world) isUnnamed(text string) bool {
	arn, _ := aws.ParseARN(text)
	return text == "" || arn.Kind() == aws.KindUser && w.fills.isFor(unnamedUser, arn.Name())
}

// badEnd says what is wrong with an answer that gives an end of the request; "" if nothing is.
func (w *world) badEnd(name, value string) string {
	switch {
	case name == askRole && !isRole(value):
		return strconv.Quote(value) + " is not the ARN of a role, such as arn:aws:iam::111122223333:role/NAME"
	case name == askCaller && !isCaller(value):
		return strconv.Quote(value) + " is not the ARN of a user or of a role's session, which get-caller-identity prints"
	case name == askRole && roleKey(w.asked) != roleKey(&fact.Request{Resource: value}):
		return strconv.Quote(value) + " is not among the roles that could be meant"
	}
	return ""
}

// ends are the questions for the ends of the request that stand-ins are in place of.
func (w *world) ends() []Question {
	var list []Question
	role, caller := w.target(), w.caller()
	if role != nil && w.asked.Origin != fact.FromPolicies && w.fills.isFor(unnamedRole, role.Name) {
		holder := w.alias(role.Account) + "/" + role.Name
		list = append(list, Question{
			Name: askRole, Sentence: "Which role does the request ask for, by its ARN?", Kind: AskText, Default: open,
			About: []string{
				unnamedRole, roleAccount, policy.Ref{Kind: policy.RefTrust, Holder: holder}.String(),
			},
		})
	}
	if caller != nil && w.fills.isFor(unnamedUser, caller.Name) {
		holder := w.alias(caller.Account) + "/" + caller.Name
		list = append(list, Question{
			Name: askCaller, Sentence: "Who asks? `aws sts get-caller-identity` prints the ARN.", Kind: AskText, Default: open,
			About: []string{
				unnamedUser, callerAccount, policy.Ref{Kind: policy.RefPolicies, Holder: holder}.String(),
			},
		})
	}
	return list
}

// isEnd reports whether a question of ends asks for what the placeholder stands for.
func isEnd(ends []Question, p *Placeholder) bool {
	for i := range ends {
		if aws.IsAccountID(p.Value) && p.Text == ends[i].About[1] || p.Text == ends[i].About[0] {
			return true
		}
	}
	return false
}
