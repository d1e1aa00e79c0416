package edits

// cost is what edits open and change beside what is wanted.
type cost struct {
	tier    tier // their sum
	access  int
	risk    string
	warning string // the first SECURITY_WARNING that they add, with its sentence; mostly empty
	bytes   int
	anew    bool // one of them writes a document anew
	beyond  bool // one of them is not in the caller’s hands
	names   bool // one of them changes whom a statement names
}

// safe reports whether nothing is to be said against them.
func (c *cost) safe() bool { return c.risk == "" && c.warning == "" }

// before orders edits: those that the caller cannot make come last, and those that are dangerous behind those that are
// not, then what a person would do comes first,
// then the least new access, then the fewest bytes.
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
	c.names = c.names || d.names
	if c.warning == "" {
		c.warning = d.warning
	}
	return c
}
