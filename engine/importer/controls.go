package importer

import (
	"cmp"
	"slices"

	"rolewalk/engine/iam"
	"rolewalk/engine/importer/fact"
)

// mergedControls makes one control policy of all that have one ID, or one name where one of them has no ID: a list
// names what describe-policy prints. Those that AWS attaches to everything are left out, because a walk has them of
// itself. One without a name is named by its ID.
func mergedControls(controls []fact.Control) []fact.Control {
	var list []fact.Control
	for _, c := range controls {
		if c.Name == iam.FullAWSAccess || c.Name == iam.RCPFullAWSAccess {
			continue
		}
		i := slices.IndexFunc(list, func(o fact.Control) bool {
			if c.ID != "" && o.ID != "" {
				return (o.Kind == c.Kind || o.Kind == "" || c.Kind == "") && o.ID == c.ID
			}
			return o.Kind == c.Kind && o.Name == c.Name && c.Name != ""
		})
		if i < 0 {
			list = append(list, c)
			continue
		}
		o := &list[i]
		if o.Name == "" || o.Name == o.ID {
			o.Name = c.Name
		}
		if o.Kind == "" {
			o.Kind, o.Span = c.Kind, c.Span
		}
		if o.ID == "" {
			o.ID = c.ID
		}
		o.Document = newer(o.Document, c.Document)
		o.Targets = union(o.Targets, c.Targets)
	}
	for i := range list {
		list[i].Name = cmp.Or(list[i].Name, list[i].ID, "brought")
	}
	return list
}
