package lint

import (
	"strings"

	"rolewalk/engine/match"
	"rolewalk/engine/policy"
)

// requires reports whether the row holds only for requests that have the key.
func requires(c *policy.Condition) bool {
	switch {
	case c.Operator.Name == match.Null:
		return len(c.Values) == 1 && strings.EqualFold(c.Values[0].Value, "false")
	case c.Operator.IfExists || c.Operator.Negated || c.Operator.Set == match.ForAllValues:
		return false
	}
	return true // a row without values holds for no request
}

// constrains reports whether the row requires the key and its values are more than wildcards.
func constrains(c *policy.Condition) bool {
	if !requires(c) || c.Operator.Name == match.Null {
		return false
	}
	for _, v := range c.Values {
		if takesWildcards(c.Operator.Name) && v.Value != "" && strings.Trim(v.Value, "*?") == "" ||
			has([]string{"0.0.0.0/0", "::/0"}, v.Value) {
			return false
		}
	}
	return true
}

// takesWildcards reports whether * and ? are wildcards in the operator's values.
func takesWildcards(name match.OperatorName) bool {
	switch name {
	case match.StringLike, match.StringNotLike, match.ArnEquals, match.ArnNotEquals, match.ArnLike, match.ArnNotLike:
		return true
	}
	return false
}

// isString reports whether the operator compares text.
func isString(name match.OperatorName) bool { return strings.HasPrefix(string(name), "String") }

// constrainsAny reports whether some row of the statement constrains one of the keys, which are in lower case. A key
// that ends in a slash or a star stands for every key that starts with the text before it.
func constrainsAny(s *policy.Statement, keys ...string) bool {
	return anyRow(s, constrains, keys...)
}

// mentions reports whether some row of the statement has one of the keys.
func mentions(s *policy.Statement, keys ...string) bool {
	return anyRow(s, func(*policy.Condition) bool { return true }, keys...)
}

// mentionsAny reports whether some row of the statement has a key of the kind.
func mentionsAny(s *policy.Statement, is func(lower string) bool) bool {
	return anyRowWhere(s, is, func(*policy.Condition) bool { return true })
}

func anyRow(s *policy.Statement, holds func(*policy.Condition) bool, keys ...string) bool {
	return anyRowWhere(s, func(lower string) bool { return keyIn(lower, keys) }, holds)
}

func anyRowWhere(s *policy.Statement, is func(lower string) bool, holds func(*policy.Condition) bool) bool {
	for i := range s.Condition {
		if is(s.Condition[i].Lower) && holds(&s.Condition[i]) {
			return true
		}
	}
	return false
}

func keyIn(lower string, keys []string) bool {
	for _, k := range keys {
		prefix, star := strings.CutSuffix(k, "*")
		if lower == k || (star || strings.HasSuffix(k, "/")) && strings.HasPrefix(lower, prefix) {
			return true
		}
	}
	return false
}

// guarded reports whether another row of the statement requires the key.
func guarded(s *policy.Statement, c *policy.Condition) bool {
	for i := range s.Condition {
		other := &s.Condition[i]
		if other != c && other.Lower == c.Lower && requires(other) {
			return true
		}
	}
	return false
}

// values lists the row's values as plain strings.
func values(c *policy.Condition) []string {
	list := make([]string, len(c.Values))
	for i, v := range c.Values {
		list[i] = v.Value
	}
	return list
}

// isTrue reports whether the row's only value is true; isFalse does so for false.
func isTrue(c *policy.Condition) bool {
	return len(c.Values) == 1 && strings.EqualFold(c.Values[0].Value, "true")
}

func isFalse(c *policy.Condition) bool {
	return len(c.Values) == 1 && strings.EqualFold(c.Values[0].Value, "false")
}

// hasWildcard reports whether the text has a * or ? that is not written ${*} or ${?}.
func hasWildcard(text string) bool {
	text = strings.NewReplacer("${*}", "", "${?}", "").Replace(text)
	return strings.ContainsAny(text, "*?")
}
