package decide

import (
	"strings"

	"rolewalk/engine/eval"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// store keeps what lines have in common, so that the next line need not read it again: policies by their text, callers
// by their principal, and names. The zero store is empty and ready.
type store struct {
	texts   map[string]*text
	recent  map[string]*text // by the policy's name in the answer: lines of one source often differ in their ids alone
	callers map[string]*caller
	words   map[string]string
	actions map[string]action
	held    int // bytes of the lines that all of them hold
}

// mostHeld bounds what is kept; beyond it the store starts anew.
const mostHeld = 16 << 20

// entry is what keeping something costs beside its own bytes, roughly.
const entry = 256

// hold counts n bytes that are about to be kept, and makes room for them.
func (s *store) hold(n int) {
	if s.held += n + entry; s.texts == nil || s.held > mostHeld {
		*s = store{
			texts: map[string]*text{}, recent: map[string]*text{}, callers: map[string]*caller{}, words: map[string]string{},
			actions: map[string]action{}, held: n + entry,
		}
	}
}

// text is the text of a policy, with what it was read as.
type text struct {
	body     string
	readings []reading
}

// reading is a text as a policy of one kind, under the names that it had in lines.
type reading struct {
	kind  policy.Kind
	doc   *policy.Document
	named []*eval.Policy
}

// startsWithRecent returns the text of the last policy of that name where rest begins with it. A JSON object says
// itself where it ends, so what begins with the whole of one begins with no other.
func (s *store) startsWithRecent(name string, rest []byte) *text {
	if t := s.recent[name]; t != nil && len(rest) >= len(t.body) && string(rest[:len(t.body)]) == t.body {
		return t
	}
	return nil
}

// text returns the text that body is, of a policy called name.
func (s *store) text(name string, body []byte) *text {
	t := s.texts[string(body)]
	if t == nil {
		t = &text{body: string(body)}
		s.hold(len(body))
		s.texts[t.body] = t
	}
	s.recent[name] = t // hold has made the map
	return t
}

// policy returns the text as a policy of the kind under the name, read at its first coming.
func (t *text) policy(kind policy.Kind, name string) *eval.Policy {
	r := t.as(kind)
	for _, p := range r.named {
		if p.Ref.Name == name {
			return p
		}
	}
	p := &eval.Policy{Ref: policy.Ref{Kind: policy.RefListed, Name: name}, Doc: r.doc}
	if len(r.named) < mostNames {
		r.named = append(r.named, p)
	}
	return p
}

// mostNames bounds the names of one text that are kept.
const mostNames = 16

func (t *text) as(kind policy.Kind) *reading {
	for i := range t.readings {
		if t.readings[i].kind == kind {
			return &t.readings[i]
		}
	}
	doc := policy.Parse(t.body, source.Span{To: len(t.body)}, policy.Options{Kind: kind})
	t.readings = append(t.readings, reading{kind: kind, doc: doc})
	return &t.readings[len(t.readings)-1]
}

// caller returns who asks, with the keys that follow from it; nil if principal is none.
func (s *store) caller(principal []byte) *caller {
	if c, there := s.callers[string(principal)]; there {
		return c
	}
	c := newCaller(string(principal))
	s.hold(len(principal))
	s.callers[string(principal)] = c
	return c
}

// action is the name of an action as it is written, and in lower case.
type action struct {
	written, lower string
	one            bool // it is a single, complete action, which can be asked for
}

// action returns the name of an action as it is written and in lower case.
func (s *store) action(b []byte) action {
	a, there := s.actions[string(b)]
	if !there {
		a = action{string(b), strings.ToLower(string(b)), match.IsAction(string(b))}
		s.hold(len(b))
		s.actions[a.written] = a
	}
	return a
}

// longestWord is the longest name that is kept.
const longestWord = 256

// word returns b as a string, the same one each time.
func (s *store) word(b []byte) string {
	if len(b) > longestWord {
		return string(b)
	}
	if w, there := s.words[string(b)]; there {
		return w
	}
	w := string(b)
	s.hold(len(w))
	s.words[w] = w
	return w
}
