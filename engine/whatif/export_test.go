package whatif

// Ask is what a cell asks.
func (x *Matrix) Ask(cell int) Ask {
	from := &x.From[cell/len(x.To)]
	return Ask{Caller: from.Name, Role: x.To[cell%len(x.To)], As: from.Session, Time: timeText(x.moment.Time)}
}
