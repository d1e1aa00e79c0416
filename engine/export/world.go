package export

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// world is what is written: the accounts of a walk with all in them that AWS would make.
type world struct {
	title    string
	accounts []*account
	controls []control
	// management is the profile of the organization's management account.
	management string
	// units are the OUs that policies attach to, and those above them, by their paths.
	units []string
	left  []string
	texts []*source.Text
}

type account struct {
	number, alias, partition string
	managed                  []managed
	groups, users            []entity
	oidc                     []provider
	saml                     []string
}

type managed struct{ name, path, arn, document string }

type provider struct {
	host, arn string
	audiences []string
}

// entity is a user, a role or a group.
type entity struct {
	*account
	kind        aws.Kind
	name, path  string
	arn         string
	trust       string
	maxSession  time.Duration
	inline      []named
	attached    []string
	boundary    string
	tags        []iam.Tag
	memberships []string
}

type named struct{ name, document string }

// control is an SCP or an RCP. Targets are account numbers and variables.
type control struct {
	kind, name, document string
	targets              []string
}

// shut is the trust policy of a role whose own is not to be had: it lets no one in.
const shut = `{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": {"AWS": "*"}, ` +
	`"Action": "sts:AssumeRole"}]}`

// worldOf reads the world of a walk before its first step, and its roles in an order in which AWS takes them: a role
// behind those that its trust names.
func worldOf(walk *scenario.Walk) (w *world, roles []entity) {
	result := walk.Run(scenario.Options{})
	w = &world{title: walk.Title, texts: result.Texts, management: "management"}
	if len(walk.Errors) > 0 || result.Before == nil {
		w.leave("Everything: the walk has errors, so it has no world.")
		return w, nil
	}
	called := walk.Placeholders()
	for _, value := range slices.Sorted(maps.Keys(called)) {
		w.leave("What %s stands for, which the walk calls %s: put it in everywhere.", value, called[value])
	}
	for _, a := range result.Before.Accounts {
		roles = append(roles, w.account(a)...)
	}
	if o := result.Before.Organization; o != nil {
		w.organization(o, result.Before)
	}
	return w, w.ordered(roles)
}

func (w *world) leave(format string, args ...any) {
	w.left = append(w.left, fmt.Sprintf(format, args...))
}

// account reads an account and returns its roles.
func (w *world) account(from *iam.Account) []entity {
	a := &account{number: from.ID, alias: from.Alias, partition: cmp.Or(from.Partition, aws.DefaultPartition)}
	w.accounts = append(w.accounts, a)
	if from.PrincipalsUnknown {
		w.leave("Further users and roles of %s, which are not known.", a.alias)
	}
	if from.ControlPolicies != nil {
		w.leave("Further control policies over %s, which are not known.", a.alias)
	}
	for _, name := range slices.Sorted(maps.Keys(from.Managed)) {
		path := cmp.Or(from.ManagedPaths[name], "/")
		if text := w.text(from.Managed[name], "the managed policy "+name+" of "+a.alias); text != "" {
			a.managed = append(a.managed, managed{name, path, a.arn(aws.KindPolicy, path, name), text})
		}
	}
	for _, host := range slices.Sorted(maps.Keys(from.OIDC)) {
		arn := aws.OIDCProviderARN(a.partition, a.number, host)
		a.oidc = append(a.oidc, provider{host, arn, slices.Clone(from.OIDC[host])})
	}
	for _, name := range slices.Sorted(maps.Keys(from.SAML)) {
		a.saml = append(a.saml, name)
		w.leave("The metadata of the SAML provider %s of %s: put its file beside this one.", name, a.alias)
	}
	for _, name := range slices.Sorted(maps.Keys(from.Groups)) {
		g := from.Groups[name]
		e := entity{account: a, kind: aws.KindGroup, name: name, path: "/", arn: a.arn(aws.KindGroup, "/", name)}
		w.policies(&e, g.Inline, g.Attached)
		a.groups = append(a.groups, e)
	}
	for _, name := range slices.Sorted(maps.Keys(from.Users)) {
		a.users = append(a.users, w.user(a, from.Users[name]))
	}
	var roles []entity
	for _, name := range slices.Sorted(maps.Keys(from.Roles)) {
		if e, ok := w.role(a, from.Roles[name]); ok {
			roles = append(roles, e)
		}
	}
	for _, r := range from.Resources {
		w.leave("The resource %s of %s, with its policy and its tags.", r.ARN, a.alias)
	}
	return roles
}

func (a *account) arn(kind aws.Kind, path, name string) string {
	return aws.EntityARN(kind, a.partition, a.number, path, name)
}

func (w *world) user(a *account, from *iam.User) entity {
	e := w.identity(a, &from.Identity, aws.KindUser, iam.UserID(a.number, from.Name, 1))
	for _, g := range from.Groups {
		e.memberships = append(e.memberships, g.Name)
	}
	if from.MFADevice {
		w.leave("The MFA device of the user %s of %s: enable one by hand.", from.Name, a.alias)
	}
	return e
}

