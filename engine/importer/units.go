package importer

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// mostUnits is how many OUs deep an account is looked for, so that no circle of them goes on for ever. AWS nests five.
//
// See https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
const mostUnits = 8

// isRoot reports whether a text is the ID of an organization's root, or an expression of Terraform for it.
//
// See https://docs.aws.amazon.com/organizations/latest/APIReference/API_Root.html
func isRoot(text string) bool {
	return strings.HasPrefix(text, "r-") || strings.Contains(text, ".roots[")
}

// over is what an account is in, from the inside out. Whole says that it reaches the root, so that the account is in
// nothing else.
func over(units []fact.Unit, account string) (list []string, whole bool) {
	for at := account; len(list) < mostUnits; {
		i := slices.IndexFunc(units, func(u fact.Unit) bool { return u.ID == at && u.Over != "" })
		if i < 0 {
			return list, false
		}
		at = units[i].Over
		list = append(list, at)
		if isRoot(at) {
			return list, true
		}
	}
	return list, false
}

// controlTargets makes the targets of the control policies account numbers of the walk: an OU is the accounts that the
// sources have in it, a root is all of them. An OU of which no source says what it has is taken to have the accounts of
// the walk if it is the only such one, because the policy was brought for the request. A policy that is over none of
// the accounts is left out.
func (w *world) controlTargets(units []fact.Unit) {
	open := w.openTargets(units)
	kept := w.controls[:0]
	for _, c := range w.controls {
		var in []string
		for _, a := range w.accounts {
			if w.isOver(&c, a, units, open) {
				in = append(in, a.number)
			}
		}
		switch {
		case c.Kind == "":
			w.unread = append(w.unread, fact.Unread{
				Span: c.Span, What: "the targets of " + c.ID, Reason: "The policy itself was not brought: `aws organizations " +
					"describe-policy --policy-id " + c.ID + "` prints it.",
			})
			continue
		case len(c.Targets) == 0:
		case len(in) == 0:
			w.unread = append(w.unread, w.elsewhere(&c, units))
			continue
		case len(open) == 1 && slices.Contains(c.Targets, open[0]):
			w.remarks = append(w.remarks, "The "+strings.ToUpper(string(c.Kind))+" "+c.Name+" is attached to "+open[0]+
				notKnown(open[0])+". It is taken to be over every account of the walk.")
		}
		c.Targets = in
		kept = append(kept, c)
	}
	w.controls = kept
}

// isOver reports whether a control policy is over an account. Open are the OUs of which no source says what they have.
func (w *world) isOver(c *fact.Control, a *account, units []fact.Unit, open []string) bool {
	if len(c.Targets) == 0 || slices.Contains(c.Targets, a.number) {
		return true
	}
	list, whole := over(units, a.number)
	return slices.ContainsFunc(c.Targets, func(target string) bool {
		return slices.Contains(list, target) ||
			!whole && (isRoot(target) || len(open) == 1 && target == open[0])
	})
}

// openTargets are the OUs to which policies are attached and of which no source says whether they have the accounts.
func (w *world) openTargets(units []fact.Unit) []string {
	var open []string
	for i := range w.controls {
		for _, target := range w.controls[i].Targets {
			if aws.IsAccountID(target) || isRoot(target) || slices.Contains(open, target) {
				continue
			}
			if slices.ContainsFunc(w.accounts, func(a *account) bool {
				list, whole := over(units, a.number)
				return !whole && !slices.Contains(list, target)
			}) {
				open = append(open, target)
			}
		}
	}
	return open
}

// elsewhere says why a control policy is over none of the accounts.
func (w *world) elsewhere(c *fact.Control, units []fact.Unit) fact.Unread {
	u := fact.Unread{
		Span: c.Span, What: strings.ToUpper(string(c.Kind)) + " " + c.Name,
		Reason: "It is attached to " + strings.Join(c.Targets, ", ") + ", which has none of the accounts of the request.",
	}
	for _, a := range w.accounts {
		if _, whole := over(units, a.number); !whole && slices.ContainsFunc(c.Targets, func(t string) bool {
			return !aws.IsAccountID(t)
		}) {
			u.Reason = "It is attached to " + strings.Join(c.Targets, ", ") + notKnown(c.Targets[0]) + ": " +
				"`aws organizations list-parents --child-id " + a.number + "` says what that account is in."
			break
		}
	}
	return u
}

// notKnown is what is not known of a target, as the end of a sentence.
func notKnown(target string) string {
	if strings.Contains(target, "${") && !strings.Contains(strings.ToLower(target), "organizational") {
		return ", and no source says what that is"
	}
	return ", and no source says which accounts are in it"
}

// managementOf is the account that manages the organization, "" if no source says or if it is none of the walk.
func (w *world) managementOf(units []fact.Unit) string {
	for _, u := range units {
		if u.Management && slices.ContainsFunc(w.accounts, func(a *account) bool { return a.number == u.ID }) {
			return u.ID
		}
	}
	return ""
}
