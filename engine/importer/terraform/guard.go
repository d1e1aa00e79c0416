package terraform

import (
	"strings"

	"github.com/zclconf/go-cty/cty"
)

// guard says why a call would make more than the bounds allow; "" if it would not. The functions of cty do not ask.
func (c *calling) guard() string {
	for _, v := range c.args {
		if bare, _ := v.Unmark(); !printable(bare) {
			return tooLarge
		}
	}
	switch c.x.Name {
	case "setproduct":
		product := 1
		for _, v := range c.args {
			if product *= max(1, c.count(v)); product > maxItems {
				return tooManyList
			}
		}
	case "formatlist", "format":
		if wideVerb(c.textArg(0)) {
			return tooBig
		}
	case "indent":
		if n, reason := wholeNumber(c.firstArg()); reason == "" && n > 1_000 {
			return tooBig
		}
	case "join":
		return c.guardJoin()
	case "replace":
		return c.guardReplace()
	case "regex", "regexall":
		if len(c.textArg(0)) > 1_000 {
			return "its regular expression is longer than 1,000 bytes"
		}
	case "pow":
		return c.guardPow()
	case "matchkeys", "distinct", "setsubtract", "setintersection", "index", "contains":
		total := 1
		for _, v := range c.args {
			total *= max(1, c.count(v))
		}
		if c.x.Name == "distinct" {
			total *= total
		}
		if !c.r.spend(total / 16) {
			return tooMuch
		}
	}
	return ""
}

// count is how many items an argument has.
func (c *calling) count(v cty.Value) int {
	bare, _ := v.Unmark()
	if !bare.IsKnown() || bare.IsNull() || !bare.CanIterateElements() {
		return 0
	}
	return bare.LengthInt()
}

// textArg is the text of an argument; "" if it is none.
func (c *calling) textArg(n int) string {
	if n >= len(c.args) {
		return ""
	}
	bare, _ := c.args[n].Unmark()
	if !bare.IsKnown() || bare.IsNull() || bare.Type() != cty.String {
		return ""
	}
	return bare.AsString()
}

// wideVerb reports whether a format asks for a width of more than three digits.
func wideVerb(format string) bool {
	digits, inVerb := 0, false
	for _, b := range []byte(format) {
		switch {
		case b == '%':
			inVerb, digits = !inVerb, 0
		case b == '*' && inVerb:
			return true
		case b >= '0' && b <= '9' && inVerb:
			if digits++; digits > 3 {
				return true
			}
		case strings.IndexByte("+-# .[]", b) >= 0:
			digits = 0
		default:
			inVerb = false
		}
	}
	return false
}

func (c *calling) guardJoin() string {
	between := len(c.textArg(0))
	total := 0
	for _, list := range c.args[min(1, len(c.args)):] {
		total += c.count(list)*(between+1) + length(list)
	}
	if total > 2*maxText {
		return tooBig
	}
	return ""
}

// guardReplace counts what replace() would make.
func (c *calling) guardReplace() string {
	text, old, with := c.textArg(0), c.textArg(1), c.textArg(2)
	found := len(text) + 1
	if len(old) > 1_000 {
		return "what it replaces is longer than 1,000 bytes"
	}
	isPattern := len(old) > 1 && old[0] == '/' && old[len(old)-1] == '/'
	if !isPattern {
		found = strings.Count(text, old)
	}
	growth := found * len(with)
	if isPattern {
		growth += strings.Count(with, "$") * len(text) * 2
	}
	if len(text)+growth > maxText {
		return tooBig
	}
	return ""
}

func (c *calling) guardPow() string {
	for _, v := range c.args {
		bare, _ := v.Unmark()
		if bare.IsKnown() && !bare.IsNull() && bare.Type() == cty.Number {
			if f, _ := bare.AsBigFloat().Float64(); f > 512 || f < -512 {
				return tooLarge
			}
		}
	}
	return ""
}

// length is about how much a value holds, in items and in units of 64 bytes of text.
func length(v cty.Value) int {
	n := 0
	visit(v, func(v cty.Value) {
		n++
		if v.Type() == cty.String && v.IsKnown() && !v.IsNull() {
			n += len(v.AsString()) / 64
		}
	})
	return n
}
