package edits

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/splice"
)

// condition proposes edits of one row.
func (g *generator) condition(s *policy.Statement, i int) {
	c := &s.Condition[i]
	g.dropCondition(s, c)
	g.operator(s, c)
	g.key(c)
	values := c.Values
	if c.Operator.Name == match.Null {
		g.presence(c)
		return
	}
	g.moment(c, values)
	got := g.request().Context.Values(c.Lower)
	g.bound(c, got.List)
	from := len(g.list)
	g.values(values, got.List, "values of "+c.Key.Value, c)
	risk := wholes[c.Lower]
	if c.Operator.Name == match.Bool && len(values) == 1 && presence[values[0].Value] != "" {
		risk = contrary
	}
	if c.Lower == cognitoSignIn && g.opens && signedIn(values) {
		risk = guests
	}
	for i := from; i < len(g.list); i++ {
		g.list[i].risk = risk
	}
}

// cognitoSignIn is the key that tells the guests of a Cognito identity pool from those who have signed in.
//
// See https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
const cognitoSignIn = "cognito-identity.amazonaws.com:amr"

// signedIn reports whether all values ask that the caller has signed in.
func signedIn(values []policy.String) bool {
	return !slices.ContainsFunc(values, func(v policy.String) bool {
		return match.NewAction(v.Value).Matches("unauthenticated")
	})
}

// moment proposes a day more for what has ended, and an earlier moment for what has not begun.
func (g *generator) moment(c *policy.Condition, values []policy.String) {
	if c.Lower != "aws:currenttime" || len(values) != 1 || !g.opens {
		return
	}
	now := g.result.Rows[g.row].Time
	write := func(at time.Time, words string) {
		text := at.UTC().Format(time.RFC3339)
		g.add(source.Edit{At: values[0].Span, New: quote(text)}, words+text)
	}
	switch c.Operator.Name {
	case match.DateLessThan, match.DateLessThanEquals:
		write(now.Add(24*time.Hour), "let it end at ")
	case match.DateGreaterThan, match.DateGreaterThanEquals:
		write(now.Add(-time.Minute), "let it begin at ")
	}
}

// wholes are the keys whose values are many callers, with the risk of one more.
var wholes = map[string]string{
	"aws:principalaccount": wholeAccount, "aws:principalorgid": wholeOrganization,
	"aws:principalorgpaths": wholeOrganization,
}

// presence proposes the contrary of what Null asks for, or both where it is neither.
func (g *generator) presence(c *policy.Condition) {
	if len(c.Values) != 1 {
		return
	}
	for _, truth := range []string{"true", "false"} {
		if truth == c.Values[0].Value {
			continue
		}
		e := g.add(source.Edit{At: c.Values[0].Span, New: quote(truth)}, "ask that "+c.Key.Value+" be "+presence[truth])
		if e.tier = tierBeside; presence[c.Values[0].Value] == "" {
			e.renames = c.Lower // it asked for nothing yet
		} else {
			e.risk = contrary
		}
	}
}

// bound proposes a bound within which a number of the request is.
func (g *generator) bound(c *policy.Condition, got []string) {
	if len(got) != 1 || len(c.Values) != 1 || !g.opens {
		return
	}
	n, err := strconv.ParseInt(got[0], 10, 32)
	if err != nil {
		return
	}
	switch c.Operator.Name {
	case match.NumericLessThan:
		n++
	case match.NumericGreaterThan:
		n--
	case match.NumericLessThanEquals, match.NumericGreaterThanEquals:
	default:
		return
	}
	g.replace(c.Values[0], strconv.FormatInt(n, 10), "values of "+c.Key.Value)
}

var presence = map[string]string{"true": "absent", "false": "present"}

// dropCondition proposes to drop a row, with its operator or the whole Condition where nothing else is in them.
func (g *generator) dropCondition(s *policy.Statement, c *policy.Condition) {
	words := "no longer require " + c.Key.Value
	if len(s.Condition) == 1 {
		if e, ok := cut(g.body, member(g.body, s.ConditionSpan)); ok {
			g.loosen(e, words, s)
		}
		return
	}
	last := c.Values[len(c.Values)-1].Span
	row := span(c.Key.Span.From, whole(g.body, c.Values[0].Span, last).To)
	if !shares(s, c) {
		row = span(c.Written.Span.From, splice.On(g.body, row.To)+1)
	}
	if e, ok := cut(g.body, row); ok {
		g.loosen(e, words, s)
	}
}

// loosen proposes an edit with which a statement asks for less.
func (g *generator) loosen(e source.Edit, words string, s *policy.Statement) {
	c := g.add(e, words)
	c.tier, c.loosens = tierRound, s.Effect == policy.Allow
}

// shares reports whether the operator of a row has others.
func shares(s *policy.Statement, c *policy.Condition) bool {
	n := 0
	for i := range s.Condition {
		if s.Condition[i].Written.Span == c.Written.Span {
			n++
		}
	}
	return n > 1
}

// alone reports whether the values of an operator are numbers, moments or truths, of which there is one by their
// nature.
func alone(op match.OperatorName) bool {
	for _, start := range []string{"Numeric", "Date", "Bool"} {
		if strings.HasPrefix(string(op), start) {
			return true
		}
	}
	return false
}
