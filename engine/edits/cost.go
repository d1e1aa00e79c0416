package edits

import "slices"

// cost is what edits open and change beside what is wanted.
type cost struct {
	tier   tier // their sum
	access int
	risk   string
	warned []warned
	bytes  int
	anew   bool // one of them writes a document anew
	beyond bool // one of them is not in the caller’s hands
	names  bool // one of them changes the principals of a statement
	spare  bool // one of them adds a statement for the caller’s own token
	less   bool // one of them leaves out something that was asked for
}

// warned is a document that has a SECURITY_WARNING with the edits and had it not without them.
type warned struct{ document, warning string }

// safe reports whether nothing is to be said against them.
func (c *cost) safe() bool { return c.risk == "" && len(c.warned) == 0 }

// before orders edits: those that the caller cannot make come last, and those that are dangerous behind those that are
// not, then what a person would do comes first, then the least new access, then the fewest bytes.
func (c *cost) before(d *cost) bool {
	switch {
	case c.beyond != d.beyond:
		return d.beyond
	case c.safe() != d.safe():
		return c.safe()
	case c.tier != d.tier:
		return c.tier < d.tier
	case c.access != d.access:
		return c.access < d.access
	}
	return c.bytes < d.bytes
}

// and is the cost of edits and of further ones.
func (c cost) and(d cost) cost {
	c.tier, c.access, c.risk, c.bytes = c.tier+d.tier, c.access+d.access, worse(c.risk, d.risk), c.bytes+d.bytes
	c.anew, c.beyond = c.anew || d.anew, c.beyond || d.beyond
	c.names, c.less, c.spare = c.names || d.names, c.less || d.less, c.spare || d.spare
	c.warned = append(slices.Clone(c.warned), d.warned...)
	return c
}

// warnedBy is the cost without what was said of a document that changes again, and with what is said of it now.
func (c cost) warnedBy(document, warning string) cost {
	c.warned = slices.DeleteFunc(slices.Clone(c.warned), func(w warned) bool { return w.document == document })
	if warning != "" {
		c.warned = append(c.warned, warned{document, warning})
	}
	return c
}
