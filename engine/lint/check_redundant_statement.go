package lint

import (
	"fmt"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var redundantStatement = &Check{
	Code: "REDUNDANT_STATEMENT",
	Type: source.Suggestion,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "A statement that another one includes",
		Text: "Statements are alternatives. A statement changes nothing if a wider one with the same effect includes it. " +
			"If it has a condition, that condition restricts no one.",
		Before: `{
			  "Version": "2012-10-17",
			  "Statement": [
			    {"Effect": "Allow", "Action": "sts:*", "Resource": "arn:aws:iam::111122223333:role/*"},
			    {
			      "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			      "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
			    }
			  ]
			}`,
		After: `{
			  "Version": "2012-10-17",
			  "Statement": [
			    {
			      "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			      "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}
			    }
			  ]
			}`,
		See: checkPage + "suggestion-redundant-statement",
	},
	run: func(p *pass) {
		list := p.doc.Statements
		for i := range list {
			if j := coveredBy(list, i, includes); j >= 0 {
				var fixes []source.Fix
				if len(list[i].Condition) == 0 { // a Condition was meant to restrict a caller
					fixes = p.dropItem("Delete the statement", spans(list, statementSpan), i)
				}
				p.report(
					list[i].EffectSpan,
					fmt.Sprintf(
						"statement %s changes nothing, because statement %s includes it%s",
						number(list, i),
						number(list, j),
						emptyCondition(&list[i]),
					),
					"delete it, or narrow the wider one",
					fixes...)
			}
		}
	},
}

// number names a statement by its Sid, or by its position if it has none.
func number(list []policy.Statement, i int) string {
	if sid := list[i].Sid.Value; sid != "" {
		return sid
	}
	return fmt.Sprint(i + 1)
}

func emptyCondition(s *policy.Statement) string {
	if len(s.Condition) == 0 {
		return ""
	}
	return ", so its Condition restricts no one"
}

// includes reports whether wide applies to every request that narrow applies to. Negated elements and conditions must
// be written alike.
func includes(wide, narrow policy.Statement) bool {
	if wide.Effect == "" || wide.Effect != narrow.Effect || wide.Action == nil || narrow.Action == nil ||
		len(narrow.Action.Values) == 0 {
		return false
	}
	return includesActions(wide.Action, narrow.Action) && includesResources(wide.Resource, narrow.Resource) &&
		includesPrincipals(wide.Principal, narrow.Principal) && includesConditions(wide.Condition, narrow.Condition)
}

func includesActions(wide, narrow *policy.Actions) bool {
	if wide.Not != narrow.Not {
		return false
	}
	texts := func(a *policy.Actions) []string {
		list := make([]string, len(a.Values))
		for i := range a.Values {
			list[i] = strings.ToLower(a.Values[i].Value)
		}
		return list
	}
	if wide.Not {
		return every(texts(wide), texts(narrow), func(a, b string) bool { return covers(b, a) })
	}
	return every(texts(narrow), texts(wide), func(a, b string) bool { return covers(b, a) })
}

func includesResources(wide, narrow *policy.Resources) bool {
	if wide == nil || narrow == nil {
		return wide == nil && narrow == nil
	}
	texts := func(r *policy.Resources) []string {
		list := make([]string, len(r.Values))
		for i := range r.Values {
			list[i] = r.Values[i].Value
		}
		return list
	}
	if wide.Not != narrow.Not || len(narrow.Values) == 0 {
		return false
	}
	if wide.Not {
		return every(texts(wide), texts(narrow), func(a, b string) bool { return coversARN(b, a) })
	}
	return every(texts(narrow), texts(wide), func(a, b string) bool { return coversARN(b, a) })
}

// includesPrincipals compares principals by their text. An account does not include its user: the user's ARN exempts
// the caller from more than the account's ARN does.
func includesPrincipals(wide, narrow *policy.Principals) bool {
	if wide == nil || narrow == nil {
		return wide == nil && narrow == nil
	}
	same := func(a, b policy.Principal) bool { return a.Type == b.Type && a.Value == b.Value }
	if wide.Not || narrow.Not || len(narrow.Values) == 0 {
		return false
	}
	return every(narrow.Values, wide.Values, same)
}

// includesConditions reports whether narrow has every row of wide.
func includesConditions(wide, narrow []policy.Condition) bool {
	return every(wide, narrow, func(a, b policy.Condition) bool {
		return a.Written.Value == b.Written.Value && a.Lower == b.Lower &&
			every(values(&b), values(&a), func(x, y string) bool { return x == y }) &&
			every(values(&a), values(&b), func(x, y string) bool { return x == y })
	})
}

// every reports whether each item of list has a partner in others.
func every[T any](list, others []T, partner func(a, b T) bool) bool {
	for _, a := range list {
		found := false
		for _, b := range others {
			found = found || partner(a, b)
		}
		if !found {
			return false
		}
	}
	return true
}
