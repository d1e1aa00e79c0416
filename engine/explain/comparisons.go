package explain

import (
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/source"
)

// comparison says how the two sides of a condition row stand to each other, whatever its operator makes of that: `is`
// and `is not`, `is before` and `is not before`.
var comparison = map[match.OperatorName]string{
	match.StringEquals: "is", match.StringNotEquals: "is",
	match.StringEqualsIgnoreCase: "is, case apart,", match.StringNotEqualsIgnoreCase: "is, case apart,",
	match.StringLike: "is like", match.StringNotLike: "is like",
	match.NumericEquals: "is", match.NumericNotEquals: "is",
	match.NumericLessThan: "is less than", match.NumericLessThanEquals: "is at most",
	match.NumericGreaterThan: "is more than", match.NumericGreaterThanEquals: "is at least",
	match.DateEquals: "is", match.DateNotEquals: "is",
	match.DateLessThan: "is before", match.DateLessThanEquals: "is not after",
	match.DateGreaterThan: "is after", match.DateGreaterThanEquals: "is not before",
	match.Bool: "is", match.BinaryEquals: "is",
	match.IPAddress: "is in", match.NotIPAddress: "is in",
	match.ArnEquals: "is like", match.ArnLike: "is like", match.ArnNotEquals: "is like", match.ArnNotLike: "is like",
}

// compared tells a condition row's two sides: `aws:SourceIp is 198.51.100.7, which is not in 203.0.113.0/24`.
func compared(s *eval.Step) string {
	op := s.Condition.Operator
	got := source.List(s.Got, "and")
	text := key(s) + " is " + got
	if op.Set != match.Single && len(s.Got) > 1 {
		return text + setWords(s)
	}
	fits := (s.Held == match.Yes) != op.Negated
	if fits && len(s.Wanted) == 1 && s.Wanted[0] == got {
		return text + ", the value that is named"
	}
	return text + ", which " + relation(op.Name, fits) + " " + some(s.Wanted)
}

// relation is the comparison of an operator, or its opposite.
func relation(name match.OperatorName, fits bool) string {
	words := comparison[name]
	switch {
	case fits:
		return words
	case strings.HasPrefix(words, "is not "):
		return "is " + strings.TrimPrefix(words, "is not ")
	}
	return "is not" + strings.TrimPrefix(words, "is")
}

// setWords tells what a set operator found in several values.
func setWords(s *eval.Step) string {
	all := s.Condition.Operator.Set == match.ForAllValues
	switch {
	case all && s.Held == match.Yes:
		return ", and each of these passes " + s.Condition.Written.Value + " " + some(s.Wanted)
	case all:
		return ", and not all of these pass " + s.Condition.Written.Value + " " + some(s.Wanted)
	case s.Held == match.Yes:
		return ", one of which passes " + s.Condition.Written.Value + " " + some(s.Wanted)
	}
	return ", none of which passes " + s.Condition.Written.Value + " " + some(s.Wanted)
}

func nullWords(s *eval.Step) string {
	if len(s.Got) == 0 {
		return "the request has no " + key(s)
	}
	return "the request has " + key(s)
}

// conditionWords tells why a row whose key is there holds or does not.
func conditionWords(s *eval.Step) string {
	if s.Condition.Operator.Name == match.Null {
		return nullWords(s)
	}
	return compared(s)
}

// keyMissing tells what the operator makes of a missing key, because that is where most surprises come from.
func keyMissing(s *eval.Step) string {
	c := s.Condition
	text := "the request has no " + key(s)
	switch {
	case s.Held != match.Yes:
		return text
	case c.Operator.IfExists:
		return text + ", and " + c.Written.Value + " counts a missing key as a match"
	case c.Operator.Set == match.ForAllValues:
		return text + ", and ForAllValues is true when there is nothing to compare"
	}
	return text + ", and " + c.Written.Value + " is true when the key is missing"
}

func keyUnknown(s *eval.Step) string {
	if s.Condition == nil {
		return "it depends on a policy variable whose value is not known"
	}
	return "the value of " + key(s) + " is not known here"
}
