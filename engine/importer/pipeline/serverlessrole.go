package pipeline

import (
	"cmp"
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/tree"
)

// What the framework takes where a service does not say.
//
// See https://www.serverless.com/framework/docs/providers/aws/guide/serverless.yml
const (
	defaultStage  = "dev"
	defaultRegion = "us-east-1"
)

// lambdaTrust is the trust policy of the role that the framework makes.
//
// See https://www.serverless.com/framework/docs/providers/aws/guide/iam
const lambdaTrust = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": ` +
	`{"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}`

// lambdaRole is the role that the framework makes for the functions of a service, with the policy d.
func (r *reader) lambdaRole(d *fact.Document) fact.Entity {
	provider := r.root.At("provider")
	named := r.own("${self:service}-${sls:stage}-")
	e := fact.Entity{
		Kind: fact.Role, Span: r.root.Span, Trust: &fact.Document{JSON: lambdaTrust, Span: provider.Span},
		Name:     cmp.Or(r.own(textOf(provider.At("iam", "role", "name"))), named+r.region()+"-lambdaRole"),
		Boundary: r.own(textOf(provider.At("iam", "role", "permissionsBoundary"))),
		Inline:   []fact.Named{{Name: named + "lambda", Document: d}},
	}
	for _, p := range provider.At("iam", "role", "managedPolicies").List() {
		if text := r.own(textOf(&p)); text != "" {
			e.Attached = append(e.Attached, text)
		}
	}
	return e
}

func (r *reader) region() string {
	return r.own(cmp.Or(textOf(r.root.At("provider", "region")), defaultRegion))
}

// own puts values of the file itself in place of the framework's variables that name them: ${self:custom.team} and
// ${sls:stage}. Others stay.
//
// See https://www.serverless.com/framework/docs/guides/variables
func (r *reader) own(text string) string {
	for range 8 {
		out := between(text, "${", "}", func(inner string) (string, bool) {
			path, isOwn := strings.CutPrefix(inner, "self:")
			if inner == "sls:stage" || path == "provider.stage" {
				stage := cmp.Or(textOf(r.root.At("provider", "stage")), defaultStage)
				return stage, !strings.Contains(stage, "${")
			}
			value := textOf(r.root.At(strings.Split(path, ".")...))
			return value, isOwn && value != ""
		})
		if out == text || len(out) > maxText {
			break
		}
		text = out
	}
	return text
}

// ownTree is a tree with the values of the file in its texts.
func (r *reader) ownTree(n *tree.Node, depth int) tree.Node {
	out := *n
	if depth > tree.MaxDepth {
		return out
	}
	if n.Kind == '"' {
		out.Text = r.own(n.Text)
	}
	out.Items, out.Members = nil, nil
	for i := range n.Items {
		out.Items = append(out.Items, r.ownTree(&n.Items[i], depth+1))
	}
	for i := range n.Members {
		m := n.Members[i]
		m.Value = r.ownTree(&n.Members[i].Value, depth+1)
		out.Members = append(out.Members, m)
	}
	return out
}
