package view

import (
	"strings"

	"rolewalk/engine/explain"
	"rolewalk/engine/scenario"
)

// Assumption is a point at which AWS's documents leave a choice, and what is taken here.
type Assumption struct {
	// Name names it; Question is what is open, Taken what the engine does, as sentences.
	Name     string `json:"name"`
	Question string `json:"question"`
	Taken    string `json:"taken"`
	// For and Against say what the two sources say; the addresses are theirs.
	For        string `json:"for"`
	ForSee     string `json:"forSee"`
	Against    string `json:"against"`
	AgainstSee string `json:"againstSee"`
}

func assumptions(s *scenario.StepResult) []Assumption {
	list := []Assumption{}
	for _, a := range explain.Assumptions(s) {
		list = append(list, Assumption{
			Name: string(a.Name), Question: a.Question + ".", Taken: strings.ToUpper(a.Taken[:1]) + a.Taken[1:] + ".",
			For: a.For.Says, ForSee: a.For.See, Against: a.Against.Says, AgainstSee: a.Against.See,
		})
	}
	return list
}
