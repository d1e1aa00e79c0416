package scenario

import (
	"slices"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/managed"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// Library is what is not built into the engine: the texts of further AWS-managed policies, and the checks. The zero
// Library has neither.
type Library struct {
	// Lookup returns the JSON of the policy of the name, with its path before it. Nil is a library without any.
	Lookup func(name string) (text string, ok bool)
	// Elsewhere returns the name, with its path, of a policy that is called like name and has another path; "" if there is
	// none. Nil knows none.
	Elsewhere func(name string) string
	// Review finds what `expect finding` may name besides what AWS refuses. It is package review's, for programs that
	// carry the checks, and is called at the first such expectation. Nil finds nothing.
	Review func(*Walk) []Finding
}

// text returns the JSON of an AWS-managed policy; ok is false when it is neither built in nor in the library.
func (l *Library) text(name string) (text string, ok bool) {
	text, ok = managed.Text(name)
	if !ok && l.Lookup != nil {
		text, ok = l.Lookup(name)
	}
	return text, ok
}

// texts are the texts that spans point into: the walk's own, and one for each document that AWS writes.
type texts struct {
	all []*source.Text
	// written are the documents of all texts but the first.
	written []*Document
}

// clone returns a copy that grows by itself.
func (t *texts) clone() texts { return texts{slices.Clip(t.all), slices.Clip(t.written)} }

// write returns the document that AWS writes, and adds its text unless the same document is there already. An empty
// label is the reference's own.
func (t *texts) write(ref policy.Ref, label, text string, kind policy.Kind) *Document {
	for i, d := range t.written {
		if d.Ref == ref && t.all[i+1].Body == text {
			return d
		}
	}
	id := source.TextID(len(t.all))
	t.all = append(t.all, source.NewText(ref.String(), text))
	if label == "" {
		label = ref.Label()
	}
	doc := policy.Parse(text, source.Span{Text: id, To: len(text)}, policy.Options{Kind: kind})
	d := &Document{Ref: ref, Label: label, Kind: kind, Policy: &eval.Policy{Ref: ref, Doc: doc}}
	t.written = append(t.written, d)
	return d
}

// managed finds the managed policy that name means in the account: one of the account by its name or its ARN, or an
// AWS-managed one by its ARN. known is false when the name means none. The policy is nil when its declaration has an
// error, and its document is unknown when its text was not supplied.
func (t *texts) managed(w *Walk, account, name string) (p *eval.Policy, known bool) {
	a := w.names.byID[account]
	if a == nil {
		return nil, false
	}
	arn, ok := aws.ParseARN(name)
	ours := ok && arn.Kind() == aws.KindPolicy && arn.Account == account && arn.Partition == PartitionOf(a)
	for _, m := range managedPolicies(a) {
		if m.name.Value != name && !(ours && m.name.Value == arn.Name() && m.path == arn.Path()) {
			continue
		}
		if d := w.bound.documents[m.json]; d != nil {
			return d.Policy, true
		}
		return w.bound.unknown[m.unknown], true
	}
	awsName, ok := aws.ManagedByAWS(name)
	if !ok {
		return nil, false
	}
	ref := refOfAWS(name)
	text, ok := w.library.text(awsName)
	if !ok {
		return &eval.Policy{Ref: ref, Doc: policy.UnknownDocument(policy.Identity, source.Span{})}, true
	}
	return t.write(ref, "", text, policy.Identity).Policy, true
}

// refOfAWS names the AWS-managed policy of an ARN.
func refOfAWS(text string) policy.Ref {
	arn, _ := aws.ParseARN(text)
	ref := policy.Ref{Kind: policy.RefAWSManaged, Name: arn.Name()}
	if arn.Path() != "/" {
		ref.Holder = arn.Path()
	}
	return ref
}
