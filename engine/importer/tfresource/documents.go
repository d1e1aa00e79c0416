package tfresource

import (
	"cmp"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// controlKinds are the types of organization policies that decide requests.
//
// See https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicySummary.html
var controlKinds = map[string]policy.Kind{
	"SERVICE_CONTROL_POLICY": policy.SCP, "RESOURCE_CONTROL_POLICY": policy.RCP,
}

// document is a policy that an argument of r has as its text. It is one without a text, and listed as not read, if what
// is not known stands where the form of the document hangs on it.
func (b *builder) document(n *tree.Node, r *Resource, argument string, kind policy.Kind) *fact.Document {
	d := &fact.Document{Span: nodeSpan(n, r)}
	root, ok := b.policyTree(n, r)
	if !ok {
		if n.Kind == '"' && len(n.Holes) == 0 {
			d.Tree = n
		}
		b.unread(argument+" of "+r.Address, whyUnknown(n, r, argument), d.Span)
		return d
	}
	loneAccounts(&root)
	expressions := root.Expressions(nil)
	slices.Sort(expressions)
	expressions = slices.Compact(expressions)
	d.Tree, d.Expressions = &root, expressions
	if n.Kind == '"' && len(n.Items) == 0 && !whole(n) {
		d.Tree = nil // its places are in a string, of which only the whole is known
	}
	if spoilt := formHangsOn(root.Print(), expressions, kind); spoilt != "" {
		b.unread(argument+" of "+r.Address, "a part that its form hangs on is not known: "+spoilt, d.Span)
		return d
	}
	d.JSON = root.Print()
	return d
}

// policyTree is the JSON that a text spells; ok is false if it spells none.
func (b *builder) policyTree(n *tree.Node, r *Resource) (tree.Node, bool) {
	switch {
	case n.Kind == '{':
		return b.resolvedTree(*n, r), true
	case whole(n):
		target, attribute := b.target(n.Holes[0].Expr)
		if target == nil || target.kind() != documentKind || attribute != "json" && attribute != "minified_json" {
			return tree.Node{}, false
		}
		text := target.at("json")
		if text == nil || whole(text) {
			return tree.Node{}, false
		}
		return b.policyTree(text, target)
	}
	root, ok := spelled(n)
	return b.resolvedTree(root, r), ok
}

// whyUnknown says why the text of a document is not known.
func whyUnknown(n *tree.Node, r *Resource, argument string) string {
	var list []string
	for _, h := range n.Holes {
		if h.Expr == r.Address+"."+argument {
			return "its text is known when the plan is applied, or it is marked as sensitive"
		}
		list = append(list, h.Expr)
	}
	if len(list) == 0 && n.Kind == '"' {
		if _, fault := tree.ReadJSON(n.Text, source.Span{To: len(n.Text)}); fault != nil {
			return "it is not JSON: " + fault.Message
		}
	}
	if len(list) == 0 {
		return "it is no object of JSON"
	}
	return "its text is not known: " + strings.Join(list, ", ")
}

// orphan keeps the text of a policy whose owner is not known.
func (b *builder) orphan(n *tree.Node, r *Resource) {
	if n == nil {
		return
	}
	d := b.document(n, r, "policy", policy.Identity)
	if d.Known() {
		b.bare(d, "", r.Address, "it is the policy of "+r.Address+", whose owner is not known")
	}
}

// bareDocument takes a policy document that nothing else uses.
func (b *builder) bareDocument(r *Resource) {
	n := r.at("json")
	if r.Used || n == nil || !b.fromHCL {
		return
	}
	d := b.document(n, r, "json", policy.Resource)
	if d.Known() {
		b.bare(d, "", r.Name, "it is "+r.Address+", which nothing uses")
	}
}

// bare adds a document that nothing places. Its kind is that of its elements where none is said.
func (b *builder) bare(d *fact.Document, kind policy.Kind, hint, why string) {
	if kind == "" {
		doc := policy.Parse(d.JSON, source.Span{To: len(d.JSON)}, policy.Options{Kind: policy.Resource})
		kind, _ = policy.Guess(doc)
	}
	b.Bare = append(b.Bare, fact.Bare{Document: *d, Kind: kind, Hint: hint})
	b.Pieces = append(b.Pieces, fact.Piece{Title: "policy document " + hint, Why: why, Span: d.Span, Kind: kind})
}

// loose takes arguments that stand outside any block, as in a part of a file that was copied.
func (b *builder) loose(r *Resource) {
	for i := range r.Values.Members {
		m := &r.Values.Members[i]
		if m.Value.Kind != '"' || len(m.Value.Items) != 1 || m.Value.Items[0].Kind != '{' {
			continue
		}
		kind := policy.Kind("")
		if m.Name.Value == "assume_role_policy" {
			kind = policy.Trust
		} else if m.Value.Items[0].Member("Statement") == nil {
			continue
		}
		if d := b.document(&m.Value, r, m.Name.Value, cmp.Or(kind, policy.Resource)); d.Known() {
			b.bare(d, kind, m.Name.Value, "it is the value of "+m.Name.Value)
		}
	}
}

// policyArguments are the arguments of resources that hold their policy, and those that name the resource in its own or
// in another block.
var policyArguments = map[string]struct{ policy, names string }{
	"aws_s3_bucket": {policy: "policy"}, "aws_sqs_queue": {policy: "policy"}, "aws_sns_topic": {policy: "policy"},
	"aws_kms_key": {policy: "policy"}, "aws_secretsmanager_secret": {policy: "policy"},
	"aws_s3_bucket_policy": {"policy", "bucket"}, "aws_kms_key_policy": {"policy", "key_id"},
	"aws_sqs_queue_policy": {"policy", "queue_url"}, "aws_sns_topic_policy": {"policy", "arn"},
	"aws_secretsmanager_secret_policy": {"policy", "secret_arn"},
}

// resourcePolicy takes the policy of a resource.
func (b *builder) resourcePolicy(r *Resource) {
	a := policyArguments[r.Type]
	n := r.at(a.policy)
	if n == nil || n.Kind == '"' && n.Text == "" {
		return
	}
	arn := b.policyOwner(r, a.names)
	word, ok := b.word(arn)
	if _, isARN := aws.ParseARN(word); !ok || !isARN {
		b.unread(r.Address, "of which resource it is the policy, is not known: "+orNothing(word), nodeSpan(n, r))
		return
	}
	d := b.document(n, r, a.policy, policy.Resource)
	b.Resources = append(b.Resources, fact.Resource{ARN: word, Label: r.Address, Document: d, Span: r.Span})
	b.piece("policy of "+word, "it is in "+r.Address, d.Span)
}

// endpointPolicy lists the policy of a VPC endpoint as not read, because a walk has none. An endpoint without one lets
// everything through.
//
// See https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
func (b *builder) endpointPolicy(r *Resource) {
	if n := r.at("policy"); n != nil && n.Text != "" {
		b.unread(r.Address, "the policy of a VPC endpoint is not read, and it can refuse what passes through", nodeSpan(n, r))
		b.aside(r)
	}
}

// aside keeps the policies of a resource that no walk has.
func (b *builder) aside(r *Resource) {
	for i := range r.Values.Members {
		m := &r.Values.Members[i]
		root, ok := b.policyTree(&m.Value, r)
		if !ok || root.Member("Statement") == nil {
			continue
		}
		kind, _ := policy.Guess(policy.Parse(root.Print(), source.Span{To: len(root.Print())},
			policy.Options{Kind: policy.Resource}))
		if kind == policy.Trust {
			kind = policy.Resource
		}
		b.Aside = append(b.Aside, fact.Bare{Kind: kind, Hint: r.Address, Document: fact.Document{
			JSON: root.Print(), Expressions: root.Expressions(nil), Span: nodeSpan(&m.Value, r), Tree: &root,
		}})
	}
}

// policyOwner is the ARN of the resource that a policy is of.
func (b *builder) policyOwner(r *Resource, argument string) string {
	if argument == "" {
		if n := r.at("arn"); n != nil {
			return b.textOf(n, r)
		}
		if text, ok := b.attribute(r, "arn"); ok {
			return text
		}
		return ""
	}
	n := r.at(argument)
	if n == nil {
		return ""
	}
	if len(n.Holes) == 1 && whole(n) {
		if target, _ := b.target(n.Holes[0].Expr); target != nil {
			return b.policyOwner(target, "")
		}
	}
	text := b.textOf(n, r)
	switch {
	case aws.LooksLikeARN(text):
		return text
	case r.Type == "aws_s3_bucket_policy" && text != "":
		return b.arn(r.Provider, aws.ARN{Service: "s3", Resource: text})
	case r.Type == "aws_sqs_queue_policy":
		return b.queueARN(text, r)
	}
	return ""
}

// queueARN is the ARN of the queue with a URL.
//
// See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
func (b *builder) queueARN(url string, r *Resource) string {
	host, path, ok := strings.Cut(strings.TrimPrefix(url, "https://"), "/")
	labels := strings.Split(host, ".")
	account, name, named := strings.Cut(path, "/")
	if !ok || !named || len(labels) < 2 || labels[0] != "sqs" {
		return ""
	}
	return b.arn(r.Provider, aws.ARN{Service: "sqs", Region: labels[1], Account: account, Resource: name})
}
