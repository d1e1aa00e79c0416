package main

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/decide"
)

// known is a difference in which AWS's documentation contradicts the other engine: its name, the page, and how the
// other engine reads the request. A difference is explained if our engine gives the other's answer to the request as
// the other reads it. So a request that happens to have the feature cannot hide another difference.
type known struct {
	name, page string
	// reads changes the request to what the other engine reads; false if there is nothing to change.
	reads func(r *request) bool
}

const (
	guide     = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
	operators = guide + "reference_policies_elements_condition_operators.html"
)

// namesProvider replaces the principals of the selected statements of the trust policy with the calling provider.
func namesProvider(r *request, meant func(s *statement, principal string) bool) (changed bool) {
	if !strings.Contains(r.Principal, "-provider/") || r.Trust == nil {
		return false
	}
	for i := range r.Trust.Statement {
		s := &r.Trust.Statement[i]
		if b, _ := json.Marshal(s.Principal); meant(s, string(b)) {
			s.Principal, changed = map[string][]string{"Federated": {r.Principal}}, true
		}
	}
	return changed
}

var knowns = slices.Concat(rules, comparisons)

// rules are differences about who is asked and what is in force.
var rules = []known{
	{"user-named-in-trust-under-boundary", guide + "id_roles_update-role-trust-policy.html", func(r *request) bool {
		if len(r.Boundaries) == 0 || r.Action != "sts:AssumeRole" || !names(r, ":user/") {
			return false
		}
		r.Boundaries[0].Statement = append(r.Boundaries[0].Statement, everything())
		return true
	}},
	{"session-named-over-session-policy", guide + "reference_policies_evaluation-logic.html", func(r *request) bool {
		if len(r.Session) == 0 || !names(r, ":assumed-role/") && !names(r, ":federated-user/") && !names(r, `"*"`) {
			return false
		}
		r.SCPs, r.Session = append(r.SCPs, r.Session), nil // a ceiling that exempts no principal
		return true
	}},
	{"root-without-identity-policy", guide + "reference_policies_evaluation-logic.html", func(r *request) bool {
		if !strings.HasSuffix(r.Principal, ":root") {
			return false
		}
		r.Principal = "arn:aws:sts::" + home + ":assumed-role/Other/other" // a principal of the account that needs one
		return true
	}},
	{
		"account-names-its-providers", guide + "id_credentials_temp_control-access_assumerole.html",
		func(r *request) (changed bool) {
			return namesProvider(r, func(s *statement, principal string) bool {
				return strings.Contains(principal, `"`+home+`"`) || strings.Contains(principal, home+":root")
			})
		},
	},
	{"everyone-signs", guide + "id_roles_create_for-idp.html", func(r *request) (changed bool) {
		return namesProvider(r, func(s *statement, principal string) bool {
			return s.Effect == "Allow" && strings.Contains(principal, `"*"`)
		})
	}},
	{"federated-user-without-session-policy", guide + "reference_policies_evaluation-logic.html", func(r *request) bool {
		if !strings.Contains(r.Principal, ":federated-user/") || len(r.Session) > 0 {
			return false
		}
		r.Session = []document{{Version: "2012-10-17", Statement: []statement{everything()}}}
		return true
	}},
	{"variable-under-2008", guide + "reference_policies_elements_version.html", func(r *request) bool {
		changed := false
		for _, d := range documentsOf(r) {
			if d.Version == "2008-10-17" {
				d.Version, changed = "2012-10-17", true
			}
		}
		return changed
	}},
	{
		"negated-on-a-variable-without-value", guide + "reference_policies_variables.html#policy-vars-no-value",
		func(r *request) bool {
			return eachRow(r, func(w *row) bool {
				return strings.Contains(w.operator, "Not") && r.has(w.key) && unresolved(r, r.compared(w)) && w.never()
			})
		},
	},
	{"for-any-value-if-exists", operators + "#Conditions_IfExists", func(r *request) bool {
		return eachRow(r, func(w *row) (changed bool) {
			if strings.HasPrefix(w.operator, "ForAnyValue:") {
				w.operator, changed = strings.CutSuffix(w.operator, "IfExists")
			}
			return changed
		})
	}},
	{
		"variable-without-value-in-NotResource", guide + "reference_policies_variables.html#policy-vars-no-value",
		func(r *request) bool {
			changed := false
			for _, d := range documentsOf(r) {
				for i := range d.Statement {
					if s := &d.Statement[i]; unresolved(r, s.NotResource) {
						s.NotResource, s.Resource, changed = nil, []string{"arn:aws:s3:::nothing"}, true
					}
				}
			}
			return changed
		},
	},
	{"actions-of-a-trust", guide + "id_roles_update-role-trust-policy.html", func(r *request) (changed bool) {
		if r.Trust == nil || !strings.HasPrefix(r.Action, "sts:AssumeRole") {
			return false
		}
		for i := range r.Trust.Statement {
			s := &r.Trust.Statement[i]
			for j, action := range s.Action {
				switch strings.ToLower(action) {
				case "sts:*", "sts:assume*", "sts:assumerole":
					if action == aws.AssumeRole {
						continue
					}
					s.Action[j], changed = aws.AssumeRole, true
					if strings.HasSuffix(action, "*") {
						s.Action[j] = r.Action
					}
				}
			}
		}
		return changed
	}},
}

