package export

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/iam"
	"rolewalk/engine/scenario"
	"rolewalk/engine/tree"
)

// CLI returns the world of a walk before its first step as commands of the AWS CLI, one a line, and what they leave
// out, a sentence each. Each account is a profile of the CLI that has its alias. The text begins with what it is, and
// ends with the commands that remove everything again, as comments.
//
// See https://docs.aws.amazon.com/cli/latest/reference/iam/
func CLI(walk *scenario.Walk) (text string, left []string) {
	w, roles := worldOf(walk)
	c := &commands{}
	c.head(w)
	for _, a := range w.accounts {
		c.account(a)
	}
	c.roles(roles)
	c.controls(w)
	c.tail(w.left)
	return c.b.String(), w.left
}

// commands are the lines of a script, and those that undo them, the last first.
type commands struct {
	b    strings.Builder
	undo []string
}

func (c *commands) comment(format string, args ...any) {
	fmt.Fprintf(&c.b, "# "+format+"\n", args...)
}

// run adds a command.
func (c *commands) run(words ...string) { c.b.WriteString("aws " + strings.Join(words, " ") + "\n") }

// undone adds the command that undoes the last one.
func (c *commands) undone(words ...string) { c.undo = append(c.undo, "aws "+strings.Join(words, " ")) }

