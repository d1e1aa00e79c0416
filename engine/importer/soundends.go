package importer

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// soundDocuments makes the documents unknown whose text is no JSON object.
func soundDocuments(all *fact.Facts, refuse func(fact.Unread)) {
	for d := range documentsOf(all) {
		if !d.Known() {
			continue
		}
		if n, fault := tree.ReadJSON(d.JSON, source.Span{To: len(d.JSON)}); fault != nil || n.Kind != '{' {
			d.JSON, d.Expressions = "", nil
			refuse(fact.Unread{
				Span: d.Span, What: "a policy", Reason: "its text is no JSON object, so what it says is not known",
			})
		}
	}
}

// soundEnds takes the caller and the resource out of the requests where they are no ARNs of such. The rest of a request
// says still what was refused, and the caller's account who may be meant.
func soundEnds(all *fact.Facts, fills *standIns, refuse func(fact.Unread)) {
	for i := range all.Requests {
		r := &all.Requests[i]
		if r.Caller != "" && !isCaller(r.Caller) {
			refuse(fact.Unread{
				Span: r.Span, What: "the caller of a request", Reason: "it is no ARN of a user, of a role's session or of root",
			})
			arn, _ := aws.ParseARN(r.Caller)
			r.Caller = ""
			if aws.IsAccountID(arn.Account) && aws.IsPartition(arn.Partition) {
				r.Caller = aws.EntityARN(aws.KindUser, arn.Partition, arn.Account, "", fills.take(unnamedUser))
			}
		}
		if r.Resource != "" && r.Resource != "*" && !isResource(r.Resource) || asksForRole(r) && !isRole(r.Resource) {
			refuse(fact.Unread{Span: r.Span, What: "the resource of a request", Reason: notAsked(r.Resource)})
			r.Resource = ""
		}
	}
}

// notAsked says why a request cannot be for what it names.
func notAsked(text string) string {
	if arn, ok := aws.ParseARN(text); ok && isCaller(text) && !arn.IsRole() {
		return "only a role can be assumed, and it is the ARN of a " + string(arn.Kind())
	}
	return "it is no whole ARN"
}

// asksForRole reports whether the request is for the credentials of a role that it names.
func asksForRole(r *fact.Request) bool {
	return r.Resource != "" && strings.HasPrefix(r.Action, aws.AssumeRole)
}

// isRole reports whether a text is the ARN of a role with an account and a name.
func isRole(text string) bool {
	arn, ok := aws.ParseARN(text)
	return ok && arn.IsRole() && isResource(text)
}
