package export

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/iam"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Terraform returns the world of a walk before its first step as a configuration of Terraform, and what it leaves out,
// a sentence each. Each account is a provider with the profile of its alias. The text begins with what it is, and ends
// with how to remove everything again.
//
// See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
func Terraform(walk *scenario.Walk) (text string, left []string) {
	w, roles := worldOf(walk)
	t := &configuration{labels: map[string]bool{}, of: map[string]string{}}
	t.head(w)
	for _, a := range w.accounts {
		t.account(a)
	}
	for i := range roles {
		if waits(roles, i) {
			w.leave("The trust policy of %s/%s, because it names roles that cannot be there before it: the role is made with "+
				"a trust policy that lets no one in, so set its own when all is there.", roles[i].alias, roles[i].name)
			roles[i].trust = shut
		}
		t.role(&roles[i])
	}
	t.controls(w)
	t.tail(w.left)
	return t.b.String(), w.left
}

// configuration is a text in Terraform's language.
type configuration struct {
	b strings.Builder
	// labels are those that are taken, with the type of their resource.
	labels map[string]bool
	// of are the addresses of resources by their ARNs, and by other keys.
	of map[string]string
}

func (t *configuration) line(format string, args ...any) {
	t.b.WriteString(strings.TrimRight(fmt.Sprintf(format, args...), " ") + "\n")
}

// label is a text as a name of Terraform's language.
func label(text string) string {
	text = strings.Map(func(c rune) rune {
		if strings.ContainsRune(aws.Letters+aws.Digits+"_-", c) {
			return c
		}
		return '_'
	}, text)
	if text == "" || strings.IndexByte(aws.Letters+"_", text[0]) < 0 {
		text = "_" + text
	}
	return text
}

// address takes a free label for a resource, which key then stands for.
func (t *configuration) address(kind, name, key string) string {
	base := label(name)
	free := base
	for n := 2; t.labels[kind+"."+free]; n++ {
		free = fmt.Sprintf("%s_%d", base, n)
	}
	t.labels[kind+"."+free] = true
	t.of[key] = kind + "." + free
	return free
}

// value is a string of Terraform's language.
//
// See https://developer.hashicorp.com/terraform/language/expressions/strings
func value(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteRune(c)
		case c < ' ':
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return literal(b.String())
}

// literal escapes what begins a template.
func literal(text string) string { return strings.NewReplacer("${", "$${", "%{", "%%{").Replace(text) }

