package prerender

// called is what a template's call finds a method by, where it cannot by reflection (tools/ci/worker.sh).
type called interface{ Method(name string) any }

var _, _ called = &drawing{}, lane{}

// Method is a method by its name, for a module in which templates call none by reflection: the linker would keep every
// method of every type there (docs/decisions/026). A test finds what is missing.
func (d *drawing) Method(name string) any {
	methods := map[string]any{
		"About":         d.About,
		"Accounts":      d.Accounts,
		"After":         d.After,
		"Asks":          d.Asks,
		"Before":        d.Before,
		"Counts":        d.Counts,
		"Edge":          d.Edge,
		"FactsAt":       d.FactsAt,
		"Fixed":         d.Fixed,
		"Gates":         d.Gates,
		"GoalWords":     d.GoalWords,
		"Goals":         d.Goals,
		"Hints":         d.Hints,
		"Hops":          d.Hops,
		"InspectedLane": d.InspectedLane,
		"InspectedNode": d.InspectedNode,
		"Lanes":         d.Lanes,
		"Many":          d.Many,
		"Means":         d.Means,
		"Nodes":         d.Nodes,
		"Note":          d.Note,
		"NowLine":       d.NowLine,
		"ParentOf":      d.ParentOf,
		"Remember":      d.Remember,
		"Rows":          d.Rows,
		"ShownGate":     d.ShownGate,
		"Solved":        d.Solved,
		"Standing":      d.Standing,
		"StepMax":       d.StepMax,
		"StepNow":       d.StepNow,
		"StepWords":     d.StepWords,
		"Suggestions":   d.Suggestions,
		"TabID":         d.TabID,
		"TabText":       d.TabText,
		"Tabs":          d.Tabs,
		"Trails":        d.Trails,
		"Why":           d.Why,
	}
	return methods[name]
}

// Method is a method by its name.
func (l lane) Method(name string) any {
	if name == "TieTop" {
		return l.TieTop
	}
	return nil
}
