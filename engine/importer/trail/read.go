package trail

import (
	"fmt"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/secret"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// maxEvents is how many events are read of one source.
const maxEvents = 20_000

// Is reports whether JSON is an event of CloudTrail, a list or a file of them, the answer of lookup-events, or an event
// of EventBridge that has one.
//
// See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference.html
func Is(root *tree.Node) bool {
	if root == nil {
		return false
	}
	if isEvent(root) || isEvent(root.At("detail")) {
		return true
	}
	list := eventsOf(root)
	return len(list) > 0 && (isEvent(&list[0]) || eventText(&list[0]) != nil || isEvent(list[0].At("detail")))
}

// isEvent reports whether a value is an event.
func isEvent(n *tree.Node) bool {
	return n.At("eventName") != nil && n.At("eventSource") != nil &&
		(n.At("userIdentity") != nil || n.At("eventTime") != nil)
}

// eventsOf are the events of a list: that of a file, of an answer, or the value itself if it is one.
func eventsOf(root *tree.Node) []tree.Node {
	for _, name := range []string{"Records", "Events", "events"} {
		if list := root.At(name); list != nil && list.Kind == '[' {
			return list.Items
		}
	}
	if root.Kind == '[' {
		return root.Items
	}
	return nil
}

// eventText is the JSON of an event that stands in a string: in the answer of lookup-events, and in that of CloudWatch
// Logs.
func eventText(n *tree.Node) *tree.Node {
	for _, name := range []string{"CloudTrailEvent", "message"} {
		if text := n.At(name); text != nil && text.Kind == '"' {
			return text
		}
	}
	return nil
}

// Read reads the events, in the order in which they stand. Each call of STS, and each other call that was allowed or
// that policies refused, is a request.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/cloudtrail-integration.html and
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
func Read(root *tree.Node) fact.Facts {
	r := &reader{entities: map[string]int{}, callers: map[string]string{}}
	if root == nil {
		return r.facts
	}
	list := eventsOf(root)
	switch {
	case isEvent(root):
		list = []tree.Node{*root}
	case isEvent(root.At("detail")):
		list = []tree.Node{*root.At("detail")}
	}
	for i := range list {
		if i == maxEvents {
			r.facts.Unread = append(r.facts.Unread, fact.Unread{
				Span: list[i].Span, What: fmt.Sprintf("the events from %d on", maxEvents+1),
				Reason: fmt.Sprintf("A source is read up to its first %d events.", maxEvents),
			})
			break
		}
		r.item(&list[i])
	}
	r.nameCallers()
	return r.facts
}

// reader collects what events say.
type reader struct {
	facts fact.Facts
	// within is where an event stands whose JSON is in a string, whose places are all that of the string.
	within *source.Span
	// entities are the places in facts of users and roles by their ARN.
	entities map[string]int
	// callers are the ARNs of callers by their principal ID.
	callers map[string]string
}

// item reads an item of a list, whatever holds the event.
func (r *reader) item(n *tree.Node) {
	if detail := n.At("detail"); isEvent(detail) {
		n = detail
	}
	if isEvent(n) {
		r.event(n)
		return
	}
	text := eventText(n)
	if text == nil {
		r.unread(n.Span, "It has neither eventName and eventSource nor the JSON of an event.")
		return
	}
	if key := n.At("AccessKeyId"); key.String() != "" && !secret.Masked(key.String()) {
		r.removed(key.Span, keyID)
	}
	event, fault := tree.ReadJSON(text.Text, source.Span{To: len(text.Text)})
	if fault != nil || !isEvent(&event) {
		r.unread(text.Span, "The string is not the JSON of an event.")
		return
	}
	r.within = &text.Span
	r.event(&event)
	r.within = nil
}

// place is where a value of an event stands in the source.
func (r *reader) place(span source.Span) source.Span {
	if r.within != nil {
		return *r.within
	}
	return span
}

func (r *reader) unread(span source.Span, reason string) {
	r.facts.Unread = append(r.facts.Unread, fact.Unread{Span: span, What: "an event", Reason: reason})
}

func (r *reader) removed(span source.Span, kind string) {
	r.facts.Removed = append(r.facts.Removed, fact.Removed{Span: r.place(span), Kind: kind})
}