// role reads a role. A service-linked role is made by its service alone.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
func (w *world) role(a *account, from *iam.Role) (e entity, ok bool) {
	if arn, _ := aws.ParseARN(from.ARN()); arn.IsServiceLinkedRole() {
		w.leave("The service-linked role %s of %s, which its service alone makes.", from.Name, a.alias)
		return e, false
	}
	e = w.identity(a, &from.Identity, aws.KindRole, iam.RoleID(a.number, from.Name, 1))
	e.maxSession = from.MaxSession
	if from.MaxSessionUnknown {
		w.leave("The longest session of the role %s of %s, which is not known.", from.Name, a.alias)
	}
	if e.trust = w.text(from.Trust, "the trust policy of "+a.alias+"/"+from.Name); e.trust == "" {
		e.trust = shut
		w.leave("Who may assume the role %s of %s: it is made with a trust policy that lets no one in.", from.Name, a.alias)
	}
	return e, true
}

// identity reads what users and roles have in common. ID is the one that a walk gives if it says no other.
func (w *world) identity(a *account, from *iam.Identity, kind aws.Kind, id string) entity {
	path := cmp.Or(from.Path, "/")
	e := entity{account: a, kind: kind, name: from.Name, path: path, arn: a.arn(kind, path, from.Name), tags: from.Tags}
	if from.ID != id {
		w.leave("The unique ID %s of the %s %s of %s, because AWS makes a new one.", from.ID, kind, from.Name, a.alias)
	}
	if from.TagsUnknown {
		w.leave("Further tags of the %s %s of %s, which are not known.", kind, from.Name, a.alias)
	}
	w.policies(&e, from.Inline, from.Attached)
	if from.Boundary != nil {
		e.boundary = w.boundary(a, &e, from.Boundary)
	}
	return e
}

// policies reads the inline and the attached policies of an entity.
func (w *world) policies(e *entity, inline, attached []*eval.Policy) {
	for _, p := range inline {
		what := "the policy " + p.Ref.Name + " of " + e.alias + "/" + e.name
		if p.Ref.Name == "" {
			what = "further policies of " + e.alias + "/" + e.name
		}
		if text := w.text(p, what); text != "" {
			e.inline = append(e.inline, named{p.Ref.Name, text})
		}
	}
	for _, p := range attached {
		if arn := w.managedARN(e.account, p); arn != "" {
			e.attached = append(e.attached, arn)
			continue
		}
		w.leave("The attachment of %s to %s/%s.", p.Ref.Name, e.alias, e.name)
	}
	slices.Sort(e.attached)
	e.attached = slices.Compact(e.attached)
}

// managedARN is the ARN of a managed policy; "" if it is one of the account's own that is left out.
func (w *world) managedARN(a *account, p *eval.Policy) string {
	if p.Ref.Kind == policy.RefAWSManaged {
		return aws.EntityARN(aws.KindPolicy, a.partition, aws.PolicyOwner, cmp.Or(p.Ref.Holder, "/"), p.Ref.Name)
	}
	for _, m := range a.managed {
		if m.name == p.Ref.Name {
			return m.arn
		}
	}
	return ""
}

// boundary returns the ARN of a permissions boundary. AWS has boundaries as managed policies alone, so one that a walk
// writes in its place becomes one.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
func (w *world) boundary(a *account, e *entity, b *eval.Policy) string {
	if b.Ref.Kind == policy.RefAWSManaged || b.Ref.Kind == policy.RefManaged {
		arn := w.managedARN(a, b)
		if arn == "" {
			w.leave("The permissions boundary %s of %s/%s.", b.Ref.Name, a.alias, e.name)
		}
		return arn
	}
	text := w.text(b, "the permissions boundary of "+a.alias+"/"+e.name)
	if text == "" {
		return ""
	}
	name := "boundary-of-" + string(e.kind) + "-" + e.name
	m := managed{name, "/", a.arn(aws.KindPolicy, "/", name), text}
	a.managed = append(a.managed, m)
	return m.arn
}

// text is the JSON of a document on one line; "" if it is not known or AWS would not save it, which is said.
func (w *world) text(p *eval.Policy, what string) string {
	what = strings.ToUpper(what[:1]) + what[1:]
	switch {
	case p == nil:
		return ""
	case p.Doc.Unknown:
		w.leave("%s, because the text is not known.", what)
		return ""
	case !p.Doc.Saved() || p.Doc.Broken:
		w.leave("%s, because AWS would not save the document.", what)
		return ""
	}
	at := p.Doc.Span
	for i, t := range w.texts {
		if source.TextID(i) == at.Text {
			n, fault := tree.ReadJSON(t.Body, at)
			if fault != nil {
				break
			}
			return n.Print()
		}
	}
	w.leave("%s, because its text is not one JSON object.", what)
	return ""
}
