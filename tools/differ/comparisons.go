package main

import (
	"slices"
	"strings"
)

// comparisons are differences about the values of a request and of a policy.
var comparisons = []known{
	{"number-with-an-exponent", operators + "#Conditions_Numeric", func(r *request) bool {
		read := r.instead("aws:MultiFactorAuthAge", "1e1", "1")
		return eachRow(r, func(w *row) bool { return w.instead("1e1", "1") }) || read
	}},
	{"seconds-with-a-sign", operators + "#Conditions_Date", func(r *request) bool {
		const signed = "+1772355600"
		unread := r.Context["aws:CurrentTime"] == signed
		return eachRow(r, func(w *row) bool {
			if !strings.Contains(w.operator, "Date") || !w.without(signed) && !unread {
				return false
			}
			return !unread && len(w.values) > 0 && !strings.Contains(w.operator, "Not") || w.never()
		}) || unread
	}},
	{"all-but-true-is-false", operators + "#Conditions_Boolean", func(r *request) bool {
		return r.Context["aws:MultiFactorAuthPresent"] == "yes" && eachRow(r, func(w *row) bool {
			return strings.Contains(w.operator, "Bool") && strings.EqualFold(w.key, "aws:MultiFactorAuthPresent") && w.never()
		})
	}},
	{"address-with-leading-zeros", operators + "#Conditions_IPAddress", func(r *request) bool {
		read := r.instead("aws:SourceIp", "203.000.113.009", "no address")
		return eachRow(r, func(w *row) bool {
			zeros := w.instead("203.000.113.0/024", "255.255.255.255/32")
			zeros = w.instead("203.000.113.009", "255.255.255.255/32") || zeros
			return zeros && (!strings.Contains(w.operator, "NotIpAddress") || w.never())
		}) || read
	}},
	{"no-address-in-a-policy", operators + "#Conditions_IPAddress", func(r *request) bool {
		return eachRow(r, func(w *row) bool {
			return strings.Contains(w.operator, "NotIpAddress") && slices.Contains(w.values, "no address") && w.never()
		})
	}},
	{"host-bits-of-ipv6", operators + "#Conditions_IPAddress", func(r *request) bool {
		return eachRow(r, func(w *row) bool { return w.instead("2001:db8::5/32", "2001:db8::/32") })
	}},
	{"default-of-a-multivalued-key", guide + "reference_policies_variables.html", func(r *request) bool {
		return eachRow(r, func(w *row) bool { return w.instead("${aws:TagKeys, 'blue'}", "blue") })
	}},
	{"mapped-address-is-ipv4", operators + "#Conditions_IPAddress", func(r *request) bool {
		read := r.instead("aws:SourceIp", "::ffff:203.0.113.9", "fd00::9")
		return eachRow(r, func(w *row) bool { return w.instead("::ffff:203.0.113.0/120", "fd00::/120") }) || read
	}},
	{"every-address", operators + "#Conditions_IPAddress", func(r *request) bool {
		return eachRow(r, func(w *row) bool {
			changed := slices.Contains(w.values, "0.0.0.0/0")
			for i, v := range w.values {
				if v == "0.0.0.0/0" {
					w.values[i] = "255.255.255.255/32"
				}
			}
			return changed
		})
	}},
	{"address-of-the-other-family", operators + "#Conditions_IPAddress", func(r *request) bool {
		return eachRow(r, func(w *row) bool {
			from, _ := r.Context["aws:SourceIp"].(string)
			otherFamily := func(v string) bool { return strings.Contains(v, ":") != strings.Contains(from, ":") }
			return from != "" && strings.Contains(w.operator, "NotIpAddress") && slices.ContainsFunc(w.values, otherFamily) &&
				w.never()
		})
	}},
}

// instead replaces a value of the request, and the same value in policies; false if the request does not have it.
func (r *request) instead(key, old, value string) bool {
	if r.Context[key] != old {
		return false
	}
	r.Context[key] = value
	eachRow(r, func(w *row) bool { return w.instead(old, value) })
	return true
}

// instead replaces a value of the row, and reports whether the row has it.
func (w *row) instead(old, value string) (changed bool) {
	for i, v := range w.values {
		if v == old {
			w.values[i], changed = value, true
		}
	}
	return changed
}

// without takes a value out of the row, and reports whether the row had it.
func (w *row) without(value string) bool {
	before := len(w.values)
	w.values = slices.DeleteFunc(w.values, func(v string) bool { return v == value })
	return len(w.values) < before
}
