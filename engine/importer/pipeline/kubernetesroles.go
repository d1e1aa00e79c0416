package pipeline

import (
	"cmp"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// askers are the kinds of objects whose controllers assume the role that stands under the key role.
//
// See https://external-secrets.io/latest/provider/aws-access/ and
// https://cert-manager.io/docs/configuration/acme/dns01/route53/
var askers = []string{"SecretStore", "ClusterSecretStore", "Issuer", "ClusterIssuer"}

// roleKeys are the keys under which objects name a role.
var roleKeys = []string{"role", "roleArn", "roleARN", "role_arn", "role-arn", "assumeRoleArn", "iamRoleArn", "rolearn"}

// otherObject reads an object that has no pods: a role of IAM that a controller makes, a kubeconfig whose command
// assumes a role, and objects whose controllers do. Another role that it names is said not to be read.
func (r *reader) otherObject(n *tree.Node) {
	group, _, _ := strings.Cut(n.At("apiVersion").String(), "/")
	kind := n.At("kind").String()
	if kind == "Role" && strings.HasPrefix(group, "iam.") && strings.Contains(group, "aws") {
		r.iamRole(n)
		return
	}
	name := strings.TrimSpace(kind + " " + textOf(n.At("metadata", "name")))
	r.walk(n, 0, func(part *tree.Node) {
		for i := range membersOf(part) {
			m := &part.Members[i]
			arn, ok := aws.ParseARN(textOf(&m.Value))
			switch {
			case m.Name.Value == "args":
				r.commandArgs(part, name)
			case !ok || !arn.IsRole() || !slices.Contains(roleKeys, m.Name.Value):
			case slices.Contains(askers, kind):
				r.request(fact.Request{Action: aws.AssumeRole, Resource: m.Value.Text, Span: m.Span()})
				r.piece(name+" → "+arn.Name(), "its controller assumes the role", m.Span())
			default:
				r.unread(name, "It names the role "+arn.Name()+", and who asks for that is not known here: bring the error.",
					m.Span())
			}
		}
	})
}

// commandArgs reads the arguments of a command that gets a token for a cluster with a role.
//
// See https://docs.aws.amazon.com/cli/latest/reference/eks/get-token.html
func (r *reader) commandArgs(command *tree.Node, name string) {
	args := command.At("args").List()
	for i := range args {
		option, role, joined := strings.Cut(textOf(&args[i]), "=")
		if !joined && i+1 < len(args) {
			role = textOf(&args[i+1])
		}
		if !slices.Contains([]string{"--role-arn", "--role", "-r"}, option) || !aws.LooksLikeARN(role) {
			continue
		}
		q := fact.Request{Action: aws.AssumeRole, Resource: role, Span: args[i].Span}
		for _, v := range command.At("env").List() {
			if textOf(v.At("name")) == "AWS_PROFILE" {
				q.Profile = textOf(v.At("value"))
			}
		}
		r.request(q)
		r.piece(name+" → "+roleWords(role), "its command has "+option, args[i].Span)
	}
}

// iamRole reads a role that the controller of ACK or of Crossplane makes.
//
// See https://aws-controllers-k8s.github.io/community/reference/iam/v1alpha1/role/ and
// https://marketplace.upbound.io/providers/upbound/provider-aws-iam
func (r *reader) iamRole(n *tree.Node) {
	spec := n.At("spec")
	name := cmp.Or(textOf(spec.At("name")), textOf(n.At("metadata", "annotations", "crossplane.io/external-name")),
		textOf(n.At("metadata", "name")))
	if of := spec.At("forProvider"); of != nil {
		spec = of
	}
	e := fact.Entity{
		Kind: fact.Role, Name: name, Path: textOf(spec.At("path")), Boundary: textOf(spec.At("permissionsBoundary")),
		Span: n.Span,
	}
	for _, key := range []string{"assumeRolePolicyDocument", "assumeRolePolicy"} {
		if text := spec.At(key); text != nil {
			e.Trust = r.documentOf(text, "the trust policy of "+name)
		}
	}
	for i := range membersOf(spec.At("inlinePolicies")) {
		m := &spec.At("inlinePolicies").Members[i]
		e.Inline = append(e.Inline, fact.Named{Name: m.Name.Value, Document: r.documentOf(&m.Value, "a policy of "+name)})
	}
	for _, p := range spec.At("inlinePolicy").List() {
		e.Inline = append(e.Inline, fact.Named{
			Name: textOf(p.At("name")), Document: r.documentOf(p.At("policy"), "a policy of "+name),
		})
	}
	for _, key := range []string{"policies", "managedPolicyArns"} {
		for _, p := range spec.At(key).List() {
			e.Attached = append(e.Attached, textOf(&p))
		}
	}
	r.Entities = append(r.Entities, e)
	r.piece("role "+name, "it is a Role of "+n.At("apiVersion").String(), n.Span)
}

// documentOf is the policy that a text has; a document without a text if it is none, which is said.
func (r *reader) documentOf(text *tree.Node, what string) *fact.Document {
	if text == nil {
		return nil
	}
	d := &fact.Document{Span: text.Span}
	inner, fault := tree.ReadJSON(text.Text, source.Span{To: len(text.Text)})
	if fault != nil {
		r.unread(what, "Its text is no JSON: "+fault.Message+".", text.Span)
		return d
	}
	d.JSON = inner.Print()
	return d
}
