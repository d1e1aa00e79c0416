package match

import (
	"fmt"
	"strings"
)

// decimal is a number as policies write them, kept as digits so that it compares exactly however long it is: an
// optional sign, digits, and digits after a point.
type decimal struct {
	negative       bool
	whole, decimal string // without leading, respectively trailing, zeros
}

// parseDecimal reads a number; ok is false for anything else, an exponent included.
func parseDecimal(s string) (d decimal, ok bool) {
	s = strings.TrimSpace(s)
	if s != "" && (s[0] == '-' || s[0] == '+') {
		d.negative = s[0] == '-'
		s = s[1:]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	if whole == "" && fraction == "" || strings.Trim(whole, "0123456789") != "" || strings.Trim(fraction, "0123456789") != "" {
		return decimal{}, false
	}
	d.whole, d.decimal = strings.TrimLeft(whole, "0"), strings.TrimRight(fraction, "0")
	if d.whole == "" && d.decimal == "" {
		d.negative = false
	}
	return d, true
}

// compare is negative where d is less than e, zero where they are equal.
func (d decimal) compare(e decimal) int {
	if d.negative != e.negative {
		if d.negative {
			return -1
		}
		return 1
	}
	sign := len(d.whole) - len(e.whole)
	if sign == 0 {
		sign = strings.Compare(d.whole, e.whole)
	}
	if sign == 0 {
		sign = strings.Compare(d.decimal, e.decimal)
	}
	if d.negative {
		return -sign
	}
	return sign
}

type numeric struct {
	wanted decimal
	order  order
}

func compileNumeric(o order) func(string, bool) (comparison, error) {
	return func(s string, _ bool) (comparison, error) {
		d, ok := parseDecimal(s)
		if !ok {
			return nil, fmt.Errorf("%q is not a number", s)
		}
		return &numeric{d, o}, nil
	}
}

func (n *numeric) holds(got string, _ Lookup) Truth {
	d, ok := parseDecimal(got)
	return Of(ok && n.order(d.compare(n.wanted)))
}
