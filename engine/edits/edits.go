package edits

import (
	"slices"
	"strings"

	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/splice"
)

// The bounds of a search.
const (
	// MostEdits is how many edits a set has at most.
	MostEdits = 3
	// MostTried is how many candidates are tried at most, in a fixed order.
	MostTried = 2000
	// mostRuns bounds the candidates among them for which the whole walk runs.
	mostRuns = 240
	// mostOffered is how many sets are offered at most.
	mostOffered = 5
	// mostRisky is how many dangerous ones are among them.
	mostRisky = 3
	// mostSafer is how many sets without risk are offered behind smaller ones that are all dangerous.
	mostSafer = 2
	// beam is how many of the most promising candidates are built upon.
	beam = 6
)

// Edit is one change of the walk's text.
type Edit struct {
	source.Edit
	// Document is the name of the document that it changes; empty where it changes a request or what stands around.
	Document policy.Ref
	// Writes says that it writes a document that was not there.
	Writes bool
	// Words says what it does, as an instruction without a full stop.
	Words string
	// access and risk are its own part of those of a set.
	access int
	risk   string
	// opens is what else it newly lets through, a line each.
	opens string
}

// Other is another step that comes out differently with a set of edits.
type Other struct {
	// Number is the step's number, from 1. Was and Is are what it gave and gives, in the words of an expectation.
	Number  int
	Was, Is string
}

// Set is a set of edits that together turn a decision round.
type Set struct {
	Edits []Edit
	// Access is how many of the requests that are tried around this one the changed documents newly let through: 0 is an
	// edit that opens nothing but this door.
	Access int
	// Opens is what else they newly let through, in words; empty where it is nothing but what was asked.
	Opens []string
	// Risk says what else the set opens, without a full stop; empty where that is harmless.
	Risk string
	// Beyond says that it changes what is not in the caller’s hands, like the subject of a token.
	Beyond bool
	Others []Other
	// less says that it asks for less, and so for something else than was wanted.
	less bool
}

// refuses reports whether the set refuses another step that was allowed.
func (s *Set) refuses() bool {
	return slices.ContainsFunc(s.Others, func(o Other) bool {
		return o.Was == string(scenario.Allow) && o.Is != string(scenario.Allow)
	})
}

// Answer is what a search came to.
type Answer struct {
	// Opens says that the sets would let a refused request through; false where they would close an allowed one.
	Opens bool
	// Unknown says that nothing that is known refuses the decision.
	Unknown bool
	// Sets are in order: those that the caller cannot make last, before them the dangerous, then the fewest edits, then
	// what a person would do first, then the least new access and the fewest bytes. It is empty where no set of up to
	// MostEdits was found.
	Sets []Set
	// Record takes the refusal out of the step that the walk says AWS gave; it goes with every set that opens, because AWS
	// refused what was asked before. It is nil where the walk records none.
	Record *Edit
	// Tried is how many candidates were tried.
	Tried int
}

// Checks finds what could be better in a document, which is a part of body. owner is the number of the account that it
// belongs to, "" for none. It is package review's: a module without the checks has this package too, and must not carry
// them for it.
type Checks func(doc *policy.Document, body, owner string) []source.Finding

// Find looks for the smallest sets of edits that flip the decision of a row. The row is an index into the result's
// rows; one without a decision has no sets. The run need not have been traced. A set whose result has a security
// warning that the original had not is marked as one with a risk.
func Find(r *scenario.Result, row int, checks Checks) Answer {
	if row < 0 || row >= len(r.Rows) || r.Rows[row].Step == nil {
		return Answer{}
	}
	s := newSearch(r, row)
	s.checks = checks
	s.run()
	s.found = slices.CompactFunc(s.found, sameWords)
	tellApart(s.found)
	answer := Answer{
		Opens: s.opens, Unknown: r.Rows[row].Step.Outcome == scenario.Unknown, Sets: s.found, Tried: s.tried,
	}
	if s.opens {
		answer.Record = recordOf(r.Walk.Text.Body, r.Rows[row].Step.Clauses)
	}
	return answer
}

// recordOf is the edit that takes a step's clause `refused` out with the white space before it; nil where it has none.
func recordOf(body string, clauses *syntax.Step) *Edit {
	if clauses == nil || clauses.Refused == nil {
		return nil
	}
	at := clauses.Refused.Span()
	from := strings.LastIndex(body[:at.From], "refused")
	return &Edit{Edit: source.Edit{At: source.Span{From: splice.Back(body, from), To: at.To}}}
}

// sameWords reports whether a reader is told the same of two sets: edits of two statements that come to the same.
func sameWords(a, b Set) bool {
	same := func(x, y Edit) bool { return x.Words == y.Words && x.Document == y.Document }
	return slices.EqualFunc(a.Edits, b.Edits, same)
}

// tellApart names the document in the words of edits that would have the same words for another document.
func tellApart(sets []Set) {
	documents := map[string]policy.Ref{}
	alike := map[string]bool{}
	for i := range sets {
		for _, e := range sets[i].Edits {
			if ref, seen := documents[e.Words]; seen && ref != e.Document {
				alike[e.Words] = true
			}
			documents[e.Words] = e.Document
		}
	}
	for i := range sets {
		list := sets[i].Edits
		if !slices.ContainsFunc(list, func(e Edit) bool { return alike[e.Words] }) {
			continue
		}
		for j := range list {
			if list[j].Document != (policy.Ref{}) {
				list[j].Words = "in the " + strings.TrimPrefix(documentName(list[j].Document), "the ") + ", " + list[j].Words
			}
		}
	}
}
