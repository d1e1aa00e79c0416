package policy

import (
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

var statementElements = []string{
	"Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition",
}

func (r *reader) statement(n *tree.Node) {
	s := Statement{Span: n.Span}
	for i := range n.Members {
		if !contains(statementElements, n.Members[i].Name.Value) {
			r.unknownElement(&n.Members[i], statementElements, "a statement")
		}
	}
	r.sid(&s, n)
	r.effect(&s, n)
	r.principals(&s, n)
	r.actions(&s, n)
	r.resources(&s, n)
	if m := n.Member("Condition"); m != nil {
		r.conditions(&s, m)
	}
	r.checkTogether(&s)
	r.doc.Statements = append(r.doc.Statements, s)
}

// sid reads the Sid. Services other than IAM take blanks in it, so resource-based policies may have them.
func (r *reader) sid(s *Statement, n *tree.Node) {
	m := n.Member("Sid")
	if m == nil {
		return
	}
	if m.Value.Kind != '"' {
		r.wrongType(m, "a string")
		return
	}
	s.Sid = String{Value: m.Value.Text, Span: m.Value.Span}
	if r.kind != Resource && strings.Trim(s.Sid.Value, alphanumeric) != "" ||
		strings.ContainsFunc(s.Sid.Value, r.notInSid) {
		// Rule: A Sid of an IAM policy has only letters and digits.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
		// Proof: unsaved/sid-with-blanks.walk
		r.refuse(UnsupportedSid, s.Sid.Span,
			fmt.Sprintf("the Sid %q has characters other than letters and digits", s.Sid.Value),
			answerSid, "use only letters and digits", r.plainSid(s.Sid)...)
	}
	if s.Sid.Value == "" {
		return // AWS reads an empty one as none, as often as it comes
	}
	if r.sids == nil {
		r.sids = map[string]bool{}
	}
	if r.sids[s.Sid.Value] {
		answer := answerSidsUnique
		if r.kind == Trust {
			answer = answerTrustSids
		}
		// Rule: A Sid is unique in its policy.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
		// Proof: unsaved/sid-twice.walk
		r.refuse(UniqueSidsRequired, s.Sid.Span, fmt.Sprintf("another statement of this policy has the Sid %q", s.Sid.Value),
			answer, "give each statement its own Sid, or none")
	}
	r.sids[s.Sid.Value] = true
}

// plainSid is the fix that writes a Sid with letters and digits alone; none if the policy has that Sid.
func (r *reader) plainSid(sid String) []source.Fix {
	plain := strings.Map(func(c rune) rune {
		if strings.ContainsRune(alphanumeric, c) {
			return c
		}
		return -1
	}, camel(sid.Value))
	if r.plain == nil {
		r.plain = map[string]bool{}
	}
	// A Sid stands once, and so does one that a fix writes.
	if r.plain[plain] || len(r.plain) >= mostSearched ||
		strings.Contains(r.body[r.doc.Span.From:r.doc.Span.To], `"`+plain+`"`) {
		return nil
	}
	r.plain[plain] = true
	return []source.Fix{replace("Write "+plain, sid.Span, `"`+plain+`"`)}
}

const alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

func (r *reader) notInSid(c rune) bool {
	return r.kind != Resource && !strings.ContainsRune(alphanumeric, c)
}

// camel makes each word of s begin with a capital, so that the words can be told apart without blanks.
func camel(s string) string {
	words := strings.FieldsFunc(s, func(c rune) bool { return !strings.ContainsRune(alphanumeric, c) })
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, "")
}

func (r *reader) effect(s *Statement, n *tree.Node) {
	m := n.Member("Effect")
	if m == nil {
		// Rule: A statement must have an Effect.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html
		// Proof: unsaved/effect-missing.walk
		r.refuse(MissingEffect, n.Span, "the statement has no Effect", r.missing("Effect", answerSyntax),
			`add "Effect": "Allow" or "Effect": "Deny"`)
		return
	}
	if m.Value.Kind != '"' {
		r.wrongType(m, `"Allow" or "Deny"`)
		return
	}
	s.Effect, s.EffectSpan = Effect(m.Value.Text), m.Value.Span
	switch {
	case s.Effect == Allow && r.kind == RCP:
		// Rule: A resource control policy that a customer writes only denies.
		// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
		// Proof: unsaved/control-policies.walk
		r.refuse(RCPSyntaxAllow, s.EffectSpan, "a resource control policy that you write can only deny", answerRCP,
			"write Deny: RCPFullAWSAccess already allows")
		return
	case s.Effect == Allow || s.Effect == Deny:
		return
	}
	answer := answerLegacy
	if r.kind == Trust {
		answer = malformed + "Invalid effect: " + m.Value.Text
	}
	remedy := `write "Allow" or "Deny"`
	var fixes []source.Fix
	if near := source.Nearest(m.Value.Text, []string{string(Allow), string(Deny)}); near != "" {
		remedy = fmt.Sprintf("write %q: an Effect is case-sensitive", near)
		fixes = append(fixes, replace("Write "+near, m.Value.Span, `"`+near+`"`))
	}
	// Rule: An Effect is Allow or Deny, and its case counts.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html
	// Proof: unsaved/case-031-effect-in-lower-case.walk
	r.refuse(InvalidEffect, m.Value.Span, fmt.Sprintf("%q is not an Effect", m.Value.Text), answer, remedy, fixes...)
	s.Effect = ""
}

