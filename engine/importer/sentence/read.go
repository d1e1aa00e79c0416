package sentence

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// maxSentences is how many different sentences are read of one text.
const maxSentences = 1000

// A text is read in windows, so that a large log does not need many times its size. What stands margin bytes around a
// window is read with it, so that no sentence is cut.
const (
	window = 1 << 20
	margin = 16 << 10
)

// Read finds every sentence of refusal in a text. A sentence that comes again counts once. Each is a request with the
// action, the resource and the kind of policy that AWS names; what it does not name is empty.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
func Read(body string, id source.TextID) fact.Facts {
	r := &reader{id: id, texts: texts(), seen: map[string]bool{}, whole: strings.TrimSpace(body)}
	for from := 0; from < len(body); from += window {
		if strings.TrimSpace(body[from:min(len(body), from+window)]) == "" {
			continue // JSON that was read; flattening takes nine bytes for each of the text's
		}
		f := flatten(body, max(0, from-margin), min(len(body), from+window+margin))
		r.read(f, from, from+window)
	}
	return r.facts
}

// reader collects the sentences of one text.
type reader struct {
	id    source.TextID
	whole string
	texts []known
	seen  map[string]bool
	facts fact.Facts
	full  bool
}

// found is a sentence in a flat text.
type found struct {
	from, to int
	request  fact.Request
	// short says that only what stands around shows that it is AWS's.
	short bool
	// encodedFrom and encodedTo are an encoded message behind it; alone says that the message is all there is.
	encodedFrom, encodedTo int
	alone                  bool
}

// read takes the sentences that begin in the bytes from up to to of the text.
func (r *reader) read(f *flat, from, to int) {
	list := slices.Concat(denials(f), labelled(f), r.fixed(f))
	list = append(list, encodedAlone(f, list)...)
	source.Ordered(list, func(a, b *found) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return b.to - a.to
	})
	end := 0
	for i := range list {
		s := &list[i]
		at := int(f.from[s.from])
		if s.from < end {
			continue
		}
		if r.complete(f, s) {
			end = s.to
			if at >= from && at < to {
				r.add(f, s)
			}
		}
	}
}

// denials are the sentences that say who is not authorized to perform what.
func denials(f *flat) []found {
	var list []found
	for i := 0; ; {
		at := strings.Index(f.text[i:], core)
		if at < 0 {
			return list
		}
		i += at
		if d, ok := denialAt(f, i); ok {
			list = append(list, found{
				from: d.from, to: d.to, request: d.request, encodedFrom: d.encodedFrom, encodedTo: d.encodedTo,
			})
		}
		i += len(core)
	}
}

// fixed are the sentences whose words are known.
func (r *reader) fixed(f *flat) []found {
	var list []found
	for n := range r.texts {
		k := &r.texts[n]
		for i := 0; ; {
			from, to, text, ok := k.find(f, i)
			if !ok {
				break
			}
			list = append(list, found{from: from, to: to, short: k.isShort(), request: fact.Request{
				Origin: fact.FromError, Caller: k.caller, Service: k.service, Action: k.action, Code: k.code, Refused: text,
				Resource: k.roleIn(text),
			}})
			i = to
		}
	}
	return list
}

// complete adds what stands around a sentence. It is false for a short text without anything of AWS around it.
func (r *reader) complete(f *flat, s *found) bool {
	c := f.around(s.from, s.to)
	if s.short && c.code == "" && c.operation == "" && squeeze(r.whole) != squeeze(s.request.Refused) {
		return false
	}
	if s.request.Refused == forbidden && (c.operation == "" || c.code != s.request.Code) {
		return false
	}
	if c.code != "" {
		s.request.Code = c.code
	}
	// A sentence that a terminal cut ends within the action, which the program names before it.
	whole := c.action()
	if s.request.Action == "" || s.request.Resource == "" && strings.HasPrefix(whole, s.request.Action) {
		s.request.Action = whole
	}
	s.request.At = fact.MomentOf(f.lines[f.lineOf(s.from)].at)
	s.request.Span = f.span(r.id, s.from, s.to)
	return true
}

// add keeps a sentence that was not there before.
func (r *reader) add(f *flat, s *found) {
	key := s.request.Code + " " + s.request.Action + " " + s.request.Refused
	if r.seen[key] || r.full {
		return
	}
	if len(r.seen) == maxSentences {
		r.full = true
		r.facts.Unread = append(r.facts.Unread, fact.Unread{
			Span: s.request.Span, What: "the rest of the errors",
			Reason: fmt.Sprintf("A text is read up to its first %d different sentences of refusal.", maxSentences),
		})
		return
	}
	r.seen[key] = true
	r.facts.Requests = append(r.facts.Requests, s.request)
	if !s.alone {
		r.facts.Pieces = append(r.facts.Pieces, fact.Piece{
			Title: title(&s.request), Why: "it has AWS’s words: " + opening(s.request.Refused), Span: s.request.Span,
		})
	}
	if s.encodedTo > s.encodedFrom {
		r.facts.Pieces = append(r.facts.Pieces, fact.Piece{
			Title: "an encoded message, which `aws sts decode-authorization-message --encoded-message …` decodes",
			Why:   "it stands behind “Encoded authorization failure message”",
			Span:  f.span(r.id, s.encodedFrom, s.encodedTo),
		})
	}
}

// title names a request for a reader.
func title(q *fact.Request) string {
	caller, resource := aws.ShortName(cmp.Or(q.Caller, q.Service)), aws.ShortName(q.Resource)
	switch {
	case caller != "" && resource != "":
		return "the error: " + caller + " → " + resource
	case caller != "":
		return "the error: " + caller + ", " + q.Action
	case q.Action != "" && q.Code != "":
		return "the error: " + q.Code + ", " + q.Action
	case q.Code != "":
		return "the error: " + q.Code
	}
	return "the console’s refusal to switch roles"
}

// opening is how a sentence begins.
func opening(sentence string) string {
	const words = "is not authorized to perform"
	if strings.Contains(sentence, words) {
		return words
	}
	const most = 6
	fields := strings.Fields(sentence)
	if len(fields) > most {
		return strings.Join(fields[:most], " ") + " …"
	}
	return sentence
}
