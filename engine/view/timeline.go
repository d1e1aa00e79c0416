package view

import (
	"rolewalk/engine/explain"
	"rolewalk/engine/scenario"
	"rolewalk/engine/sts"
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
			Pins: []Pin{}, Facts: []Field{},
		}
		switch {
		case i.Session == nil:
			lane.Kind = LaneRefused
			lane.Facts = []Field{{"Asked", lane.From, true}, {"Until", lane.Until, true}}
		default:
			lane.Chained, lane.Facts = i.Session.Chained, b.sessionFacts(i)
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

// sessionFacts are what the inspector lists of a credential.
func (b *builder) sessionFacts(i *scenario.Credential) []Field {
	s := i.Session
	list := []Field{{"ARN", s.ARN, true}}
	if s.Provisional {
		list = append(list, Field{"Standing", explain.Provisional, false})
	}
	if s.Kind == sts.RoleSession {
		list = append(list, Field{"Assumed role ID", s.ID, true})
	}
	list = append(list,
		Field{"Access key ID (made up)", s.AccessKeyID, true},
		Field{"Secret access key (made up)", s.SecretAccessKey, true},
		Field{"Session token (made up)", s.SessionToken, true},
		Field{"Issued", b.time(s.Issued), false},
		Field{"Expires", b.time(s.Expires), false},
		Field{"Lives", explain.Duration(s.Expires.Sub(s.Issued)), false},
	)
	if s.Chained {
		list = append(list, Field{"Chained", "yes: an hour at most", false})
	}
	if i.Parent != nil {
		list = append(list, Field{"Asked for by", i.Parent.Name, false})
	}
	return list
}
