package whatif

// Ask is what a cell asks.
func (x *Matrix) Ask(cell int) Ask { return x.ask(cell) }
