package edits

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/slip"
	"rolewalk/engine/source"
)

// key proposes keys of the request in place of one that a row asks for: one of the same name under another prefix, and
// one that has the value that is asked for, which only a slip in the key keeps apart.
func (g *generator) key(c *policy.Condition) {
	if c.Operator.Name == match.Null {
		return
	}
	entries := g.request().Context.Entries()
	near := func(e eval.Entry) bool { return nameOf(strings.ToLower(e.Key)) == nameOf(c.Lower) }
	named := slices.ContainsFunc(entries, func(e eval.Entry) bool { return near(e) && strings.ToLower(e.Key) != c.Lower })
	for _, e := range entries {
		lowered := strings.ToLower(e.Key)
		if lowered == c.Lower || !near(e) && (named || !g.valued(c, e.Values.List, lowered)) {
			continue
		}
		words := "replace the key " + c.Key.Value + " with " + e.Key + keySlip(c.Lower, lowered)
		edit := g.add(source.Edit{At: c.Key.Span, New: quote(e.Key)}, words)
		edit.tier, edit.renames = tierSlip, c.Lower
	}
}

// valued reports whether a row may have meant another key, which has the value it asks for: its own is one whose name
// an author makes up or writes by hand, a claim or a tag, so that a value tells better than the name what was meant.
// AWS’s own keys say what they are, a tag of the resource is not one of the caller, and no key is compared with itself.
func (g *generator) valued(c *policy.Condition, got []string, other string) bool {
	_, _, claim := aws.Claim(c.Lower)
	renamed := claim || strings.HasPrefix(c.Lower, "saml:") || strings.Contains(c.Lower, "tag/")
	numbers := strings.HasPrefix(string(c.Operator.Name), "Numeric")
	itself := func(v policy.String) bool {
		_, variable, ok := strings.Cut(strings.ToLower(v.Value), "${")
		return ok && strings.Contains(variable, nameOf(other))
	}
	resource := strings.Contains(c.Lower, "resourcetag/") && !strings.Contains(other, "resourcetag/")
	return renamed && !resource && !c.Operator.Negated && !slices.ContainsFunc(c.Values, itself) &&
		(numbers || !plainWord(got)) && !slices.ContainsFunc(got, func(value string) bool {
		return len(g.step.PlaceholdersIn(value)) > 0 // which says nothing of what was meant
	})
}

// nameOf is the name of a condition key behind its prefix: a claim without its provider, which may be an address with
// colons.
func nameOf(lower string) string {
	if _, name, ok := aws.Claim(lower); ok {
		return name
	}
	_, name, _ := strings.Cut(lower, ":")
	return name
}

// plainWord reports whether values say so little that many keys have them: a truth, a small number.
func plainWord(values []string) bool {
	for _, v := range values {
		if v != "true" && v != "false" && (len(v) > 4 || strings.Trim(v, aws.Digits) != "") {
			return false
		}
	}
	return true
}

// keySlip says how the prefix of one key differs from that of another; empty where that needs no words.
func keySlip(written, meant string) string {
	of, _, claim := aws.Claim(written)
	to, _, _ := aws.Claim(meant)
	arn, isARN := aws.ParseARN(of)
	switch kind := slip.Between(of, to); {
	case !claim || of == to:
		return ""
	case isARN && arn.Name() != "":
		return ", because a condition key begins with the provider’s address, not with its ARN"
	case kind != slip.None:
		return ", because " + string(kind)
	}
	return ""
}
