package view

import "rolewalk/engine/scenario"

// Advice is what could be better in the policies of a walk. The engine's own module does not carry the checks, which
// are half as large as it is: the page asks its companion module once the reader works on the text.
type Advice struct {
	// Findings are those that need no list of AWS's actions, in order of place.
	Findings []Finding `json:"findings"`
	// ActionData is the version of AWS's list of actions and condition keys; empty where there was none.
	ActionData string `json:"actionData"`
	// DataFindings are those that compare with the list, in order of place. They are as old as it is.
	DataFindings []Finding `json:"dataFindings"`
	// Documents are those of which a finding says more than a suggestion, with the dot that it gives them.
	Documents []AdvisedDocument `json:"documents"`
}

// AdvisedDocument is the dot of a document that the engine itself finds nothing wrong with.
type AdvisedDocument struct {
	Name  string `json:"name"`
	Badge Badge  `json:"badge"`
}

// Advise puts what a review of the walk found into what the page shows: plain without the list of the given version,
// data with it.
func Advise(w *scenario.Walk, plain, data []scenario.Finding, version string) *Advice {
	b := &builder{walk: w, sources: w.Texts}
	for _, t := range w.Texts {
		b.units = append(b.units, newUnits(t.Body))
	}
	a := &Advice{Findings: []Finding{}, ActionData: version, DataFindings: []Finding{}}
	for _, f := range plain {
		a.Findings = append(a.Findings, b.finding(f.Finding, f.Document))
	}
	for _, f := range data {
		a.DataFindings = append(a.DataFindings, b.finding(f.Finding, f.Document))
	}
	drawFindings(a.Findings)
	drawFindings(a.DataFindings)
	a.Documents = advisedDocuments(a)
	return a
}

func advisedDocuments(a *Advice) []AdvisedDocument {
	list := []AdvisedDocument{}
	at := map[string]int{}
	for _, findings := range [][]Finding{a.Findings, a.DataFindings} {
		for _, f := range findings {
			if f.Type == FindingSuggestion || f.Document == "" {
				continue
			}
			i, ok := at[f.Document]
			if !ok {
				i = len(list)
				at[f.Document] = i
				list = append(list, AdvisedDocument{Name: f.Document})
				list[i].Badge.ofState(StateWarning)
			}
			if f.Type == FindingError {
				list[i].Badge.ofState(StateError)
			}
		}
	}
	return list
}
