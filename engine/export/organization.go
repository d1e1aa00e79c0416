package export

import (
	"maps"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// organization reads the control policies of an organization.
func (w *world) organization(o *iam.Organization, from *iam.World) {
	w.leave("The organization %s itself, its OUs, and which accounts are in them.", o.ID)
	if a := from.Account(o.Management); a != nil {
		w.management = a.Alias
	}
	if len(o.Delegated) > 0 {
		w.leave("The delegated administrators of the organization.")
	}
	for _, node := range slices.Sorted(maps.Keys(o.Detached)) {
		if o.Detached[node] {
			w.leave("That %s is detached from %s: detach it by hand behind the rest.", iam.FullAWSAccess, node)
		}
	}
	for _, list := range []struct {
		kind string
		on   map[iam.Node][]*eval.Policy
	}{{"SERVICE_CONTROL_POLICY", o.SCPs}, {"RESOURCE_CONTROL_POLICY", o.RCPs}} {
		for _, node := range slices.Sorted(maps.Keys(list.on)) {
			for _, p := range list.on[node] {
				w.control(list.kind, node, p)
			}
		}
	}
	for _, c := range w.controls {
		for _, t := range c.targets {
			for unit, ok := strings.CutPrefix(t, "ou "); ok && unit != ""; unit, _, _ = cutLast(unit) {
				if !slices.Contains(w.units, unit) {
					w.units = append(w.units, unit)
				}
			}
		}
	}
	slices.Sort(w.units)
}

// cutLast cuts the last step off a path.
func cutLast(path string) (before, last string, found bool) {
	i := strings.LastIndexByte(path, '/')
	if i < 0 {
		return "", path, false
	}
	return path[:i], path[i+1:], true
}

func (w *world) control(kind string, node iam.Node, p *eval.Policy) {
	text := w.text(p, "the "+strings.ToLower(strings.ReplaceAll(kind, "_", " "))+" "+p.Ref.Name+" on "+string(node))
	if text == "" {
		return
	}
	target := string(node)
	if number, ok := strings.CutPrefix(target, "account "); ok {
		target = number
	}
	for i := range w.controls {
		if c := &w.controls[i]; c.kind == kind && c.name == p.Ref.Name && c.document == text {
			c.targets = append(c.targets, target)
			return
		}
	}
	w.controls = append(w.controls, control{kind, p.Ref.Name, text, []string{target}})
}

// ordered puts each role behind the roles that its trust names. AWS takes no trust policy that names a role that is not
// there. Those that name themselves, or each other, come last; early says of which roles these are.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html
func (w *world) ordered(roles []entity) []entity {
	var list []entity
	done := map[string]bool{}
	for left := roles; len(left) > 0; {
		var later []entity
		for i := range left {
			if slices.ContainsFunc(namedIn(left[i].trust), func(arn string) bool {
				return !done[arn] && slices.ContainsFunc(roles, func(e entity) bool { return e.arn == arn })
			}) {
				later = append(later, left[i])
				continue
			}
			done[left[i].arn] = true
			list = append(list, left[i])
		}
		if len(later) == len(left) {
			return append(list, later...)
		}
		left = later
	}
	return list
}

// waits reports whether the trust of the role at i names roles that are not made before it.
func waits(roles []entity, i int) bool {
	return slices.ContainsFunc(namedIn(roles[i].trust), func(arn string) bool {
		return slices.ContainsFunc(roles[i:], func(e entity) bool { return e.arn == arn })
	})
}

// namedIn are the ARNs of the users and roles that a trust policy names.
func namedIn(trust string) []string {
	var list []string
	doc := policy.Parse(trust, source.Span{To: len(trust)}, policy.Options{Kind: policy.Trust})
	for i := range doc.Statements {
		p := doc.Statements[i].Principal
		if p == nil {
			continue
		}
		for j := range p.Values {
			arn := p.Values[j].ARN
			if session, _ := arn.Session(); session != "" {
				arn.Service, arn.Resource = "iam", string(aws.KindRole)+"/"+session
			}
			list = append(list, arn.String())
		}
	}
	return list
}
