package view

import (
	"rolewalk/engine/explain"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
)

// timeline draws a lane for each credential that was asked for.
func (b *builder) timeline() []Lane {
	for _, i := range b.result.Credentials {
		b.lanes[i] = i.ID
	}
	list := []Lane{}
	index := map[*scenario.Credential]int{}
	for _, i := range b.result.Credentials {
		lane := Lane{
			ID: i.ID, Session: i.Name, Kind: LaneSession, From: b.time(i.Asked), Until: b.time(i.Until), Row: i.Row,
			Pins: []Pin{}, Facts: b.laneFacts(i), Secrets: secrets(i.Session), Of: b.credentialOf(i),
		}
		lane.Ordinal = ordinal(list, &lane)
		switch {
		case i.Session == nil:
			lane.Kind = LaneRefused
		default:
			lane.Chained = i.Session.Chained
			if i.Unknown {
				lane.Kind = LaneProvisional
			}
		}
		if i.Parent != nil {
			lane.Parent = b.lanes[i.Parent]
		}
		index[i] = len(list)
		list = append(list, lane)
	}
	b.pins(list, index)
	return list
}

// credentialOf says what a credential is of: the role that was asked for, or whose token it is.
func (b *builder) credentialOf(c *scenario.Credential) string {
	step := b.result.Rows[c.Row].Step
	if step == nil {
		return ""
	}
	switch step.Kind {
	case syntax.GetsSessionToken, syntax.GetsFederationToken:
		if _, n, ok := b.callerNode(step); ok {
			return "of " + n.Name
		}
	default:
		if _, n, ok := b.targetNode(step); ok {
			return "→ " + n.Name
		}
	}
	return ""
}

// ordinal tells a lane from those before it that read the same; empty for the first.
func ordinal(before []Lane, l *Lane) string {
	n := 1
	for i := range before {
		if before[i].Session == l.Session && before[i].Of == l.Of {
			n++
		}
	}
	if n == 1 {
		return ""
	}
	return itoa(n)
}

// pins marks what happened to each credential: calls it signed, renewals that followed it, revocations.
func (b *builder) pins(lanes []Lane, index map[*scenario.Credential]int) {
	put := func(i *scenario.Credential, p Pin) {
		if at, ok := index[i]; ok {
			lanes[at].Pins = append(lanes[at].Pins, p)
		}
	}
	latest := map[string]*scenario.Credential{}
	for n := range b.result.Rows {
		row := &b.result.Rows[n]
		pin := Pin{Kind: PinCall, Time: b.time(row.Time), Row: n}
		for _, i := range row.Sessions {
			pin.Kind, pin.Label = PinRevoked, "revoked"
			put(i, pin)
		}
		s := row.Step
		if s == nil {
			continue
		}
		if s.SignedBy != nil {
			pin.Label = s.Action + ": " + explain.Of(s).Word
			put(s.SignedBy, pin)
		}
		if row.Kind == scenario.RowRenewal && latest[s.Session] != nil {
			pin.Kind, pin.Label = PinRenewal, "renewed"
			if s.Credential == nil || s.Credential.Session == nil {
				pin.Kind, pin.Label = PinRefused, "renewal refused"
			}
			put(latest[s.Session], pin)
		}
		if s.Credential != nil && s.Credential.Session != nil {
			latest[s.Session] = s.Credential
		}
	}
}