// strings reads an element that is a string or a list of strings; it reports anything else and an empty list.
func (r *reader) strings(m *tree.Member, emptyCode source.Code, emptyAnswer string) []String {
	switch m.Value.Kind {
	case '"':
		return []String{{Value: m.Value.Text, Span: m.Value.Span}}
	case '[':
		list := make([]String, 0, len(m.Value.Items))
		for i := range m.Value.Items {
			item := &m.Value.Items[i]
			if item.Kind != '"' {
				r.refuse(InvalidValueType, item.Span,
					fmt.Sprintf("%s must be a list of strings, but this is %s", m.Name.Value, kindWord(item.Kind)), answerSyntax, "")
				continue
			}
			list = append(list, String{Value: item.Text, Span: item.Span})
		}
		if len(m.Value.Items) == 0 {
			// Rule: A list of values in a policy is not empty.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
			// Proof: unsaved/empty-action-list.walk
			r.refuse(emptyCode, m.Value.Span, "the list of "+m.Name.Value+" is empty", emptyAnswer, "name at least one")
		}
		return list
	}
	r.wrongType(m, "a string or a list of strings")
	return nil
}

// pair returns whichever of an element and its negation the statement has, and reports both together.
func (r *reader) pair(n *tree.Node, name string) (m *tree.Member, not bool) {
	plain, negated := n.Member(name), n.Member("Not"+name)
	if plain != nil && negated != nil {
		// Rule: A statement has an element or its negation, not both.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
		// Proof: unsaved/action-and-notaction.walk, unsaved/resource-and-notresource.walk
		r.refuse(UnsupportedCombination, negated.Name.Span, "a statement has "+name+" or Not"+name+", not both", answerSyntax,
			"keep one of them")
	}
	if plain != nil {
		return plain, false
	}
	return negated, negated != nil
}

func (r *reader) actions(s *Statement, n *tree.Node) {
	m, not := r.pair(n, "Action")
	if m == nil {
		// Rule: A statement must have an Action or a NotAction.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
		// Proof: unsaved/action-missing.walk
		r.refuse(MissingAction, n.Span, "the statement has no Action", r.missing("Action", answerNoActions),
			"add what it allows or denies, like sts:AssumeRole")
		return
	}
	if not && r.kind == RCP {
		// Rule: A resource control policy has no NotAction.
		// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
		// Proof: unsaved/control-policies.walk
		r.refuse(RCPSyntaxNotAction, m.Name.Span, "a resource control policy cannot have a NotAction", answerRCP,
			"name the actions")
	}
	s.Action = &Actions{Span: m.Span(), Not: not}
	for _, v := range r.strings(m, MissingAction, r.missing("Action", answerNoActions)) {
		if r.action(v) && (r.kind != Trust || r.trustAction(s, v, &m.Value)) {
			r.rcpAction(v)
			s.Action.Values = append(s.Action.Values, newAction(v))
			s.Action.texts = append(s.Action.texts, v.Value)
		}
	}
}

// rcpAction judges an action of a resource control policy.
func (r *reader) rcpAction(v String) {
	service := aws.ServiceOf(v.Value)
	switch {
	case r.kind != RCP:
	case v.Value == "*":
		// Rule: A resource control policy that a customer writes cannot have a bare * as its Action.
		// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
		// Proof: organizations/unsaved-rcp.walk
		r.refuse(RCPSyntaxAction, v.Span, "the action of a resource control policy cannot be the bare *", answerRCP,
			"write the services, like s3:* and sts:*")
	case !aws.RCPBinds(service):
		// Rule: A resource control policy has actions of services that support such policies.
		// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html
		// Proof: organizations/rcp-of-a-service-without-them.walk
		r.refuse(RCPUnsupportedService, v.Span, "resource control policies do not apply to "+service, answerRCP,
			"use a service control policy, or the resource's own policy")
	}
}

// action judges one action pattern; ok is false where it can match nothing.
func (r *reader) action(v String) (ok bool) {
	service, name, colon := strings.Cut(v.Value, ":")
	switch {
	case v.Value == "*":
		return true
	case !colon:
		r.invalidAction(v, answerVendor)
	case strings.Contains(name, ":"):
		r.invalidAction(v, answerOneColon)
	case service == "" || strings.Trim(service, alphanumeric+"-.") != "":
		r.invalidAction(v, malformed+"Vendor "+service+" is not valid")
	case name == "":
		r.invalidAction(v, answerLegacy)
	default:
		return true
	}
	return false
}

func (r *reader) invalidAction(v String, answer string) {
	// Rule: An action is a service prefix, one colon and a name.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
	// Proof: unsaved/action-without-service.walk, unsaved/action-with-two-colons.walk
	r.refuse(InvalidAction, v.Span, fmt.Sprintf("%q is not an action", v.Value), answer,
		"write service:Name, like sts:AssumeRole, with * and ? only in the name")
}

// checkTogether reports what only two elements together show.
func (r *reader) checkTogether(s *Statement) {
	if s.Principal == nil {
		return
	}
	if s.Principal.Not && s.Effect == Allow && r.kind == Resource {
		r.note(AllowWithNotPrincipal, s.Principal.Span, "NotPrincipal with Allow allows everyone except those it names",
			"name the principals that may, with Principal")
	}
	for _, p := range s.Principal.Values {
		if r.kind == Trust && p.Type == "Federated" && p.Value == aws.Cognito && len(s.Condition) == 0 {
			// Rule: A trust policy that names Cognito must have a condition.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html
			// Proof: unsaved/cognito-without-condition.walk
			r.refuse(MissingCognitoCondition, p.Span, "without a Condition, every identity pool of Cognito is trusted",
				answerTrustCognito, "ask for "+aws.Cognito+":aud, your pool's ID")
		}
	}
}
