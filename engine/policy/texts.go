package policy

import "rolewalk/engine/match"

// Texts are the actions as written. They belong to the document and are not to be changed.
func (a *Actions) Texts() []string { return a.texts }

// Texts are the patterns as people read them, with policy variables put in; one that has no value stands as written.
// They may belong to the document and are not to be changed.
func (rs *Resources) Texts(vars match.Lookup) []string {
	if rs.texts != nil {
		return rs.texts
	}
	list := make([]string, len(rs.Values))
	for i := range list {
		var ok bool
		if list[i], ok = rs.Values[i].Pattern.Expanded(vars); !ok {
			list[i] = rs.Values[i].Value
		}
	}
	return list
}

// keepTexts makes the texts that are the same for every request, once.
func (rs *Resources) keepTexts() {
	for i := range rs.Values {
		if !rs.Values[i].Pattern.Plain() {
			return
		}
	}
	rs.texts = rs.Texts(nil)
}

// Texts are the values of the row as people read them, as those of a Resource are.
func (c *Condition) Texts(vars match.Lookup) []string {
	if c.texts != nil {
		return c.texts
	}
	list := make([]string, len(c.Values))
	for i := range list {
		var ok bool
		if list[i], ok = c.Operands[i].Expanded(vars); !ok {
			list[i] = c.Values[i].Value
		}
	}
	return list
}

func (c *Condition) keepTexts() {
	for i := range c.Operands {
		if !c.Operands[i].Plain() {
			return
		}
	}
	c.texts = c.Texts(nil)
}
