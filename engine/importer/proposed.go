package importer

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// proposed is what stands in the request where a policy has a placeholder; "" if nothing fits, or if texts of the
// policies disagree. A text that is the placeholder and nothing else fits everything, so it proposes nothing.
func (w *world) proposed(p Placeholder) string {
	found := ""
	values := w.requestValues()
	for _, text := range w.textsWith(p.Value) {
		for _, value := range values {
			word := inPlace(text, p.Value, value)
			if word == "" || w.hasStandIn(word) || found == word {
				continue
			}
			if found != "" {
				return ""
			}
			found = word
		}
	}
	if aws.IsAccountID(p.Value) && !aws.IsAccountID(found) {
		return ""
	}
	return found
}

// textsWith are the strings of the documents of the case that have a text in them.
func (w *world) textsWith(value string) []string {
	var list []string
	add := func(json string) {
		if !strings.Contains(json, value) {
			return
		}
		for text := range strings.SplitSeq(json, `"`) {
			if strings.Contains(text, value) {
				list = append(list, text)
			}
		}
	}
	for _, e := range w.entities {
		if e.Trust.Known() {
			add(e.Trust.JSON)
		}
		for _, p := range e.Inline {
			if p.Document.Known() {
				add(p.Document.JSON)
			}
		}
	}
	for _, m := range w.managed {
		if m.Document.Known() {
			add(m.Document.JSON)
		}
	}
	return list
}

// requestValues are what the asked request has that policies compare: its ends, and the claims of its token.
func (w *world) requestValues() []string {
	list := []string{w.asked.Caller, w.asked.Resource}
	if e := w.caller(); e != nil {
		list = append(list, w.arnOf(e))
	}
	if claims, fault := tree.ReadJSON(w.asked.Sent.Claims, source.Span{To: len(w.asked.Sent.Claims)}); fault == nil {
		for i := range claims.Members {
			list = append(list, claims.Members[i].Value.String())
		}
	}
	return list
}

// inPlace is what a value has where a pattern has a placeholder; "" if the rest of the pattern does not fit it. The
// pattern has wildcards behind the placeholder alone.
func inPlace(pattern, placeholder, value string) string {
	before, after, ok := strings.Cut(pattern, placeholder)
	rest, fits := strings.CutPrefix(value, before)
	if !ok || !fits || before == "" || strings.ContainsAny(before, "*?") || strings.Contains(after, placeholder) {
		return ""
	}
	end := -1
	switch literal, _, open := strings.Cut(after, "*"); {
	case !open && strings.HasSuffix(rest, after):
		end = len(rest) - len(after)
	case open && literal != "":
		end = strings.Index(rest, literal)
	case open:
		end = strings.IndexAny(rest, "/:")
	}
	if end <= 0 || strings.ContainsAny(rest[:end], "/:") {
		return ""
	}
	return rest[:end]
}
