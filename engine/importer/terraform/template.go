package terraform

import (
	"errors"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// errBroken is what a function of another module failed with.
var errBroken = errors.New("it could not be worked out")

// template is a quoted string or a heredoc.
func (s *scope) template(x *hclsyntax.TemplateExpr) cty.Value {
	mark := len(s.r.troubles)
	p := s.here(x.SrcRange)
	if n := len(x.Parts); n > 0 && strings.HasPrefix(s.r.raw(x.SrcRange), "<<") {
		p.span = s.r.span(hcl.RangeBetween(x.Parts[0].Range(), x.Parts[n-1].Range()))
	}
	var parts []part
	for _, item := range x.Parts {
		more, reason := s.part(item)
		if reason != "" {
			return s.fail(item.Range(), reason)
		}
		if parts = append(parts, more...); size(parts) > maxText {
			return s.collapse(mark, x.SrcRange, tooBig)
		}
		s.r.spend(len(more))
	}
	return s.text(parts, p, nil)
}

// part is one part of a template.
func (s *scope) part(x hclsyntax.Expression) ([]part, string) {
	if l, ok := x.(*hclsyntax.LiteralValueExpr); ok && l.Val.Type() == cty.String {
		text := l.Val.AsString()
		return []part{{text: text, span: s.r.span(l.SrcRange), segs: s.r.align(l.SrcRange, text)}}, ""
	}
	v := s.eval(x)
	if v.IsKnown() && v.IsNull() {
		return nil, "it is null, which has no text"
	}
	parts, reason := s.parts(v)
	return parts, reason
}

// parts are what the text of a value is made of, or why it has no text.
func (s *scope) parts(v cty.Value) ([]part, string) {
	if h := holeOf(v); h != nil {
		return h.parts, ""
	}
	bare, marks := v.Unmark()
	switch {
	case !bare.IsKnown():
		return nil, "it has no value in the text"
	case bare.IsNull():
		return nil, "it is null"
	case !bare.Type().IsPrimitiveType():
		return nil, "it is " + bare.Type().FriendlyName() + ", which has no text"
	}
	as, err := safeConvert(bare, cty.String)
	if err != nil {
		return nil, tooLarge
	}
	p := part{text: as.AsString()}
	if own := placesIn(marks); len(own) == 1 {
		p.span, p.segs = own[0].span, own[0].segs
	}
	return []part{p}, ""
}

// joined is what %{ for } makes.
func (s *scope) joined(x *hclsyntax.TemplateJoinExpr) cty.Value {
	mark, rng := len(s.r.troubles), x.Range()
	v, _ := s.eval(x.Tuple).Unmark()
	if !v.IsKnown() {
		return s.collapse(mark, rng, "its items have no value in the text")
	}
	var parts []part
	if !v.IsNull() && v.CanIterateElements() {
		for it := v.ElementIterator(); it.Next(); {
			_, item := it.Element()
			more, reason := s.parts(item)
			if reason != "" {
				return s.fail(rng, reason)
			}
			if parts = append(parts, more...); size(parts) > maxText {
				return s.collapse(mark, rng, tooBig)
			}
		}
	}
	return s.text(parts, s.here(rng), nil)
}
