package importer

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// sessionName stands for the name of the session that is asked for, where a policy compares it and no source has it.
const sessionName = "SESSION_NAME"

// nameSession lets the name of the session that is asked for stand for one that is not known, where policies compare
// it.
func (w *world) nameSession() {
	if w.asked != nil && !w.says("session-name") && slices.Contains(w.conditionKeys(), "sts:rolesessionname") {
		w.session = w.fills.take(sessionName)
		w.asked.Session = w.session
	}
}

// compared reports whether one of the keys is among those that policies compare.
func compared(keys, these []string) bool {
	return slices.ContainsFunc(these, func(key string) bool { return slices.Contains(keys, key) })
}

// notSent says what the request counts as not sending because neither a source nor an answer mentions it, as far as a
// policy compares it.
func (w *world) notSent(answers map[string]string) {
	if w.asked == nil || aws.NoPolicyRefused(w.asked.Refused) != "" {
		return
	}
	var list []string
	keys := w.conditionKeys()
	for _, s := range sentKeys {
		if _, answered := answers[s.q.Name]; s.words != "" && !answered && compared(keys, s.keys) && !w.says(s.q.Name) &&
			!slices.Contains(w.asked.Masked, s.q.Name) {
			list = append(list, s.words)
		}
	}
	for _, key := range keys {
		tag, ok := strings.CutPrefix(key, "aws:requesttag/")
		_, answered := answers["tag."+tag]
		if ok && !answered && !w.asked.Shown && w.asked.Service == "" && len(w.asked.Sent.Tags) == 0 {
			list = append(list, "the session tag "+tag)
		}
	}
	if len(list) == 0 {
		return
	}
	w.remarks = append(w.remarks, "No source mentions "+source.List(list, "or")+", which the policies compare. "+
		"What is not mentioned counts as not sent.")
}

// conditionKeys are the condition keys, in lower case, that the policies of the case compare, in order.
func (w *world) conditionKeys() []string {
	var keys []string
	w.conditions(func(c *policy.Condition) { keys = append(keys, c.Lower) })
	slices.Sort(keys)
	return slices.Compact(keys)
}
