package review

import (
	"sort"

	"rolewalk/engine/lint"
	"rolewalk/engine/lint/actions"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// Policies returns what could be better in the policies of the file, those of changes and solutions included, in order
// of place. A walk that does not parse has none to look at: what it means is not known.
func Policies(w *scenario.Walk) []scenario.Finding { return look(w, nil, lint.Document) }

// PoliciesWithData returns what AWS's list of actions and condition keys has to say against the policies of the file,
// in order of place. It is as old as the list: name data.Version with it. Without data there is nothing.
func PoliciesWithData(w *scenario.Walk, data *actions.Data) []scenario.Finding {
	return look(w, data, lint.DocumentWithData)
}

// All returns Policies and PoliciesWithData as one list, in order of place.
func All(w *scenario.Walk, data *actions.Data) []scenario.Finding {
	all := append(Policies(w), PoliciesWithData(w, data)...)
	sort.SliceStable(all, func(i, j int) bool { return source.Compare(all[i].Finding, all[j].Finding) < 0 })
	return all
}

// Document returns what could be better in one document, which is a part of body, by the checks that need no list of
// AWS's actions. owner is the number of the account that it belongs to, "" for none.
func Document(doc *policy.Document, body, owner string) []source.Finding {
	return lint.Document(doc, body, lint.Options{Owner: owner})
}

func look(w *scenario.Walk, data *actions.Data,
	check func(*policy.Document, string, lint.Options) []source.Finding,
) []scenario.Finding {
	list := []scenario.Finding{}
	if len(w.Errors) > 0 {
		return list
	}
	for _, d := range w.Documents() {
		for _, f := range check(d.Policy.Doc, w.Text.Body, lint.Options{Owner: d.Owner, Data: data}) {
			list = append(list, scenario.Finding{Finding: f, Document: d.Ref})
		}
	}
	return list
}
