// Package decide answers single requests, one line of JSON each: the decision on one action, with every policy that is in
// force given beside it. It is for scripts, other languages and comparisons with other engines.
package decide

import (
	"strings"

	"rolewalk/engine/eval"
)

// Decider answers lines. It reads each policy text and each principal once, however often they come, so one Decider should
// serve many lines.
// It is not safe for use by several goroutines at a time. The zero Decider is ready.
type Decider struct {
	// Trace adds the whole step tree to each answer.
	Trace bool

	store   store
	request request // of the line at hand; its memory serves the next one
	step    eval.Step
}

// Line appends the answer to one request line, without a line end. ok is false where the line could not be decided; the
// answer then says why.
func (d *Decider) Line(to, line []byte) (answer []byte, ok bool) {
	r := &d.request
	r.begin(d, line)
	if err := r.read(); err != nil {
		return appendError(to, r.id, err), false
	}
	return r.answer(to), true
}

// Request reads one request line and returns what eval.Evaluate decides, for whoever decides the same request more than
// once. The error says what is wrong with the line.
func (d *Decider) Request(line []byte) (*eval.Request, error) {
	r := &request{}
	r.begin(d, line)
	if err := r.read(); err != nil {
		return nil, err
	}
	return &r.eval, nil
}

// rolePrefix begins the name of an IAM role in an ARN.
const rolePrefix = "role/"

// assumesRole reports whether the action is AssumeRole or one of its sisters, which a role's trust policy decides.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
func assumesRole(lower string) bool { return strings.HasPrefix(lower, "sts:assumerole") }

// goesAlong reports whether the action is one that is asked together with them, and of other resources than roles too.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required
func goesAlong(lower string) bool {
	return lower == "sts:tagsession" || lower == "sts:setsourceidentity" || lower == "sts:setcontext"
}
