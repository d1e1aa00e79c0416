package terraform

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// kind is what a trouble means for try and can.
type kind int

const (
	unsure kind = iota // what stands there is not known
	failed             // Terraform would fail there
	cyclic             // a value is made of itself
)

// trouble is an Unread in the making. It is comparable.
type trouble struct {
	span   source.Span
	rank   int // of the file
	what   string
	reason string
	kind   kind
}

func (r *reader) report(t trouble) { r.troubles = append(r.troubles, t) }

// capture runs f and returns the troubles that it met, each once, instead of keeping them.
func (r *reader) capture(f func()) []trouble {
	mark := len(r.troubles)
	f()
	met := distinct(r.troubles[mark:])
	r.troubles = r.troubles[:mark]
	return met
}

func distinct(list []trouble) []trouble {
	var kept []trouble
	seen := map[trouble]bool{}
	for _, t := range list {
		if !seen[t] {
			seen[t] = true
			kept = append(kept, t)
		}
	}
	return kept
}

// unread are the troubles in the order of the files.
func (r *reader) unread() []fact.Unread {
	list := distinct(r.troubles)
	slices.SortStableFunc(list, func(a, b trouble) int {
		return cmp.Or(
			a.rank-b.rank, a.span.From-b.span.From, a.span.To-b.span.To,
			strings.Compare(a.what, b.what), strings.Compare(a.reason, b.reason),
		)
	})
	var out []fact.Unread
	for _, t := range list {
		u := fact.Unread{Span: t.span, What: shortened(t.what), Reason: t.reason}
		if len(out) == 0 || out[len(out)-1] != u {
			out = append(out, u)
		}
	}
	return out
}

// shortened is an expression as a list shows it: its place leads to all of it.
func shortened(text string) string {
	const most = 120
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + " …"
}

// span is the place of a range.
func (r *reader) span(rng hcl.Range) source.Span {
	t := r.texts[rng.Filename]
	if t == nil {
		return source.Span{}
	}
	if t.fixed != nil {
		return *t.fixed
	}
	from := min(max(rng.Start.Byte, 0), len(t.body))
	return source.Span{Text: t.id, From: from, To: min(max(rng.End.Byte, from), len(t.body))}
}

// rank is the place of a range's file in the order.
func (r *reader) rank(rng hcl.Range) int {
	if t := r.texts[rng.Filename]; t != nil {
		return t.rank
	}
	return 0
}

// raw is the text of a range, "" if it has none.
func (r *reader) raw(rng hcl.Range) string {
	t := r.texts[rng.Filename]
	if t == nil || rng.Start.Byte < 0 || rng.End.Byte > len(t.body) || rng.Start.Byte >= rng.End.Byte {
		return ""
	}
	return t.body[rng.Start.Byte:rng.End.Byte]
}

// writtenAt is what stands at a place, on one line.
func (r *reader) writtenAt(at source.Span) string {
	for _, t := range r.order {
		if t.id == at.Text && at.From <= at.To && at.To <= len(t.body) {
			return oneLine(t.body[at.From:at.To])
		}
	}
	return "?"
}

// written is the expression at a range as it is written, on one line.
func (r *reader) written(rng hcl.Range) string { return oneLine(r.raw(rng)) }

func oneLine(text string) string {
	cut := len(text) > maxExpr
	if cut {
		text = strings.ToValidUTF8(text[:maxExpr], "")
	}
	text = strings.Join(strings.Fields(text), " ")
	if cut {
		text += " …"
	}
	if text == "" {
		return "?"
	}
	return text
}

// fail reports that Terraform would fail at the range, and gives a hole for what would stand there.
func (s *scope) fail(rng hcl.Range, reason string) cty.Value {
	return s.failAs(rng, reason, failed)
}

func (s *scope) failAs(rng hcl.Range, reason string, k kind) cty.Value {
	expr := s.r.written(rng)
	span := s.r.span(rng)
	s.r.report(trouble{span: span, rank: s.r.rank(rng), what: expr, reason: reason, kind: k})
	return newHole(expr, span, false, cty.DynamicPseudoType)
}

// collapse makes one hole of the whole expression at the range, because something in it hangs on a hole. Smaller parts
// of it that were reported since mark, because they are not known either, are part of it.
func (s *scope) collapse(mark int, rng hcl.Range, reason string) cty.Value {
	expr, span := s.r.written(rng), s.r.span(rng)
	met := s.r.troubles[mark:]
	for _, t := range met {
		if strings.HasPrefix(t.reason, noFile) {
			reason = t.reason // which says what to bring
			break
		}
	}
	t := trouble{span: span, rank: s.r.rank(rng), what: expr, reason: reason}
	if !slices.ContainsFunc(met, func(t trouble) bool { return t.kind != unsure }) {
		s.r.troubles = append(s.r.troubles[:mark], t)
	}
	return newHole(expr, span, false, cty.DynamicPseudoType)
}
