// Package decide answers single requests, one line of JSON each: the decision on one action, with every policy that is in
// force given beside it. It is for scripts, other languages and comparisons with other engines.
package decide

import (
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// Decider answers lines. It reads each policy text once, however often it comes, so one Decider should serve many lines.
// It is not safe for use by several goroutines at a time. The zero Decider is ready.
type Decider struct {
	// Trace adds the whole step tree to each answer.
	Trace bool

	documents map[documentKey]*policy.Document
	held      int // bytes of policy text that documents hold
}

// documentKey is a policy's text with what it is read as.
type documentKey struct {
	kind policy.Kind
	text string
}

// mostHeld bounds the policy texts that are kept; beyond it the store starts anew.
const mostHeld = 64 << 20

// document returns the policy of a text, read at its first coming.
func (d *Decider) document(kind policy.Kind, text []byte) *policy.Document {
	if doc, ok := d.documents[documentKey{kind, string(text)}]; ok {
		return doc
	}
	body := string(text)
	doc := policy.Parse(body, source.Span{To: len(body)}, policy.Options{Kind: kind})
	if d.held += len(body); d.documents == nil || d.held > mostHeld {
		d.documents, d.held = map[documentKey]*policy.Document{}, len(body)
	}
	d.documents[documentKey{kind, body}] = doc
	return doc
}

// Line appends the answer to one request line, without a line end. ok is false where the line could not be decided; the
// answer then says why.
func (d *Decider) Line(to, line []byte) (answer []byte, ok bool) {
	r := &request{decider: d, line: line}
	if err := r.read(); err != nil {
		return appendError(to, r.id, err), false
	}
	return r.answer(to), true
}

// rolePrefix begins the name of an IAM role in an ARN.
const rolePrefix = "role/"

// assumes reports whether the action is one that a role's trust policy decides.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
func assumes(lower string) bool {
	return strings.HasPrefix(lower, "sts:assumerole") || lower == "sts:tagsession" || lower == "sts:setsourceidentity" || lower == "sts:setcontext"
}

// caller reads who asks from the principal of a request.
func caller(principal string) (c eval.Caller, ok bool) {
	if principal == "*" {
		return eval.Caller{Kind: eval.CallerAnonymous, ARN: "*"}, true
	}
	arn, isARN := match.ParseARN(principal)
	if !isARN {
		return eval.Caller{Kind: eval.CallerService, ARN: principal}, strings.Contains(principal, ".")
	}
	c = eval.Caller{Partition: arn.Partition, Account: arn.Account, ARN: principal}
	kind, path, _ := strings.Cut(arn.Resource, "/")
	role := "arn:" + arn.Partition + ":iam::" + arn.Account + ":role/"
	switch {
	case arn.Service == "iam" && arn.Resource == "root":
		c.Kind = eval.CallerRoot
	case arn.Service == "iam" && kind == "user" && path != "":
		c.Kind = eval.CallerUser
	case arn.Service == "iam" && kind == "role" && path != "":
		name := path[strings.LastIndexByte(path, '/')+1:]
		c.Kind, c.RoleARN = eval.CallerRole, principal
		c.ARN = "arn:" + arn.Partition + ":sts::" + arn.Account + ":assumed-role/" + name + "/" + name
	case arn.Service == "sts" && kind == "assumed-role" && strings.Contains(path, "/"):
		name, _, _ := strings.Cut(path, "/")
		c.Kind, c.RoleARN = eval.CallerRole, role+name
	case arn.Service == "sts" && kind == "federated-user" && path != "":
		c.Kind = eval.CallerFederatedUser
	case arn.Service == "iam" && (kind == "saml-provider" || kind == "oidc-provider"):
		c = eval.Caller{Kind: eval.CallerProvider, ARN: principal}
	default:
		return c, false
	}
	return c, true
}
