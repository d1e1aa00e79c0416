package terraform

import (
	"strconv"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
)

// expansion are the instances of a block with count or for_each.
type expansion struct {
	list []*instance
	// open says that their number is not known: the list has one that stands for each.
	open   bool
	keyed  bool // by for_each
	single bool // neither count nor for_each
	linked bool // modules have their children
}

// instances are those of a resource.
func (m *module) instances(address string) []*instance {
	return m.expand(address, m.d.resources[address]).list
}

// expand works out the instances of a block once.
func (m *module) expand(address string, n *block) *expansion {
	if e := m.expansions[address]; e != nil {
		return e
	}
	e := &expansion{open: true, list: []*instance{m.instance(address, "", n)}}
	m.expansions[address] = e // for an expression that hangs on the block itself
	each, count := n.body.attr("for_each"), n.body.attr("count")
	switch {
	case each != nil:
		m.forEach(e, address, n, each)
	case count != nil:
		m.counted(e, address, n, count)
	default:
		e.open, e.single = false, true
	}
	if e.open {
		e.list[0].scope.openEach = m.prefix + address
	}
	return e
}

func (m *module) instance(address, key string, n *block) *instance {
	return &instance{
		m: m, block: n, address: m.prefix + address + key, scope: &scope{r: m.r, m: m}, attrs: map[string]*memo{},
	}
}

// unread says that the instances of a block are not known.
func (m *module) unread(address string, a *attr, reason string) {
	m.r.report(trouble{span: m.r.span(a.rng), rank: m.r.rank(a.rng), what: m.prefix + address, reason: reason})
}

// counted makes the instances of count.
func (m *module) counted(e *expansion, address string, n *block, a *attr) {
	v := m.scope().eval(a.expr)
	number, reason := wholeNumber(v)
	switch {
	case reason != "":
		m.unread(address, a, "how many there are is not known: "+reason)
		return
	case number > maxInstances:
		m.unread(address, a, tooMany)
		return
	}
	e.open, e.list = false, nil
	for i := range number {
		one := m.instance(address, "["+strconv.Itoa(i)+"]", n)
		index := cty.NumberIntVal(int64(i))
		one.scope.count = &index
		e.list = append(e.list, one)
	}
}

// forEach makes the instances of for_each.
func (m *module) forEach(e *expansion, address string, n *block, a *attr) {
	s := m.scope()
	pairs, reason := s.pairs(s.eval(a.expr), a.expr.Range(), true)
	if reason != "" {
		m.unread(address, a, "which there are is not known: "+reason)
		return
	}
	if len(pairs) > maxInstances {
		m.unread(address, a, tooMany)
		return
	}
	e.open, e.keyed, e.list = false, true, nil
	for _, p := range pairs {
		name := p.key.AsString()
		one := m.instance(address, "["+quoted(name)+"]", n)
		one.key = name
		key := s.at(p.key, place{span: m.r.span(a.expr.Range())})
		one.scope.key, one.scope.each = &key, &p.value
		e.list = append(e.list, one)
	}
}

// quoted is a key of for_each as Terraform prints it in addresses.
func quoted(key string) string { return strconv.Quote(key) }

// pair is one item of a collection: a name or a number, and a value.
type pair struct{ key, value cty.Value }

// pairs are the items of what for_each has. A resource or a module wants a map or a set of strings; a dynamic block
// takes lists too.
func (s *scope) pairs(v cty.Value, rng hcl.Range, strict bool) (list []pair, reason string) {
	bare, marks := v.Unmark()
	t := bare.Type()
	switch {
	case !bare.IsKnown():
		return nil, s.r.written(rng) + " has no value in the text"
	case bare.IsNull():
		return nil, s.r.written(rng) + " is null"
	case !bare.CanIterateElements():
		return nil, s.r.written(rng) + " is no map and no set"
	case strict && (t.IsTupleType() || t.IsListType()):
		return nil, s.r.written(rng) + " is a list, and for_each takes a map or a set of strings"
	case t.IsSetType() && !bare.IsWhollyKnown(), s.r.openNames(bare):
		return nil, "names in " + s.r.written(rng) + " have no value in the text"
	case strict && t.IsSetType() && t.ElementType() != cty.String && bare.LengthInt() > 0:
		return nil, s.r.written(rng) + " is a set of something else than strings"
	}
	s.r.spend(bare.LengthInt())
	for it := bare.ElementIterator(); it.Next(); {
		key, value := it.Element()
		if t.IsSetType() {
			value = s.placed(value, marks, rng)
			key, _ = value.Unmark()
		}
		key, _ = key.Unmark()
		list = append(list, pair{key, value})
	}
	return list, ""
}

// wholeNumber is the value of count, or why it has none.
func wholeNumber(v cty.Value) (int, string) {
	v, _ = v.Unmark()
	if !v.IsKnown() {
		return 0, "its count has no value in the text"
	}
	n, err := safeConvert(v, cty.Number)
	if err != nil || n.IsNull() {
		return 0, "its count is no number"
	}
	f := n.AsBigFloat()
	if !f.IsInt() || f.Sign() < 0 {
		return 0, "its count is no whole number from 0 on"
	}
	i, _ := f.Int64()
	return int(i), ""
}
