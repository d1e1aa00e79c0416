package importer

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
)

// Command is a command line that reads what nobody has brought; it changes nothing in the account.
type Command struct {
	// About is the document that it fetches, as policy.Ref names it: `trust of target/Deploy`.
	About string
	Line  string
}

// commands are the command lines that fetch what the walk does not have.
//
// See https://docs.aws.amazon.com/cli/latest/reference/iam/
func (w *world) commands() []Command {
	var list []Command
	add := func(ref policy.Ref, words ...string) {
		list = append(list, Command{ref.String(), "aws " + strings.Join(words, " ")})
	}
	for _, e := range w.entities {
		if !w.isPlaceholder(e.Name) {
			w.entityCommands(e, add)
		}
	}
	for _, m := range w.managedUnknown() {
		arn := aws.EntityARN(aws.KindPolicy, "aws", m.Account, pathOr(m.Path), m.Name)
		add(policy.Ref{Kind: policy.RefManaged, Holder: w.alias(m.Account), Name: m.Name},
			"iam get-policy-version --policy-arn", arn, "--version-id",
			"$(aws iam get-policy --policy-arn "+arn+" --query Policy.DefaultVersionId --output text)")
	}
	for _, a := range w.accounts {
		if a.standIn == "" {
			ref := policy.Ref{Kind: policy.RefControlPolicies, Holder: a.alias}
			add(ref, "organizations list-policies-for-target --target-id", a.number, "--filter SERVICE_CONTROL_POLICY")
			add(ref, "organizations list-policies-for-target --target-id", a.number, "--filter RESOURCE_CONTROL_POLICY")
		}
	}
	return list
}

func pathOr(path string) string {
	if path == "" {
		return "/"
	}
	return path
}

func (w *world) isPlaceholder(name string) bool { return w.fills.used[name] }

// entityCommands are those that fetch what is unknown of a user, a role or a group.
func (w *world) entityCommands(e *fact.Entity, add func(ref policy.Ref, words ...string)) {
	kind, holder := string(e.Kind), w.alias(e.Account)+"/"+e.Name
	name := "--" + kind + "-name " + e.Name
	policies := policy.Ref{Kind: policy.RefPolicies, Holder: holder}
	if !e.Whole.Attached {
		add(policies, "iam list-attached-"+kind+"-policies", name)
	}
	if !e.Whole.Inline {
		add(policies, "iam list-"+kind+"-policies", name)
	}
	if e.Kind == fact.User && !e.Whole.Groups {
		add(policies, "iam list-groups-for-user", name)
	}
	if !e.Whole.Boundary && e.Boundary == "" && e.Kind != fact.Group {
		add(policy.Ref{Kind: policy.RefBoundary, Holder: holder}, "iam get-"+kind, name)
	}
	if e.Kind == fact.Role && !e.Trust.Known() {
		add(policy.Ref{Kind: policy.RefTrust, Holder: holder}, "iam get-role", name)
	}
	for _, p := range e.Inline {
		if !p.Document.Known() {
			add(policy.Ref{Kind: policy.RefInline, Holder: holder, Name: p.Name},
				"iam get-"+kind+"-policy", name, "--policy-name", p.Name)
		}
	}
}

// managedUnknown are the customer managed policies that are attached and whose text nobody has brought.
func (w *world) managedUnknown() []*fact.Managed {
	wr := &writer{world: w}
	var list []*fact.Managed
	for _, a := range w.accounts {
		for _, m := range wr.managedOf(a.number) {
			if !m.Document.Known() {
				list = append(list, m)
			}
		}
	}
	return list
}
