package edits

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/slip"
	"rolewalk/engine/source"
)

// values proposes to mend the value of an element that differs from a wanted one by a slip, to write the wanted value
// beside the others, to write it in place of each, and to take each away. Row is the condition row that has the values;
// nil where another element has them.
func (g *generator) values(list []policy.String, wanted []string, what string, row *policy.Condition) {
	if len(list) == 0 {
		return
	}
	for _, w := range wanted {
		if !holds(list, w) {
			g.wantedValue(list, w, what, row)
		}
	}
	if missing := without(wanted, list); len(missing) > 1 {
		items := quote(missing[0])
		for _, w := range missing[1:] {
			items += ", " + quote(w)
		}
		g.add(addItem(g.body, list[len(list)-1].Span, items), "add "+sayActions(missing)+" to the "+what)
	}
	if len(list) == 1 {
		return
	}
	for _, v := range list {
		if e, ok := cut(g.body, v.Span); ok {
			g.add(e, "remove "+v.Value+" from the "+what).tier = tierRound
		}
	}
}

// actionElement is the element of which more than one value is usual: another beside it does.
const actionElement = "Action"

// wantedValue proposes one value, which is not there: beside the others, and in place of one that stands alone.
func (g *generator) wantedValue(list []policy.String, wanted, what string, row *policy.Condition) {
	beside, replacing := tierMend, tierBeside
	if row != nil && alone(row.Operator.Name) { // a number is written in place of the old one first
		beside, replacing = tierBeside, tierMend
	}
	negated := strings.HasPrefix(what, "Not") || row != nil && row.Operator.Negated
	last := list[len(list)-1]
	for _, v := range list {
		if g.mend(v, wanted, what) {
			continue
		}
		if kept, ok := slip.Kept(v.Value, wanted); ok && len(list) == 1 {
			g.replace(v, kept, what).tier = tierMend
		} else if ok && row != nil && !holds(list, kept) {
			g.add(addItem(g.body, last.Span, quote(kept)), "add "+kept+" to the "+what).tier = tierMend
			beside = tierBeside
		}
		switch {
		case typo(v.Value, wanted), g.unregistered(v.Value):
			g.replace(v, wanted, what).tier = tierSlip
		case len(list) == 1 && what != actionElement || !g.opens || negated || !g.target.policy.Doc.Saved():
			g.replace(v, wanted, what).tier = replacing
		}
	}
	g.add(addItem(g.body, last.Span, quote(wanted)), "add "+wanted+" to the "+what).tier = beside
}

// unregistered reports whether a value is the ARN of an OpenID Connect provider that its account does not have, though
// the walk declares the account.
func (g *generator) unregistered(value string) bool {
	arn, _ := aws.ParseARN(value)
	account := g.result.Walk.AccountBlock(arn.Account)
	if arn.Kind() != aws.KindOIDCProvider || account == nil {
		return false
	}
	host, _ := arn.Behind(aws.KindOIDCProvider)
	return !slices.ContainsFunc(account.OIDCProviders, func(p *syntax.OIDCProvider) bool { return p.Host.Value == host })
}

// mend proposes what a value was meant to be where it differs from the wanted one by a slip; done is unset where it
// does not. The names of a subject of GitHub stay beside those with its permanent IDs: older repositories send them.
func (g *generator) mend(v policy.String, wanted, what string) (done bool) {
	meant, kind := slip.Mended(v.Value, wanted)
	why := ", because " + string(kind)
	switch kind {
	case slip.None:
		return false
	case slip.ImmutableSubject:
		g.add(addItem(g.body, v.Span, quote(meant)), "add "+meant+" to the "+what+why).tier = tierSlip
	default:
		words := "replace " + v.Value + " with " + meant + " in the " + what + why
		g.add(source.Edit{At: v.Span, New: quote(meant)}, words).tier = tierSlip
	}
	return true
}

// replace proposes a value in place of another.
func (g *generator) replace(v policy.String, value, what string) *candidate {
	return g.add(source.Edit{At: v.Span, New: quote(value)}, "replace "+v.Value+" with "+value+" in the "+what)
}

// typo reports whether two texts differ in one letter within a word, or in two that are swapped. Other texts that are
// near each other are different things: /a and /b, 1 and 2, Get and Put.
func typo(a, b string) bool {
	before := 0
	for before < len(a) && before < len(b) && a[before] == b[before] {
		before++
	}
	x, y := a[before:], b[before:]
	for len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	swapped := len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]
	return (len(x) <= 1 && len(y) <= 1 || swapped) && letters(x+y) && before > 0 && letters(a[before-1:before])
}

func letters(s string) bool { return strings.Trim(s, aws.Letters) == "" }

// without are the wanted values that the list does not have.
func without(wanted []string, list []policy.String) []string {
	var missing []string
	for _, w := range wanted {
		if !holds(list, w) {
			missing = append(missing, w)
		}
	}
	return missing
}

func holds(list []policy.String, value string) bool {
	for _, v := range list {
		if v.Value == value {
			return true
		}
	}
	return false
}
