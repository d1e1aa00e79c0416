package policy

import (
	"fmt"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// trustAction judges an action of a trust policy; ok is false where no action of STS can be meant.
func (r *reader) trustAction(s *Statement, v String, list *tree.Node) (ok bool) {
	names := aws.TrustActions()
	if slices.Contains(names, v.Value) {
		return true
	}
	refuse := func(message, remedy string, fixes ...source.Fix) {
		// Rule: A trust policy has the six actions of STS for it, in AWS's spelling and without wildcards.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
		// Proof: unsaved/trust-action-with-a-wildcard.walk, unsaved/trust-action-in-another-case.walk,
		// unsaved/trust-action-misspelled.walk
		r.refuse(UnsupportedActionInPolicy, v.Span, message, answerTrustAction, remedy, fixes...)
	}
	isSTS := aws.ServiceOf(v.Value) == "sts"
	switch {
	case strings.ContainsAny(v.Value, "*?") && (isSTS || v.Value == "*"):
		// Package assumption has the two readings of an action that others take.
		r.doc.OpenAction = v.Span
		meant := s.assumeAction()
		refuse(v.Value+" has a wildcard, but a trust policy names its actions in full", "write "+r.covered(v, meant),
			source.WriteString(v.Span, meant))
	case !isSTS:
		// Rule: A trust policy has actions of STS only.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
		// Proof: unsaved/action-of-another-service-in-trust.walk
		refuse(fmt.Sprintf("a trust policy can only have actions of sts, not %s", v.Value),
			"say here who may assume the role; its permission policies say what the role may do", dropItem(list, v)...)
		return false
	default:
		i := slices.IndexFunc(names, func(name string) bool { return strings.EqualFold(name, v.Value) })
		if i >= 0 {
			r.doc.OpenAction = v.Span
			refuse(fmt.Sprintf("%s is %s in another case, and a trust policy takes AWS's spelling alone", v.Value, names[i]),
				"write "+names[i], source.WriteString(v.Span, names[i]))
			break
		}
		remedy, fixes := source.DidYouMeanString(v.Span, v.Value, names, "the actions are "+source.List(names, "and"))
		refuse(fmt.Sprintf("%s is no action of a trust policy", v.Value), remedy, fixes...)
	}
	return v.Value != "*"
}

// assumeAction returns the action with which the statement's first principal assumes a role.
func (s *Statement) assumeAction() string {
	if s.Principal == nil || len(s.Principal.Values) == 0 || s.Principal.Values[0].Type != "Federated" {
		return aws.AssumeRole
	}
	if s.Principal.Values[0].ARN.Kind() == aws.KindSAMLProvider {
		return aws.AssumeRoleWithSAML
	}
	return aws.AssumeRoleWithWebIdentity
}

// covered lists the actions of a trust policy that a pattern matches and that the statement's principals can use, or
// what was meant if there is none.
func (r *reader) covered(v String, meant string) string {
	pattern := match.NewAction(v.Value)
	var list []string
	for _, name := range aws.TrustActions() {
		assumes := strings.HasPrefix(name, aws.AssumeRole)
		if pattern.Matches(strings.ToLower(name)) && (!assumes || name == meant) {
			list = append(list, name)
		}
	}
	if len(list) == 0 {
		return meant
	}
	return "what is needed of " + source.List(list, "and")
}
