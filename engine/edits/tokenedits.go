package edits

import (
	"strconv"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// tokenEdits proposes another token where AWS refuses one before it looks at any policy: one that is fresh, one with
// the claims that AWS requires, one without a claim that it does not take.
func (g *generator) tokenEdits() {
	claims := g.step.Clauses.Claims
	if claims == nil || g.step.Answer == nil || len(g.step.Answer.Actions) > 0 {
		return
	}
	now := g.result.Rows[g.row].Time
	times := map[string]time.Time{"exp": now.Add(time.Hour), "iat": now, "nbf": now}
	for _, name := range []string{"exp", "iat", "nbf"} {
		at := times[name]
		if m := claims.Member(name); m != nil && !m.Inside {
			seconds := strconv.FormatInt(at.Unix(), 10)
			g.add(source.Edit{At: m.Value.At, New: seconds}, "with a token that is valid at this moment by its "+name)
		}
	}
	if claims.Member("sub") == nil {
		if e, ok := g.another(claims, "sub", "example"); ok {
			g.add(e, "with a token that has a sub").tier = tierBeside
		}
	}
	if m := claims.Member(aws.RolesClaim); m != nil && !m.Inside {
		g.add(source.Edit{At: m.Value.At, New: "[" + quote(g.step.Target) + "]"},
			"with a token whose roles claim names the role, which its provider decides and not the caller").tier = tierNot
	}
	for i := range claims.Members {
		g.withoutClaim(&claims.Members[i])
	}
}

// withoutClaim proposes a token without a claim. The audience and the subject are what every token has.
func (g *generator) withoutClaim(m *syntax.Member) {
	if m.Inside || m.Key == "aud" || m.Key == "sub" {
		return
	}
	if e, ok := cut(g.body, span(m.KeyAt.From, m.Value.At.To)); ok {
		g.add(e, "with a token without "+m.Key+", which its provider decides and not the caller").tier = tierNot
	}
}

// goodCode proposes a multi-factor code that AWS takes in place of one that it refuses.
func (g *generator) goodCode(s *syntax.Step) {
	if s.MFA != nil && s.MFA.Code != "" {
		g.add(source.Edit{At: s.MFA.Span(), New: "mfa"}, "send an MFA code that the device shows now")
	}
}
