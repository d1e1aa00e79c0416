package importer

import (
	"fmt"
	"slices"
	"strings"

	"rolewalk/engine/importer/brought"
)

// answer puts the answers to questions into the world. It returns a sentence for each that cannot be taken. Those that
// say what a placeholder stands for were taken when the placeholder was found.
func (w *world) answer(answers map[string]string) (refused []string) {
	refused = w.fills.refused
	if w.asked == nil {
		return refused
	}
	names := make([]string, 0, len(answers))
	for name := range answers {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if trouble := w.take(name, answers[name]); trouble != "" {
			refused = append(refused, trouble)
		}
	}
	return refused
}

// take takes one answer; what is returned says what is wrong with it.
func (w *world) take(name, value string) string {
	s := &w.asked.Sent
	tag, isTag := strings.CutPrefix(name, "tag.")
	switch {
	case value == open || value == "":
	case name == askRole || name == askCaller:
		return w.badEnd(name, value)
	case name == "external-id" && value != none:
		s.ExternalID = &value
	case name == "mfa":
		s.MFA = value == yes
		if user := w.caller(); s.MFA && user != nil {
			user.MFA = true
		}
	case name == "source-identity" && value != none:
		s.SourceIdentity = value
	case name == "session-name":
		w.asked.Session = value
	case name == askOrganization:
		return w.inOrganization(value)
	case name == "source-ip":
		s.SourceIP = value
	case isTag && value != none:
		if s.Tags == nil {
			s.Tags = map[string]string{}
		}
		s.Tags[tag] = value
	case name == askControlPolicies:
		w.noControls = value == none
	case name == askMorePolicies:
		w.noMore = value == none
	case w.choose(name, value), brought.IsKindAnswer(name), brought.IsWithoutAnswer(name):
	case w.fills.taken[name]:
	case !slices.ContainsFunc(w.questions(), func(q Question) bool { return q.Name == name }):
		return fmt.Sprintf("there is no question %q", name)
	}
	return ""
}
