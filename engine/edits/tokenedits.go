package edits

import (
	"strconv"
	"time"

	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// tokenTimes proposes a token that is valid at the moment of the step.
func (g *generator) tokenTimes() {
	s := g.step.Clauses
	if s.Claims == nil || !takes(s, syntax.OIDC) {
		return
	}
	now := g.result.Rows[g.row].Time
	for _, valid := range []struct {
		claim string
		at    time.Time
	}{{"exp", now.Add(time.Hour)}, {"nbf", now}, {"iat", now}} {
		if m := s.Claims.Member(valid.claim); m != nil {
			e := source.Edit{At: m.Value.At, New: strconv.FormatInt(valid.at.Unix(), 10)}
			g.add(e, "with a token that is valid at this moment by its "+valid.claim)
		}
	}
}

// goodCode proposes a multi-factor code that AWS takes in place of one that it refuses.
func (g *generator) goodCode(s *syntax.Step) {
	if s.MFA != nil && s.MFA.Code != "" {
		g.add(source.Edit{At: s.MFA.Span(), New: "mfa"}, "send an MFA code that the device shows now")
	}
}
