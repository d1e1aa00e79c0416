package edits

import (
	"slices"
	"strings"
	"time"

	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// renewals proposes to renew credentials that have expired: by themselves, or by asking for them again before the step.
// Both stay within AWS’s limits, whatever these are, because each session is a new one.
func (g *generator) renewals() {
	by, now := g.step.SignedBy, g.result.Rows[g.row].Time
	if by == nil || by.Until.After(now) {
		return
	}
	var again []string
	var all []Edit
	for ; by != nil && !by.Until.After(now); by = by.Parent {
		again = append([]string{by.Name}, again...)
		row := g.result.Rows[by.Row].Step
		if row == nil || row.Clauses == nil || row.Clauses.AutoRenew != nil ||
			!takes(row.Clauses, syntax.Assumes, syntax.OIDC, syntax.SAML) {
			continue
		}
		all = append(all, Edit{
			Edit: g.newClause(row.Clauses, "auto-renew"), Words: "let " + by.Name + " renew itself before it expires",
		})
		g.add(all[len(all)-1].Edit, all[len(all)-1].Words).tier = tierSlip
	}
	if len(all) > 1 {
		slices.Reverse(all)
		g.push(candidate{Edit: all[0], also: all[1:], tier: tierSlip})
	}
	step, ok := g.result.Rows[g.row].Item.(*syntax.Step)
	if !ok || g.result.Rows[g.row].Kind != scenario.RowStep {
		return
	}
	at := step.Span().From
	start := strings.LastIndexByte(g.body[:at], '\n') + 1
	text := ""
	for _, name := range again {
		text += "step { refresh " + name + " }\n" + g.body[start:at]
	}
	c := g.add(source.Edit{At: span(at, at), New: text}, "ask for "+source.List(again, "and")+" again before this step")
	c.adds = len(again)
}

// earlier proposes to wait less long, so that the credentials that sign have not expired yet.
func (g *generator) earlier() {
	by, now := g.step.SignedBy, g.result.Rows[g.row].Time
	if by == nil || by.Until.After(now) {
		return
	}
	for i := range g.result.Rows[:g.row] {
		wait, ok := g.result.Rows[i].Item.(*syntax.Wait)
		if !ok {
			continue
		}
		if rest := wait.Duration.Value - now.Sub(by.Until) - time.Minute; rest > 0 {
			text := durationText(rest)
			g.add(source.Edit{At: wait.Duration.Span(), New: text},
				"wait "+text+", while "+by.Name+" is still good").tier = tierNot
		}
	}
}
