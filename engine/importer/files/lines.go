package files

import (
	"slices"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/pipeline"
	"rolewalk/engine/importer/value"
)

// lines reads the steps of a workflow that are not read as YAML, because the text is a part of it or broken. What was
// said not to be read around them is then not said, but for the faults of the YAML.
func (r *reader) lines() {
	known := func(at int) bool {
		return slices.ContainsFunc(r.Requests, func(q fact.Request) bool { return q.Span.From <= at && at < q.Span.To })
	}
	facts := pipeline.Lines(r.src.Body, r.id, r.src.Name, r.workflow, known)
	for _, q := range facts.Requests {
		r.Unread = slices.DeleteFunc(r.Unread, func(u fact.Unread) bool {
			return u.Span.From <= q.Span.From && (u.Reason == pipeline.NoRole || u.Reason == value.Unknown)
		})
		r.blank(q.Span)
	}
	r.take(facts, "workflow")
}
