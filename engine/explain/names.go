package explain

import (
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// who describes a principal as people speak of one: `alice of account 111111111111`, `the role Deploy of account …`.
// What is no ARN and no account number stands for itself.
func who(principal string) string {
	if policy.IsAccountID(principal) {
		return "account " + principal
	}
	if principal == "*" {
		return "everybody"
	}
	arn, ok := aws.ParseARN(principal)
	if !ok {
		return principal
	}
	kind, path, _ := strings.Cut(arn.Resource, "/")
	last := path[strings.LastIndexByte(path, '/')+1:]
	of := " of account " + arn.Account
	switch kind {
	case "root":
		return "account " + arn.Account
	case "user":
		return last + of
	case "role":
		return "the role " + last + of
	case "federated-user":
		return "the federated user " + last + of
	case "assumed-role":
		role, session, _ := strings.Cut(path, "/")
		return "the session " + session + " of the role " + role + of
	}
	return principal
}

// whoAll describes the first of several principals, and says how many more there are.
func whoAll(principals []string) string {
	described := make([]string, len(principals))
	for i, p := range principals {
		described[i] = who(p)
	}
	return some(described)
}

// policyName is what a policy is called in a sentence: `alice’s policy assume-deploy`, `Deploy’s trust policy`.
func policyName(p *eval.Policy) string {
	kind, rest, _ := strings.Cut(p.Name, " ")
	name, of := rest, ""
	if i := strings.LastIndex(rest, " of "); i >= 0 {
		name, of = rest[:i], rest[i+len(" of "):]
	}
	short := of[strings.LastIndexByte(of, '/')+1:]
	switch {
	case kind == "trust":
		return shortName(p.Name) + "’s trust policy"
	case kind == "boundary":
		return shortName(p.Name) + "’s permissions boundary"
	case kind == "policy" && strings.HasPrefix(rest, "of "):
		return "the policy of " + strings.TrimPrefix(rest, "of ")
	case kind == "policy" && short != "":
		return short + "’s policy " + name
	case kind == "managed-policy":
		return "the managed policy " + name
	case kind == "aws-managed-policy":
		return rest
	case kind == "scp", kind == "rcp":
		return "the " + strings.ToUpper(kind) + " " + rest
	}
	return "the " + p.Name
}

// shortName is the last part of who a document belongs to: `Deploy` of `trust of prod/Deploy`.
func shortName(name string) string {
	return name[strings.LastIndexAny(name, "/ ")+1:]
}

// sentence makes words one: its first letter large, unless it is a name.
func sentence(s string) string {
	for _, word := range []string{"the ", "no ", "no policy", "nobody ", "everybody "} {
		if strings.HasPrefix(s, word) {
			return strings.ToUpper(s[:1]) + s[1:]
		}
	}
	return s
}
