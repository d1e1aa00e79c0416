package syntax

// move says that the construct stands delta bytes later. What is inside it is moved for itself.
func (n *Node) move(delta int) {
	n.Pos.Offset += delta
	n.EndPos.Offset += delta
}

func (g *Goal) move(delta int) {
	g.Node.move(delta)
	g.Expect.Node = g.Node
}

func (v *value) move(delta int) { v.at = v.at.Moved(delta) }

func (t *Tags) move(delta int) {
	t.value.move(delta)
	for i := range t.Tags {
		tag := &t.Tags[i]
		tag.KeyAt, tag.ValueAt = tag.KeyAt.Moved(delta), tag.ValueAt.Moved(delta)
	}
}

func (v *Values) move(delta int) {
	v.value.move(delta)
	for i := range v.Members {
		v.Members[i].KeyAt = v.Members[i].KeyAt.Moved(delta)
		v.Members[i].Value.move(delta)
	}
}

func (s *Strings) move(delta int) {
	s.value.move(delta)
	moveAll(s.Items, delta)
}

func (v *Value) move(delta int) {
	v.At = v.At.Moved(delta)
	moveAll(v.Items, delta)
}

func moveAll(list []Value, delta int) {
	for i := range list {
		list[i].move(delta)
	}
}
