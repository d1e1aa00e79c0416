package main

import (
	"cmp"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/lint"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// broughtDocument is a document of a source that is checked.
type broughtDocument struct {
	doc *fact.Document
	// name says whose it is and which; empty if nothing in its source does.
	name string
	as   as
	// owner is the account that it belongs to; empty if that is not known.
	owner string
	// bare says that nothing places it, so that its kind is a guess.
	bare bool
}

// documentsIn are the documents of sources, each as what it is.
func documentsIn(facts *fact.Facts) (list []broughtDocument) {
	add := func(d *fact.Document, kind, owner string, name ...string) {
		if d != nil {
			list = append(list, broughtDocument{doc: d, name: strings.Join(name, ""), as: asKinds[kind], owner: owner})
		}
	}
	for i := range facts.Entities {
		e := &facts.Entities[i]
		whose := string(e.Kind) + " " + nameOr(e.Name, e.Label) + ", "
		add(e.Trust, "trust", e.Account, whose, "trust policy")
		for _, p := range e.Inline {
			add(p.Document, "identity", e.Account, whose, "policy ", p.Name)
		}
	}
	for i := range facts.Managed {
		if m := &facts.Managed[i]; !isAWS(m) {
			add(m.Document, "managed", m.Account, "managed policy ", cmp.Or(nameOr(m.Name, m.Label), m.ARN))
		}
	}
	for i := range facts.Controls {
		c := &facts.Controls[i]
		add(c.Document, string(c.Kind), "", strings.ToUpper(string(c.Kind)), " ", cmp.Or(c.Name, c.ID))
	}
	for i := range facts.Resources {
		r := &facts.Resources[i]
		arn, _ := aws.ParseARN(r.ARN)
		add(r.Document, "resource", arn.Account, "policy of ", cmp.Or(r.ARN, r.Label))
	}
	for i := range facts.Requests {
		if r := &facts.Requests[i]; r.Sent.SessionPolicy != "" {
			add(&fact.Document{JSON: r.Sent.SessionPolicy, Span: r.Span}, "session", "", "session policy")
		}
	}
	for i := range facts.Bare {
		b := &facts.Bare[i]
		add(&b.Document, string(b.Kind), "", bareName(b))
		list[len(list)-1].bare = true
	}
	for i := range facts.Aside {
		b := &facts.Aside[i]
		add(&b.Document, string(b.Kind), "", "policy of ", b.Hint)
	}
	return list
}

// nameOr is a name, or what a source calls the thing where its name is not known.
func nameOr(name, label string) string {
	if strings.Contains(name, "${") && label != "" {
		return label
	}
	return cmp.Or(name, label)
}

// bareName is the name of a document that a command line says; empty if none does.
func bareName(b *fact.Bare) string {
	if b.Owner.Name == "" {
		return ""
	}
	return string(b.Owner.Kind) + " " + b.Owner.Name + ", " + cmp.Or("policy "+b.Policy, "a policy")
}

// isAWS reports whether a managed policy is one that AWS writes.
func isAWS(m *fact.Managed) bool {
	arn, ok := aws.ParseARN(m.ARN)
	return ok && arn.Account == aws.PolicyOwner
}

// document checks a document of a source.
func (k *checker) document(d *broughtDocument, o *origins) {
	text := o.text(d.doc.Span.Text)
	w := newWritten(d.doc, o)
	if w == nil {
		return
	}
	o.list[d.doc.Span.Text].recognised = true
	taken := d.as
	if d.bare {
		taken = k.kindOf(d, w, text)
	}
	at := w.at()
	opts := lint.Options{Owner: k.account, Data: k.data}
	if opts.Owner == "" && aws.IsAccountID(d.owner) {
		opts.Owner = d.owner
	}
	list := k.lint(w.body, at, taken, opts)
	if len(d.doc.Expressions) > 0 {
		list = k.certain(list, d.doc, w, taken, opts)
		k.note(o.text(w.holeAt().Text).Where(w.holeAt()) + ": the value of " + d.doc.Expressions[0] +
			" is not known here, so it was not checked")
	}
	for _, f := range list {
		f.document = d.name
		w.moved(&f)
		f.path = o.path(w, &f)
		o.keep(f)
	}
}

// kindOf is what a document that nothing places is checked as. Where the document can be of other kinds too, it is
// said.
func (k *checker) kindOf(d *broughtDocument, w *written, text *source.Text) as {
	if k.as.Kind != "" {
		return k.as
	}
	guessed, others := guess(policy.Parse(w.body, w.at(), policy.Options{Kind: policy.Resource}))
	if guessed.Kind != d.as.Kind {
		return d.as // the words around it say so
	}
	if others != "" {
		k.note(text.Where(d.doc.Span) + asGuessed(guessed, others))
	}
	return guessed
}

// lint returns the findings of a policy at a span of body.
func (k *checker) lint(body string, at source.Span, taken as, o lint.Options) (list []found) {
	doc := policy.Parse(body, at, taken.Options)
	add := func(findings []source.Finding, version string) {
		for _, f := range findings {
			list = append(list, found{Finding: f, kind: string(taken.Kind), list: version})
		}
	}
	add(doc.Findings, "")
	add(lint.Document(doc, body, o), "")
	add(lint.DocumentWithData(doc, body, o), k.data.Version)
	return list
}

// standsFor are texts that an expression may have as its value. A finding that one of them would take away comes from
// the expression alone.
var standsFor = []string{
	"111122223333", "arn:aws:iam::111122223333:role/value", "token.actions.githubusercontent.com", "value",
}

// certain leaves out the findings of a document that come from an expression alone: those in a string that has one, and
// those that a value of it would take away.
func (k *checker) certain(list []found, d *fact.Document, w *written, taken as, o lint.Options) []found {
	if w.root == nil {
		return list // it is no JSON, whatever stands for the expressions
	}
	type place struct {
		code source.Code
		path string
	}
	keep := map[place]int{}
	for _, value := range standsFor {
		body := w.with(d.Expressions, value)
		root, fault := tree.ReadJSON(body, source.Span{To: len(body)})
		if fault != nil {
			continue
		}
		seen := map[place]bool{}
		for _, f := range k.lint(body, root.Span, taken, o) {
			seen[place{f.Code, pathIn(&root, f.At)}] = true
		}
		for p := range seen {
			keep[p]++
		}
	}
	var certain []found
	for _, f := range list {
		if !w.isFilled(f.At, d.Expressions) && keep[place{f.Code, pathIn(w.root, f.At)}] == len(standsFor) {
			certain = append(certain, f)
		}
	}
	return certain
}
