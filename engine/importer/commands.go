package importer

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
)

// Command is a command line that reads what no source has; it changes nothing in the account.
type Command struct {
	Line string
	// Account is the account whose credentials it needs, by number and alias; empty if any will do.
	Account string
	// about are the documents that it fetches, as policy.Ref names them: `trust of target/Deploy`; nil for what is always
	// of use.
	about []string
}

// About is what its answer could decide, as Question.About has it; nil if it is always of use.
func (c *Command) About() []string { return c.about }

// fetching collects commands.
type fetching struct {
	*world
	list []Command
}

func (f *fetching) add(account string, ref policy.Ref, words ...string) {
	f.about(account, ref.String(), words...)
}

// about adds a command that fetches what about names, as Question.About has it.
func (f *fetching) about(account, about string, words ...string) {
	c := Command{Line: "aws " + strings.Join(words, " "), Account: account, about: []string{about}}
	for i := range f.list {
		if f.list[i].Line == c.Line && f.list[i].Account == account {
			f.list[i].about = append(f.list[i].about, c.about...)
			return
		}
	}
	f.list = append(f.list, c)
}

// inAccount names an account for the person who has credentials in it.
func (w *world) inAccount(number string) string { return number + " (" + w.alias(number) + ")" }

// commands are the command lines that fetch what the walk does not have.
//
// See https://docs.aws.amazon.com/cli/latest/reference/iam/ and
// https://docs.aws.amazon.com/cli/latest/reference/organizations/
func (w *world) commands() []Command {
	f := &fetching{world: w}
	if w.asked != nil && w.asked.Encoded {
		f.list = append(f.list, Command{
			Line: "aws sts decode-authorization-message --query DecodedMessage --output text --encoded-message " +
				"'THE ENCODED MESSAGE'", Account: w.inAccount(w.callerAccount()),
		})
	}
	for _, e := range w.callerFirst() {
		switch {
		case w.isPlaceholder(e.Account):
		case !w.hasStandIn(e.Name):
			f.entity(e)
		case strings.HasPrefix(e.Name, aws.ReservedRolePrefix):
			f.add(w.inAccount(e.Account), policy.Ref{Kind: policy.RefPolicies, Holder: w.alias(e.Account) + "/" + e.Name},
				"iam list-roles --path-prefix /aws-reserved/sso.amazonaws.com/")
		}
	}
	for _, m := range w.managedUnknown() {
		arn := aws.EntityARN(aws.KindPolicy, w.partitions.of(m.Account), m.Account, pathOr(m.Path), m.Name)
		f.add(w.inAccount(m.Account), policy.Ref{Kind: policy.RefManaged, Holder: w.alias(m.Account), Name: m.Name},
			"iam get-policy-version --policy-arn", arn, "--version-id",
			"$(aws iam get-policy --policy-arn "+arn+" --query Policy.DefaultVersionId --output text)")
	}
	f.resources()
	f.organization()
	f.controls()
	return f.list
}

// callerFirst are the entities, that of the caller before the others.
func (w *world) callerFirst() []*fact.Entity {
	list := slices.Clone(w.entities)
	if w.asked == nil {
		return list
	}
	caller := w.caller()
	slices.SortStableFunc(list, func(a, b *fact.Entity) int {
		switch {
		case a == caller && b != caller:
			return -1
		case b == caller && a != caller:
			return 1
		}
		return 0
	})
	return list
}

// management is where control policies are read.
//
// See https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPoliciesForTarget.html
const management = "the organization's management account"

// controls are the commands for SCPs, which bind the caller's account, and for RCPs, which bind the resource's.
//
// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_authorization_policies.html
func (f *fetching) controls() {
	for _, c := range f.world.controls {
		if !c.Document.Known() && c.ID != "" {
			f.add(management, policy.Ref{Kind: policy.RefKind(c.Kind), Name: c.Name},
				"organizations describe-policy --policy-id", c.ID)
		}
	}
	list := func(number, filter string) {
		if alias := f.alias(number); alias != "" && !f.isPlaceholder(number) {
			f.add(management, policy.Ref{Kind: policy.RefControlPolicies, Holder: alias},
				"organizations list-policies-for-target --target-id", number, "--filter", filter)
		}
	}
	gate := policy.Kind("")
	if f.asked != nil {
		if isControlPolicy(f.asked.PolicyARN) {
			return // AWS names the policy
		}
		gate = policy.Kind(f.asked.Gate)
	}
	if gate != policy.RCP {
		for _, number := range f.accountsOf(func(r *fact.Request) string { return r.Caller }) {
			list(number, "SERVICE_CONTROL_POLICY")
		}
	}
	if gate != policy.SCP {
		for _, number := range f.accountsOf(boundByRCPs) {
			list(number, "RESOURCE_CONTROL_POLICY")
		}
	}
}

// boundByRCPs is the resource of a request if RCPs bind its service, "" otherwise.
func boundByRCPs(r *fact.Request) string {
	if !aws.RCPBinds(aws.ServiceOf(r.Action)) {
		return ""
	}
	return r.Resource
}

// accountsOf are the accounts of the ARNs that requests have, each once.
func (w *world) accountsOf(of func(*fact.Request) string) []string {
	var list []string
	for _, r := range w.requests() {
		if arn, ok := aws.ParseARN(of(r)); ok && arn.Account != "" && !slices.Contains(list, arn.Account) {
			list = append(list, arn.Account)
		}
	}
	return list
}

func (w *world) callerAccount() string {
	arn, _ := aws.ParseARN(w.asked.Caller)
	return arn.Account
}

func pathOr(path string) string {
	if path == "" {
		return "/"
	}
	return path
}

func (w *world) isPlaceholder(name string) bool { return w.fills.used[name] }

// hasStandIn reports whether a name is one that stands for another, or has a part that does.
func (w *world) hasStandIn(name string) bool {
	return slices.ContainsFunc(w.fills.list, func(p Placeholder) bool {
		return p.Value == name || strings.HasSuffix(name, "_"+p.Value) || strings.HasPrefix(name, p.Value+"-") ||
			strings.HasSuffix(name, "-"+p.Value)
	})
}

// entity adds those that fetch what is unknown of a user, a role or a group.
func (f *fetching) entity(e *fact.Entity) {
	kind, holder := string(e.Kind), f.alias(e.Account)+"/"+e.Name
	add := func(ref policy.Ref, words ...string) { f.add(f.inAccount(e.Account), ref, words...) }
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
	if e == f.caller() && f.pathOpen(f.asked) {
		f.about(f.inAccount(e.Account), principalARN, "iam get-role", name)
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

// managedUnknown are the customer managed policies that are attached and whose text no source has.
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