// values is a list of strings.
func values(list []string) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = value(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// document is a policy as a text of several lines.
func document(json string) string {
	n, _ := tree.ReadJSON(json, source.Span{To: len(json)})
	const width = 100
	return "<<EOT\n" + literal(n.Indent("", width)) + "\nEOT"
}

func (t *configuration) head(w *world) {
	t.line("# The accounts of the walk %q as Terraform, to try them in a sandbox.",
		strings.Join(strings.Fields(w.title), " "))
	t.line("# Each account is a profile of ~/.aws/config. Never apply this in an account that is in use.")
	t.line("# Put the numbers of your own sandbox accounts in place of the walk's, everywhere.")
	t.line("# How to remove everything again stands at the end.")
	t.line("")
	t.line("terraform {\n  required_providers {\n    aws = {\n      source = \"hashicorp/aws\"\n    }\n  }\n}")
	for _, a := range w.accounts {
		t.provider(a.alias, a.number)
	}
	if len(w.controls) > 0 && !slices.ContainsFunc(w.accounts, func(a *account) bool { return a.alias == w.management }) {
		t.provider(w.management, "")
	}
}

func (t *configuration) provider(alias, number string) {
	t.line("\nprovider \"aws\" {")
	t.line("  alias   = %s", value(t.address("aws", alias, "provider "+alias)))
	t.line("  profile = %s", value(alias))
	t.line("  region  = \"us-east-1\"")
	if number != "" {
		t.line("  allowed_account_ids = [%s]", value(number))
	}
	t.line("}")
}

// open begins a resource of an account and takes its label. Key stands for it afterwards.
func (t *configuration) open(kind, alias, name, key string) {
	t.line("\nresource %s %s {", value(kind), value(t.address(kind, alias+"_"+name, key)))
	t.line("  provider = %s", t.of["provider "+alias])
}

func (t *configuration) account(a *account) {
	for _, p := range a.oidc {
		t.open("aws_iam_openid_connect_provider", a.alias, p.host, p.arn)
		t.line("  url            = %s\n  client_id_list = %s\n}", value("https://"+p.host), values(p.audiences))
	}
	for _, name := range a.saml {
		t.open("aws_iam_saml_provider", a.alias, name, aws.SAMLProviderARN(a.partition, a.number, name))
		t.line("  name                   = %s\n  saml_metadata_document = file(%s)\n}", value(name), value(name+".xml"))
	}
	for _, m := range a.managed {
		t.open("aws_iam_policy", a.alias, m.name, m.arn)
		t.line("  name   = %s\n  path   = %s\n  policy = %s\n}", value(m.name), value(m.path), document(m.document))
	}
	for i := range a.groups {
		e := &a.groups[i]
		t.open("aws_iam_group", a.alias, e.name, e.arn)
		t.line("  name = %s\n}", value(e.name))
		t.policies(e)
	}
	for i := range a.users {
		e := &a.users[i]
		t.open("aws_iam_user", a.alias, e.name, e.arn)
		t.identity(e, nil)
		t.policies(e)
		t.memberships(e)
	}
}

// identity writes what users and roles have in common, and closes the resource. Behind are addresses of what must be
// there before.
func (t *configuration) identity(e *entity, behind []string) {
	t.line("  name = %s\n  path = %s", value(e.name), value(e.path))
	if e.boundary != "" {
		t.line("  permissions_boundary = %s", value(e.boundary))
		behind = append(behind, t.own(e.boundary)...)
	}
	if len(e.tags) > 0 {
		t.line("  tags = {")
		for _, tag := range e.tags {
			t.line("    %s = %s", value(tag.Key), value(tag.Value))
		}
		t.line("  }")
	}
	t.behind(behind)
}

// behind writes what a resource comes behind, and closes the resource.
func (t *configuration) behind(addresses []string) {
	if len(addresses) > 0 {
		slices.Sort(addresses)
		t.line("  depends_on = [%s]", strings.Join(slices.Compact(addresses), ", "))
	}
	t.line("}")
}

// own is the address of what has the ARN, if it is among what is written.
func (t *configuration) own(arn string) []string {
	if address := t.of[arn]; address != "" {
		return []string{address}
	}
	return nil
}

// role writes a role behind the users and roles that its trust names.
func (t *configuration) role(e *entity) {
	t.open("aws_iam_role", e.alias, e.name, e.arn)
	t.line("  max_session_duration = %d", int(e.maxSession/time.Second))
	t.line("  assume_role_policy = %s", document(e.trust))
	var behind []string
	for _, arn := range namedIn(e.trust) {
		if arn != e.arn {
			behind = append(behind, t.own(arn)...)
		}
	}
	t.identity(e, behind)
	t.policies(e)
}

// policies writes the policies of an entity.
func (t *configuration) policies(e *entity) {
	kind, name := string(e.kind), t.of[e.arn]+".name"
	for _, p := range e.inline {
		t.open("aws_iam_"+kind+"_policy", e.alias, e.name+"_"+p.name, e.arn+" "+p.name)
		t.line("  name   = %s\n  %s = %s\n  policy = %s\n}", value(p.name), kind, name, document(p.document))
	}
	for _, arn := range e.attached {
		t.open("aws_iam_"+kind+"_policy_attachment", e.alias, e.name+"_"+aws.ShortName(arn), e.arn+" "+arn)
		t.line("  %s = %s\n  policy_arn = %s", kind, name, value(arn))
		t.behind(t.own(arn))
	}
}

// memberships writes the groups of a user.
func (t *configuration) memberships(e *entity) {
	if len(e.memberships) == 0 {
		return
	}
	var groups []string
	for _, g := range e.memberships {
		groups = append(groups, t.of[e.account.arn(aws.KindGroup, "/", g)]+".name")
	}
	t.open("aws_iam_user_group_membership", e.alias, e.name, e.arn+" groups")
	t.line("  user   = %s.name\n  groups = [%s]\n}", t.of[e.arn], strings.Join(groups, ", "))
}

// controls writes the control policies, which the management account makes.
func (t *configuration) controls(w *world) {
	if len(w.controls) == 0 {
		return
	}
	provider := t.of["provider "+w.management]
	t.line("\ndata \"aws_organizations_organization\" \"this\" {\n  provider = %s\n}", provider)
	for _, unit := range w.units {
		parent, name, nested := cutLast(unit)
		above := string(iam.RootNode)
		if nested {
			above = "ou " + parent
		}
		const kind = "aws_organizations_organizational_unit"
		free := t.address(kind, unit, "ou "+unit)
		t.line("\ndata %s %s {\n  provider  = %s", value(kind), value(free), provider)
		t.line("  name      = %s\n  parent_id = %s\n}", value(name), t.node(above))
	}
	for _, p := range w.controls {
		key := p.kind + " " + p.name + " " + p.document
		t.open("aws_organizations_policy", w.management, p.name, key)
		t.line("  name    = %s\n  type    = %s\n  content = %s\n}", value(p.name), value(p.kind), document(p.document))
		for _, target := range p.targets {
			t.open("aws_organizations_policy_attachment", w.management, p.name+"_"+target, key+" "+target)
			t.line("  policy_id = %s.id\n  target_id = %s\n}", t.of[key], t.node(target))
		}
	}
}

// node is the id of what a control policy attaches to.
func (t *configuration) node(target string) string {
	switch {
	case target == string(iam.RootNode):
		return "data.aws_organizations_organization.this.roots[0].id"
	case strings.HasPrefix(target, "ou "):
		return "data." + t.of[target] + ".id"
	}
	return value(target)
}

// tail says what is left out, and how to remove everything again.
func (t *configuration) tail(left []string) {
	if len(left) > 0 {
		t.line("\n# Left out:")
	}
	for _, sentence := range left {
		t.line("# - %s", sentence)
	}
	t.line("\n# To remove everything again, run `terraform destroy` where you have applied this.")
}
