package importer

import (
	"slices"
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// templateAccount is the expression for the number of the account in which a template is deployed.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
const templateAccount = "${AWS::AccountId}"

// ownAccount is the account of one source, which has it as an expression. Another source may have another account under
// the same expression, as two templates have ${AWS::AccountId}.
type ownAccount struct {
	text       source.TextID
	expression string
}

// settleOwn tells the accounts of templates apart, which all have theirs as the same expression: where other sources
// have users or roles of theirs with different numbers, it puts its own into each template. Where a template has none
// or several, the expression stays.
func settleOwn(all *fact.Facts) {
	numbers, together := map[ownAccount]map[string]bool{}, map[string]bool{}
	var order []ownAccount
	for i := range all.Entities {
		e := &all.Entities[i]
		if e.Account != templateAccount || e.Name == "" || strings.Contains(e.Name, "${") {
			continue
		}
		own := ownAccount{e.Span.Text, e.Account}
		if numbers[own] == nil {
			numbers[own] = map[string]bool{}
			order = append(order, own)
		}
		for number := range numbersOf(all, e) {
			numbers[own][number], together[number] = true, true
		}
	}
	if len(together) < 2 {
		return
	}
	for _, own := range order {
		if len(numbers[own]) != 1 {
			continue
		}
		for number := range numbers[own] {
			own.put(all, number)
		}
	}
}

// put puts the number into all that the source says.
func (o ownAccount) put(all *fact.Facts, number string) {
	text := func(at source.Span, texts ...*string) {
		for _, t := range texts {
			if at.Text == o.text {
				*t = strings.ReplaceAll(*t, o.expression, number)
			}
		}
	}
	for d := range documentsOf(all) {
		if d.Span.Text == o.text {
			text(d.Span, &d.JSON)
			d.Expressions = slices.DeleteFunc(d.Expressions, func(e string) bool { return e == o.expression })
		}
	}
	for i := range all.Entities {
		e := &all.Entities[i]
		text(e.Span, &e.Account, &e.Boundary)
		for j := range e.Attached {
			text(e.Span, &e.Attached[j])
		}
	}
	for i := range all.Managed {
		m := &all.Managed[i]
		text(m.Span, &m.Account, &m.ARN)
	}
	for i := range all.Providers {
		text(all.Providers[i].Span, &all.Providers[i].Account)
	}
	for i := range all.Resources {
		text(all.Resources[i].Span, &all.Resources[i].ARN)
	}
	for i := range all.Requests {
		r := &all.Requests[i]
		text(r.Span, &r.Caller, &r.Resource, &r.Provider)
		for key := range r.Sent.Tags {
			value := r.Sent.Tags[key]
			text(r.Span, &value)
			r.Sent.Tags[key] = value
		}
	}
}
