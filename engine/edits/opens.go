package edits

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/source"
)

// alsoOpens adds what a probe stands for to what an edit opens, which is a list with a line for each.
func alsoOpens(opens, what string) string {
	for _, line := range strings.Split(what, "\n") {
		if line != "" && !strings.Contains("\n"+opens+"\n", "\n"+line+"\n") {
			opens = strings.TrimPrefix(opens+"\n"+line, "\n")
		}
	}
	return opens
}

// callersWords are what a caller of an account stands for.
func callersWords(kind aws.Kind, account string) string {
	if account == externalAccount {
		return "callers of every account"
	}
	return "other " + string(kind) + "s of account " + account
}

// deedWords are what another action or another resource stands for; empty for the request itself.
func deedWords(r *eval.Request, action, resource string) string {
	service, _, _ := strings.Cut(r.Action, ":")
	switch {
	case action == r.Action && resource == r.Resource:
		return ""
	case action == r.Action:
		return r.Action + " on other resources"
	case strings.HasPrefix(action, service+":"):
		return "other actions of " + service
	}
	return "actions of other services"
}

// bentWords are what a request stands for that lacks keys or has other values for them.
func (p *probe) bentWords(keys []string) string {
	if p.what != "" || len(keys) == 0 {
		return p.what
	}
	names := make([]string, len(keys))
	for i, lower := range keys {
		names[i] = lower
		if k := aws.KeyOf(lower); k != nil && strings.ToLower(k.Name) == lower {
			names[i] = k.Name
		}
	}
	return "requests with another " + source.List(names, "or")
}
