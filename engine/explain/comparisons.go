package explain

import (
	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/source"
)

// comparisons say how the two sides of a condition row compare if the comparison holds, and if it does not. A negated
// operator has the words of the operator that it negates.
var comparisons = map[match.OperatorName]struct{ holds, fails string }{
	match.StringEquals:              {"is", "is not"},
	match.StringNotEquals:           {"is", "is not"},
	match.StringEqualsIgnoreCase:    {"is, case apart,", "is not, case apart,"},
	match.StringNotEqualsIgnoreCase: {"is, case apart,", "is not, case apart,"},
	match.StringLike:                {"is like", "is not like"},
	match.StringNotLike:             {"is like", "is not like"},
	match.NumericEquals:             {"is", "is not"},
	match.NumericNotEquals:          {"is", "is not"},
	match.NumericLessThan:           {"is less than", "is not less than"},
	match.NumericLessThanEquals:     {"is at most", "is not at most"},
	match.NumericGreaterThan:        {"is more than", "is not more than"},
	match.NumericGreaterThanEquals:  {"is at least", "is not at least"},
	match.DateEquals:                {"is", "is not"},
	match.DateNotEquals:             {"is", "is not"},
	match.DateLessThan:              {"is before", "is not before"},
	match.DateLessThanEquals:        {"is not after", "is after"},
	match.DateGreaterThan:           {"is after", "is not after"},
	match.DateGreaterThanEquals:     {"is not before", "is before"},
	match.Bool:                      {"is", "is not"},
	match.BinaryEquals:              {"is", "is not"},
	match.IPAddress:                 {"is in", "is not in"},
	match.NotIPAddress:              {"is in", "is not in"},
	match.ArnEquals:                 {"is like", "is not like"},
	match.ArnLike:                   {"is like", "is not like"},
	match.ArnNotEquals:              {"is like", "is not like"},
	match.ArnNotLike:                {"is like", "is not like"},
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
	text += ", which " + relation(op.Name, fits) + " " + some(s.Wanted)
	switch {
	case fits || op.Negated:
	case op.Name == match.StringEquals && starred(s.Wanted, s.Got):
		text += "; StringEquals takes a star as a plain character, and StringLike does not"
	default:
		text += slipWords(s.Wanted, s.Got)
	}
	return text
}

// relation is the comparison of an operator, or its opposite.
func relation(name match.OperatorName, fits bool) string {
	if fits {
		return comparisons[name].holds
	}
	return comparisons[name].fails
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
		return about(s) + ", and whether " + first(s.Got) + " is meant is not known"
	}
	if len(s.Got) > 0 { // the other side has a policy variable of unknown value, or one of the sides a placeholder
		return key(s) + " is " + source.List(s.Got, "and") + ", and whether that " +
			relation(s.Condition.Operator.Name, true) + " " + some(s.Wanted) + " is not known"
	}
	return "the value of " + key(s) + " is not known here"
}
