package importer

import (
	"slices"
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
)

// mostChoices is how many ARNs a question lists. Of more, the person writes one.
const mostChoices = 20

// among is the candidate for an end of the request that an answer names, else the first. Where there are several it is
// asked which.
func (w *world) among(end string, candidates []string) string {
	if len(candidates) > 1 {
		w.choices[end] = candidates
	}
	if said := w.fills.answers[end]; slices.Contains(candidates, said) {
		return said
	}
	return candidates[0]
}

// roleAmong is the role that is asked for, of those that could be meant.
func (w *world) roleAmong(roles []*fact.Entity) *fact.Entity {
	arns := make([]string, len(roles))
	for i, e := range roles {
		arns[i] = w.arnOf(e)
	}
	return roles[slices.Index(arns, w.among(askRole, arns))]
}

// callersIn are the users, roles and sessions that a trust policy lets in, as they ask, by ARN and each once.
func (w *world) callersIn(d *fact.Document) []string {
	var list []string
	for p := range principalsOf(d) {
		switch p.Form {
		case policy.FormUser, policy.FormRole, policy.FormSession:
			list = append(list, w.asCaller(p.Value))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// callersNaming are the users and roles whose policies name a role, as they ask, by ARN and each once.
func (w *world) callersNaming(role *fact.Entity) []string {
	var list []string
	for e := range w.naming(role) {
		if e.Kind != fact.Group {
			list = append(list, w.asCaller(w.arnOf(e)))
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// candidateQuestions ask which end of the request is meant where there are several candidates.
func (w *world) candidateQuestions() []Question {
	var list []Question
	for _, q := range []Question{
		{Name: askRole, Sentence: "Which role does the request ask for?"},
		{Name: askCaller, Sentence: "Who asks?"},
	} {
		candidates := w.choices[q.Name]
		if len(candidates) == 0 {
			continue
		}
		q.Kind, q.Choices, q.Default = AskChoice, candidates, candidates[0]
		if len(candidates) > mostChoices {
			q.Kind, q.Choices = AskText, nil
			q.Sentence = strings.TrimSuffix(q.Sentence, "?") + ", by ARN?"
		}
		list = append(list, q)
	}
	return list
}
