package policy

import "strings"

// Guess returns the kind that a document has by its own elements. Others are the kinds that it could have as well, the
// likeliest first; nil if it is certain. The document must have been read as a Resource policy, which reads every
// element.
func Guess(d *Document) (kind Kind, others []Kind) {
	principal, foreign, denies := false, false, len(d.Statements) > 0
	for i := range d.Statements {
		s := &d.Statements[i]
		principal = principal || s.Principal != nil
		foreign = foreign || hasOtherActions(s)
		denies = denies && deniesEveryone(s)
	}
	switch {
	case d.Broken:
		return Identity, nil // AWS's answer does not depend on the kind
	case principal && denies:
		return Resource, []Kind{RCP}
	case principal && foreign:
		return Resource, nil
	case principal:
		return Trust, nil
	}
	return Identity, []Kind{Boundary, Session, SCP}
}

// hasOtherActions reports whether a statement has an action of a service other than sts, which no trust policy has.
func hasOtherActions(s *Statement) bool {
	if s.Action == nil {
		return false
	}
	for _, action := range s.Action.Values {
		if !strings.HasPrefix(strings.ToLower(action.Value), "sts:") {
			return true
		}
	}
	return false
}

// deniesEveryone reports whether a statement has the form that a resource control policy requires.
func deniesEveryone(s *Statement) bool {
	return s.Effect == Deny && s.Resource != nil && s.Principal != nil && !s.Principal.Not &&
		len(s.Principal.Values) == 1 && s.Principal.Values[0].Value == "*"
}