// quote is a word of the shell.
func quote(text string) string {
	if text != "" && strings.Trim(text, aws.Letters+aws.Digits+"_+=,.@:/-") == "" {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}

// head says what the script is, and checks that each profile is the account that it is meant to be.
func (c *commands) head(w *world) {
	c.comment("The accounts of the walk %q as commands of the AWS CLI, to try them in a sandbox.",
		strings.Join(strings.Fields(w.title), " "))
	c.comment("Each account is a profile of ~/.aws/config. Never run this in an account that is in use.")
	c.comment("Put the numbers of your own sandbox accounts in place of the walk's, everywhere.")
	c.comment("How to remove everything again stands at the end.")
	c.b.WriteString("set -e\n\n")
	for _, a := range w.accounts {
		fmt.Fprintf(&c.b, "[ \"$(aws sts get-caller-identity --profile %s --query Account --output text)\" = \"%s\" ] "+
			"|| exit 1\n", quote(a.alias), a.number)
	}
}

func (c *commands) account(a *account) {
	c.b.WriteByte('\n')
	c.comment("%s, %s", a.number, a.alias)
	in := "--profile " + quote(a.alias)
	for _, p := range a.oidc {
		words := []string{"iam create-open-id-connect-provider", in, "--url", quote("https://" + p.host)}
		if len(p.audiences) > 0 {
			words = append(words, "--client-id-list")
		}
		for _, audience := range p.audiences {
			words = append(words, quote(audience))
		}
		c.run(words...)
		c.undone("iam delete-open-id-connect-provider", in, "--open-id-connect-provider-arn", quote(p.arn))
	}
	for _, name := range a.saml {
		c.run("iam create-saml-provider", in, "--name", quote(name), "--saml-metadata-document", quote("file://"+name+".xml"))
		c.undone("iam delete-saml-provider", in, "--saml-provider-arn",
			quote(aws.SAMLProviderARN(a.partition, a.number, name)))
	}
	for _, m := range a.managed {
		c.run("iam create-policy", in, "--policy-name", quote(m.name), "--path", quote(m.path), "--policy-document",
			quote(m.document))
		c.undone("iam delete-policy", in, "--policy-arn", quote(m.arn))
	}
	for i := range a.groups {
		c.run("iam create-group", in, "--group-name", quote(a.groups[i].name))
		c.undone("iam delete-group", in, "--group-name", quote(a.groups[i].name))
		c.policies(&a.groups[i])
	}
	for i := range a.users {
		c.user(&a.users[i])
	}
}

func (c *commands) user(u *entity) {
	in := "--profile " + quote(u.alias)
	c.run(append([]string{"iam create-user", in, "--user-name", quote(u.name)}, options(u)...)...)
	c.undone("iam delete-user", in, "--user-name", quote(u.name))
	for _, g := range u.memberships {
		c.run("iam add-user-to-group", in, "--user-name", quote(u.name), "--group-name", quote(g))
		c.undone("iam remove-user-from-group", in, "--user-name", quote(u.name), "--group-name", quote(g))
	}
	c.policies(u)
}

// options are those of create-user and create-role.
func options(e *entity) []string {
	words := []string{"--path", quote(e.path)}
	if e.boundary != "" {
		words = append(words, "--permissions-boundary", quote(e.boundary))
	}
	if len(e.tags) == 0 {
		return words
	}
	words = append(words, "--tags")
	if slices.ContainsFunc(e.tags, func(t iam.Tag) bool { return strings.ContainsAny(t.Key+t.Value, "\"',=[]{}\\~") }) {
		return append(words, quote(tagsAsJSON(e.tags)))
	}
	for _, t := range e.tags {
		words = append(words, quote("Key="+t.Key+",Value="+t.Value))
	}
	return words
}

// tagsAsJSON are tags as the CLI takes them where the shorthand does not fit.
//
// See https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html
func tagsAsJSON(tags []iam.Tag) string {
	list := make([]string, len(tags))
	for i, t := range tags {
		list[i] = `{"Key": ` + tree.Quote(t.Key) + `, "Value": ` + tree.Quote(t.Value) + `}`
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// roles adds the roles. One whose trust names roles that are not there yet is made shut, and gets its trust behind
// them.
func (c *commands) roles(roles []entity) {
	var later []string
	for i := range roles {
		e := &roles[i]
		in := "--profile " + quote(e.alias)
		trust := e.trust
		if waits(roles, i) {
			trust = shut
			later = append(later, strings.Join([]string{
				"iam update-assume-role-policy", in, "--role-name", quote(e.name), "--policy-document", quote(e.trust),
			}, " "))
		}
		if i == 0 {
			c.b.WriteByte('\n')
			c.comment("The roles of all accounts, each behind those that its trust names")
		}
		words := []string{
			"iam create-role", in, "--role-name", quote(e.name), "--assume-role-policy-document", quote(trust),
			"--max-session-duration", fmt.Sprint(int(e.maxSession / time.Second)),
		}
		c.run(append(words, options(e)...)...)
		c.undone("iam delete-role", in, "--role-name", quote(e.name))
		c.policies(e)
	}
	for _, line := range later {
		c.run(line)
	}
}

// policies adds the policies of an entity.
func (c *commands) policies(e *entity) {
	in, kind := "--profile "+quote(e.alias), string(e.kind)
	for _, p := range e.inline {
		c.run("iam put-"+kind+"-policy", in, "--"+kind+"-name", quote(e.name), "--policy-name", quote(p.name),
			"--policy-document", quote(p.document))
		c.undone("iam delete-"+kind+"-policy", in, "--"+kind+"-name", quote(e.name), "--policy-name", quote(p.name))
	}
	for _, arn := range e.attached {
		c.run("iam attach-"+kind+"-policy", in, "--"+kind+"-name", quote(e.name), "--policy-arn", quote(arn))
		c.undone("iam detach-"+kind+"-policy", in, "--"+kind+"-name", quote(e.name), "--policy-arn", quote(arn))
	}
}

// unitVariable is the variable for the id of an OU.
func unitVariable(path string) string {
	return "OU_" + strings.ToUpper(strings.Map(func(r rune) rune {
		if strings.ContainsRune(aws.Letters+aws.Digits, r) {
			return r
		}
		return '_'
	}, path))
}

// target is the id of what a control policy attaches to, as the shell has it.
func target(node string) string {
	switch unit, ok := strings.CutPrefix(node, "ou "); {
	case ok:
		return `"$` + unitVariable(unit) + `"`
	case node == "root":
		return `"$ROOT_ID"`
	}
	return quote(node)
}

// controls adds the control policies, which the management account makes.
func (c *commands) controls(w *world) {
	if len(w.controls) == 0 {
		return
	}
	in := "--profile " + quote(w.management)
	c.b.WriteByte('\n')
	c.comment("The organization's policies")
	onRoot := slices.ContainsFunc(w.controls, func(p control) bool { return slices.Contains(p.targets, "root") })
	if len(w.units) > 0 || onRoot {
		c.b.WriteString("ROOT_ID=$(aws organizations list-roots " + in + " --query 'Roots[0].Id' --output text)\n")
	}
	for _, unit := range w.units {
		parent, name, nested := cutLast(unit)
		above := "root"
		if nested {
			above = "ou " + parent
		}
		fmt.Fprintf(&c.b, "%s=$(aws organizations list-organizational-units-for-parent %s --parent-id %s --query %s "+
			"--output text)\n", unitVariable(unit), in, target(above), quote("OrganizationalUnits[?Name=='"+name+"'].Id"))
	}
	for i, p := range w.controls {
		variable := fmt.Sprintf("POLICY_%d", i+1)
		fmt.Fprintf(&c.b, "%s=$(aws organizations create-policy %s --name %s --type %s --description %s --content %s "+
			"--query Policy.PolicySummary.Id --output text)\n", variable, in, quote(p.name), p.kind, quote(p.name),
			quote(p.document))
		c.undone("organizations delete-policy", in, `--policy-id "$`+variable+`"`)
		for _, t := range p.targets {
			c.run("organizations attach-policy", in, `--policy-id "$`+variable+`"`, "--target-id", target(t))
			c.undone("organizations detach-policy", in, `--policy-id "$`+variable+`"`, "--target-id", target(t))
		}
	}
}

// tail says what is left out, and how to remove everything again.
func (c *commands) tail(left []string) {
	if len(left) > 0 {
		c.b.WriteByte('\n')
		c.comment("Left out:")
	}
	for _, sentence := range left {
		c.comment("- %s", sentence)
	}
	if len(c.undo) > 0 {
		c.b.WriteByte('\n')
		c.comment("To remove everything again, run these lines in this order, in the same shell:")
	}
	for i := len(c.undo) - 1; i >= 0; i-- {
		c.comment("%s", c.undo[i])
	}
}
