package explain

import (
	"slices"
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
)

// nothingSays is said of keys to people who know no walk.
const nothingSays = ", which nothing that you brought says"

// meanings say what the value of a condition key is, where its name alone does not tell a reader.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
var meanings = map[string]string{
	"aws:principalorgid":    "the ID of the organization of the caller’s account",
	"aws:principalorgpaths": "where the caller’s account stands in its organization",
	"aws:resourceorgid":     "the ID of the organization of the resource’s account",
	"aws:principalarn":      "the caller’s ARN with its path",
	"aws:sourceip":          "the address that the request comes from",
}

// meaning is a key with what it means.
func meaning(key string) string {
	if words := meanings[strings.ToLower(key)]; words != "" {
		return key + " (" + words + ")"
	}
	return key
}

// hangsOnKeys says of a refusal which condition keys it may come from, and what the policies want of each; "" if there
// are none.
func hangsOnKeys(s *scenario.StepResult) string {
	keys := UnknownKeys(s)
	if len(keys) == 0 {
		return ""
	}
	var wants []string
	for i := range s.Answer.Actions {
		a := &s.Answer.Actions[i]
		if a.Trace == nil || a.Outcome != eval.Unknown {
			continue
		}
		for g := range a.Trace.Gates() {
			for e := range g.Unknown() {
				if e.Kind != eval.StepCondition || len(e.Wanted) == 0 || !slices.ContainsFunc(keys, func(key string) bool {
					return strings.EqualFold(key, e.Condition.Key.Value)
				}) {
					continue
				}
				want := gateWords[g.Gate].name + " compares " + e.Condition.Key.Value + " with " + source.List(e.Wanted, "and")
				if !slices.Contains(wants, want) {
					wants = append(wants, want)
				}
			}
		}
	}
	words := make([]string, len(keys))
	for i, key := range keys {
		words[i] = meaning(key)
	}
	text := " It may also come from " + source.List(words, "and") + nothingSays
	if len(wants) > 0 {
		text += ": " + source.List(wants, "and")
	}
	return text + "."
}
