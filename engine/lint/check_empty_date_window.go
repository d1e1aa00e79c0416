package lint

import (
	"fmt"
	"time"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

var emptyDateWindow = &Check{
	Code: "EMPTY_DATE_WINDOW",
	Type: source.Error,
	Doc: Doc{
		Kind:  policy.Identity,
		Title: "A date window that is empty",
		Text:  "A statement for the time between two dates never applies if the later date is under `DateGreaterThan`.",
		Before: `{
			  "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			  "Condition": {
			    "DateGreaterThan": {"aws:CurrentTime": "2026-12-31T00:00:00Z"},
			    "DateLessThan": {"aws:CurrentTime": "2026-01-01T00:00:00Z"}
			  }
			}`,
		After: `{
			  "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "arn:aws:iam::111122223333:role/Deploy",
			  "Condition": {
			    "DateGreaterThan": {"aws:CurrentTime": "2026-01-01T00:00:00Z"},
			    "DateLessThan": {"aws:CurrentTime": "2026-12-31T00:00:00Z"}
			  }
			}`,
		See: operators + "#Conditions_Date",
	},
	run: func(p *pass) {
		for s, c := range p.rows() {
			after, ok := bound(c, match.DateGreaterThan, match.DateGreaterThanEquals)
			if !ok {
				continue
			}
			for i := range s.Condition {
				other := &s.Condition[i]
				before, ok := bound(other, match.DateLessThan, match.DateLessThanEquals)
				if ok && other.Lower == c.Lower && before.Before(after) {
					p.report(
						other.Values[0].Span,
						fmt.Sprintf("%s cannot be after %s and before %s", c.Key.Value, c.Values[0].Value, other.Values[0].Value),
						"write the earlier date under "+c.Written.Value,
					)
				}
			}
		}
	},
}

// bound is the one date that the row compares with by one of the operators.
func bound(c *policy.Condition, names ...match.OperatorName) (t time.Time, ok bool) {
	if !has(names, c.Operator.Name) || c.Operator.IfExists || len(c.Values) != 1 {
		return t, false
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02"} {
		if t, err := time.Parse(layout, c.Values[0].Value); err == nil {
			return t, true
		}
	}
	return t, false
}