func everything() statement {
	return statement{Effect: "Allow", Action: []string{"*"}, Resource: []string{"*"}}
}

// explain names the known differences that explain this one, "" if none does: one of them, otherwise two together,
// otherwise all that the request has.
func explain(d *decide.Decider, r *request, theirs string) string {
	for i := range knowns {
		if asRead(d, r, theirs, knowns[i:i+1]) {
			return knowns[i].name
		}
	}
	for i := range knowns {
		for j := i + 1; j < len(knowns); j++ {
			if asRead(d, r, theirs, []known{knowns[i], knowns[j]}) {
				return knowns[i].name + " with " + knowns[j].name
			}
		}
	}
	if asRead(d, r, theirs, knowns) {
		return "several of them"
	}
	return ""
}

// asRead reports whether we answer as the other engine does where the request is read as it reads it.
func asRead(d *decide.Decider, r *request, theirs string, list []known) bool {
	c := r.clone()
	for i := range list {
		if !list[i].reads(c) && len(list) < len(knowns) {
			return false
		}
	}
	ours, err := decision(d, c)
	return err == nil && ours == theirs
}

// clone copies a request with all its documents, so that a change of the copy leaves the request alone.
func (r *request) clone() *request {
	b, err := json.Marshal(r)
	c := &request{}
	if err != nil || json.Unmarshal(b, c) != nil {
		panic("a request that was made here is not JSON") // it is built of plain values
	}
	c.Context, c.seen = maps.Clone(r.Context), r.seen
	return c
}

// documentsOf are pointers to every document of a request.
func documentsOf(r *request) []*document {
	var list []*document
	for _, documents := range [][]document{r.Identity, r.Session, r.Boundaries} {
		for i := range documents {
			list = append(list, &documents[i])
		}
	}
	for _, levels := range [][][]document{r.SCPs, r.RCPs} {
		for _, level := range levels {
			for i := range level {
				list = append(list, &level[i])
			}
		}
	}
	if r.Trust != nil {
		list = append(list, r.Trust)
	}
	return list
}

// names reports whether a principal of the resource's policy contains part.
func names(r *request, part string) bool {
	if r.Trust == nil {
		return false
	}
	for _, s := range r.Trust.Statement {
		b, _ := json.Marshal(s.Principal)
		if strings.Contains(string(b), part) {
			return true
		}
	}
	return false
}

// unresolved reports whether a value holds a variable that the request cannot fill.
func unresolved(r *request, values []string) bool {
	for _, v := range values {
		if strings.Contains(v, "${aws:absent}") {
			return true
		}
		if _, there := r.Context["aws:username"]; !there && strings.Contains(v, "${aws:username}") {
			return true
		}
	}
	return false
}

// compared are the values of a row that the other engine reads to their end. Of ARNs these are the ones whose first
// five components equal the request's, because it stops at a component that differs.
func (r *request) compared(w *row) []string {
	if !strings.Contains(w.operator, "ArnNot") {
		return w.values
	}
	var list []string
	for key, got := range r.Context {
		if text, ok := got.(string); ok && strings.EqualFold(key, w.key) {
			for _, v := range w.values {
				if head(v) == head(text) {
					list = append(list, v)
				}
			}
		}
	}
	return list
}

// head is an ARN without its resource.
func head(arn string) string {
	parts := strings.SplitN(arn, ":", 6)
	return strings.Join(parts[:len(parts)-1], ":")
}

// has reports whether the request has the key.
func (r *request) has(key string) bool {
	for k := range r.Context {
		if strings.EqualFold(k, key) {
			return true
		}
	}
	return false
}

// row is one row of a condition.
type row struct {
	operator, key string
	values        []string
}

// never changes the row to one that does not hold.
func (w *row) never() bool {
	w.operator, w.key, w.values = "StringEquals", "corp:Never", []string{"never"}
	return true
}

// eachRow changes every condition row of the request and reports whether one was changed.
func eachRow(r *request, change func(*row) bool) (changed bool) {
	for _, d := range documentsOf(r) {
		for i := range d.Statement {
			condition := map[string]map[string]json.RawMessage{}
			for operator, keys := range d.Statement[i].Condition {
				for key, body := range keys {
					w := &row{operator: operator, key: key}
					if json.Unmarshal(body, &w.values) == nil && change(w) {
						changed = true
					}
					if condition[w.operator] == nil {
						condition[w.operator] = map[string]json.RawMessage{}
					}
					condition[w.operator][w.key] = raw(w.values)
				}
			}
			if len(condition) > 0 {
				d.Statement[i].Condition = condition
			}
		}
	}
	return changed
}
