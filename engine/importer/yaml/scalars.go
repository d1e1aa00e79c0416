package yaml

import (
	"strings"

	"github.com/go-json-experiment/json/jsontext"
	yaml "go.yaml.in/yaml/v3"
)

// accountDigits is the length of an account number.
const accountDigits = 12

// kindOf is the kind of a scalar. Without a tag a plain one is null, true, false, a number or a string, as in YAML's
// core schema; a date is a string, and so is a number that JSON would write otherwise or that may be an account.
//
// See https://yaml.org/spec/1.2.2/#103-core-schema
func kindOf(n *yaml.Node) jsontext.Kind {
	plain := n.Style&^yaml.TaggedStyle == 0
	if n.Style&yaml.TaggedStyle != 0 {
		switch n.Tag {
		case "!!null", "!!bool", "!!int", "!!float":
		default:
			plain = plain && functions[n.Tag] != ""
		}
	}
	if !plain {
		return '"'
	}
	switch n.Value {
	case "", "~", "null", "Null", "NULL":
		return 'n'
	case "true", "True", "TRUE":
		return 't'
	case "false", "False", "FALSE":
		return 'f'
	}
	if isNumber(n.Value) {
		return '0'
	}
	return '"'
}

// isNumber reports whether value is a number as JSON writes it, and no account number.
func isNumber(value string) bool {
	rest := strings.TrimPrefix(value, "-")
	whole := digits(rest)
	if whole == 0 || whole > 1 && rest[0] == '0' || len(value) == accountDigits && whole == accountDigits {
		return false
	}
	rest = rest[whole:]
	if strings.HasPrefix(rest, ".") {
		n := digits(rest[1:])
		if n == 0 {
			return false
		}
		rest = rest[1+n:]
	}
	if rest != "" && (rest[0] == 'e' || rest[0] == 'E') {
		rest = rest[1:]
		if rest != "" && (rest[0] == '+' || rest[0] == '-') {
			rest = rest[1:]
		}
		n := digits(rest)
		if n == 0 {
			return false
		}
		rest = rest[n:]
	}
	return rest == ""
}

// digits is how many digits value begins with.
func digits(value string) int { return len(value) - len(strings.TrimLeft(value, "0123456789")) }
