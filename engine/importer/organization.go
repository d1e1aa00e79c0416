package importer

import (
	"strconv"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
)

// organizationKey is the key that has the ID of the organization of the caller's account, askOrganization the question
// for it.
const (
	organizationKey = "aws:principalorgid"
	askOrganization = "organization"
)

// principalOrgID is the key as AWS spells it.
const principalOrgID = "aws:PrincipalOrgID"

// inOrganization puts the answer into the request. What is returned says what is wrong with it.
func (w *world) inOrganization(id string) string {
	if !isOrganization(id) {
		return strconv.Quote(id) + " is not the ID of an organization, such as o-a1b2c3d4e5"
	}
	if w.asked.Context == nil {
		w.asked.Context = map[string][]string{}
	}
	w.asked.Context[principalOrgID] = []string{id}
	return ""
}

// knowOrganization gives the request the organization of the caller's account that a source says. One that does not
// say of which account it is counts as the caller's.
func (w *world) knowOrganization(told []fact.Account) {
	if w.asked == nil || !compared(w.conditionKeys(), []string{organizationKey}) || w.says(askOrganization) {
		return
	}
	number, id := w.callerAccount(), ""
	for _, a := range told {
		if a.Organization != "" && (a.ID == number || a.ID == "" && id == "") {
			id = a.Organization
		}
	}
	if isOrganization(id) {
		w.inOrganization(id)
	}
}

// isOrganization reports whether a text is the ID of an organization.
//
// See https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html
func isOrganization(id string) bool {
	rest, ok := strings.CutPrefix(id, "o-")
	return ok && len(rest) >= 10 && len(rest) <= 32 && strings.Trim(rest, "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

// organization adds the command that tells the organization of the caller's account, where a policy compares it.
//
// See https://docs.aws.amazon.com/cli/latest/reference/organizations/describe-organization.html
func (f *fetching) organization() {
	if f.asked == nil || !compared(f.conditionKeys(), []string{organizationKey}) || f.says(askOrganization) {
		return
	}
	number := f.callerAccount()
	if !aws.IsAccountID(number) || f.isPlaceholder(number) {
		return
	}
	f.about(f.inAccount(number), organizationKey, "organizations describe-organization")
}
