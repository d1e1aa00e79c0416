package main

import (
	"encoding/json"
	"strings"
)

// known is a difference that AWS's documentation decides against the other engine: its name, the page, and how it is told
// from others. A difference is explained where the request without the feature is decided alike by both.
type known struct {
	name, page string
	is         func(r *request, ours, theirs string) bool
}

const guide = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"

var knowns = []known{
	{"user-named-in-trust-under-boundary", guide + "id_roles_update-role-trust-policy.html", func(r *request, ours, theirs string) bool {
		return ours == "implicitDeny" && theirs == "allowed" && len(r.Boundaries) > 0 && r.Action == "sts:AssumeRole" && names(r, ":user/")
	}},
	{"session-named-over-session-policy", guide + "reference_policies_evaluation-logic.html", func(r *request, ours, theirs string) bool {
		return ours == "allowed" && theirs == "implicitDeny" && len(r.Session) > 0 && (names(r, ":assumed-role/") || names(r, "*"))
	}},
	{"variable-under-2008", guide + "reference_policies_elements_version.html", func(r *request, _, _ string) bool {
		return r.seen["version 2008"] && (r.seen["variable"] || anyStatement(r, func(s *statement) bool {
			return strings.Contains(strings.Join(append(append([]string{}, s.Resource...), s.NotResource...), " "), "${")
		}))
	}},
	{"negated-on-a-variable-without-value", guide + "reference_policies_variables.html#policy-vars-no-value", func(r *request, ours, _ string) bool {
		return anyRow(r, func(operator string, values []string) bool {
			return strings.Contains(operator, "Not") && unresolved(r, values)
		})
	}},
	{"for-any-value-if-exists", guide + "reference_policies_elements_condition_operators.html#Conditions_IfExists", func(r *request, _, _ string) bool {
		return anyRow(r, func(operator string, _ []string) bool {
			return strings.HasPrefix(operator, "ForAnyValue:") && strings.HasSuffix(operator, "IfExists")
		})
	}},
	{"variable-without-value-in-NotResource", guide + "reference_policies_variables.html#policy-vars-no-value", func(r *request, _, _ string) bool {
		return anyStatement(r, func(s *statement) bool { return unresolved(r, s.NotResource) })
	}},
	{"negated-on-what-is-no-arn", guide + "reference_policies_elements_condition_operators.html#Conditions_ARN", func(r *request, _, _ string) bool {
		return r.Context["aws:SourceArn"] == "not an arn" && anyRow(r, func(operator string, _ []string) bool { return strings.Contains(operator, "ArnNot") })
	}},
	{"every-address", guide + "reference_policies_elements_condition_operators.html#Conditions_IPAddress", func(r *request, _, _ string) bool {
		return anyRow(r, func(_ string, values []string) bool { return strings.Contains(strings.Join(values, " "), "0.0.0.0/0") })
	}},
	{"address-of-the-other-family", guide + "reference_policies_elements_condition_operators.html#Conditions_IPAddress", func(r *request, _, _ string) bool {
		return r.seen["operator NotIpAddress"]
	}},
}

// explain names the known difference that this one is, "" where it is none.
func explain(r *request, ours, theirs string) string {
	for _, k := range knowns {
		if k.is(r, ours, theirs) {
			return k.name
		}
	}
	return ""
}

// names reports whether a principal of the resource's policy contains part.
func names(r *request, part string) bool {
	if r.Trust == nil {
		return false
	}
	for _, s := range r.Trust.Statement {
		if byKey, ok := s.Principal.(map[string][]string); ok {
			for _, v := range byKey["AWS"] {
				if strings.Contains(v, part) {
					return true
				}
			}
		}
	}
	return false
}

// unresolved reports whether a value holds a variable that the request cannot fill.
func unresolved(r *request, values []string) bool {
	for _, v := range values {
		if strings.Contains(v, "${aws:nobody}") {
			return true
		}
		if _, there := r.Context["aws:username"]; !there && strings.Contains(v, "${aws:username}") {
			return true
		}
	}
	return false
}

// anyRow reports whether a condition row of any policy is as is says.
func anyRow(r *request, is func(operator string, values []string) bool) bool {
	return anyStatement(r, func(s *statement) bool {
		for operator, rows := range s.Condition {
			for _, row := range rows {
				var values []string
				if json.Unmarshal(row, &values) == nil && is(operator, values) {
					return true
				}
			}
		}
		return false
	})
}

// anyStatement reports whether a statement of any policy is as is says.
func anyStatement(r *request, is func(*statement) bool) bool {
	documents := append(append(append([]document{}, r.Identity...), r.Boundaries...), r.Session...)
	for _, levels := range [][][]document{r.SCPs, r.RCPs} {
		for _, level := range levels {
			documents = append(documents, level...)
		}
	}
	if r.Trust != nil {
		documents = append(documents, *r.Trust)
	}
	for _, d := range documents {
		for i := range d.Statement {
			if is(&d.Statement[i]) {
				return true
			}
		}
	}
	return false
}
