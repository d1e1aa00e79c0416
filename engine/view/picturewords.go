package view

// ofPicture fills in the words of the picture, the inspector and the timeline.
func (w *Words) ofPicture() {
	w.Picture = "Accounts, principals and resources of the walk"
	w.NoKey = "made up: AWS has no such key"
	w.Parent = "Asked for by session"
	w.Chained = "one hour at most when chained"
	w.Secrets = "Credentials (made up)"
	w.Standing = "Standing"
	w.Later = "a later step asks for it"
	w.Over = "expired"
	w.Table = "Table"
	w.LaneColumns = []string{"Session", "State", "From", "Until", "Asked for by", "What happened"}
	w.Find = "Find in the picture"
	w.SaveSVG = "Save as SVG"
	w.ofAdding()
}

// ofAdding fills in the words of the buttons that add.
func (w *Words) ofAdding() {
	w.Add = "Add"
	w.Reset, w.ResetTitle = "Start over", "Compare with the walk as it was shared"
	for _, form := range Forms() {
		w.Adds = append(w.Adds, AddButton{form.Kind, string(form.Kind), form.Title})
	}
	w.AddTrust, w.AddPermission = "Add a trust statement", "Add a permission"
	w.AddRole = "Add a role to"
	w.AskFor, w.AskFrom = "Add a step that asks for it", "Draw an arrow from here"
}
