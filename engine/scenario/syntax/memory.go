package syntax

import (
	"reflect"
	"sort"
	"strconv"
)

// Memory is what one reading leaves for the next: of a text that changed in one place, only the statements around that
// place are built again. The zero Memory remembers nothing. What is read is the same with a Memory as without.
//
// A reading moves the statements that it keeps, so a File is good until its Memory reads again. A Memory is for one
// goroutine.
type Memory struct {
	body   string
	tokens []token
	built  map[int]construct // by their first token
	held   int               // bytes of the texts that statements may still point into
}

// maxHeld is how many bytes of texts a Memory may hold. Then it begins anew, because each statement holds the text that
// it was built from.
const maxHeld = 8 << 20

// construct is a statement of the text that was read last.
type construct struct {
	tree Spanned
	in   reflect.Type // the struct of the statement in whose block it stands; nil in the file
	end  int          // the token behind it
}

// placeholder stands in the tree for a statement that is kept, until it is put back. Its word is the number of the
// first token of that statement.
type placeholder struct{ value }

// kept is what a new text has in common with the text before: tokens at the beginning, and tokens at the end.
type kept struct {
	before map[int]construct
	same   int              // this many tokens at the beginning are those of before
	moved  int              // from here on, tokens are those of before
	shift  int              // so many tokens later
	delta  int              // and so many bytes
	again  map[Spanned]bool // the statements that were put into the new tree
}

// keep compares the tokens with those of the text before.
func (m *Memory) keep(body string, tokens []token) *kept {
	k := &kept{before: m.built, moved: len(tokens), shift: len(tokens) - len(m.tokens), again: map[Spanned]bool{}}
	k.delta = len(body) - len(m.body)
	most := min(len(tokens), len(m.tokens))
	for k.same < most && m.equal(k.same, body, tokens[k.same], 0) {
		k.same++
	}
	for last := k.same + max(k.shift, 0); k.moved > last && m.equal(k.moved-1-k.shift, body, tokens[k.moved-1], k.delta); {
		k.moved--
	}
	return k
}

// equal reports whether a token of the text before is the same, delta bytes later.
func (m *Memory) equal(i int, body string, t token, delta int) bool {
	was := m.tokens[i]
	return was.kind == t.kind && was.from+delta == t.from && was.to+delta == t.to && was.word == t.word &&
		was.lineStart == t.lineStart && m.body[was.from:was.to] == body[t.from:t.to]
}

// at returns the statement that begins with the token and is kept. A statement whose next token changed might go on
// with it, so it is not kept.
func (k *kept) at(i int) (c construct, delta int, ok bool) {
	if i >= k.moved {
		c, ok = k.before[i-k.shift]
		c.end += k.shift
		return c, k.delta, ok
	}
	c, ok = k.before[i]
	return c, 0, ok && c.end < k.same
}

// item returns the statement of the file that is the tokens from one to another, if it is kept.
func (k *kept) item(from, to int) (Item, bool) {
	c, delta, ok := k.at(from)
	if !ok || c.in != nil || c.end != to {
		return nil, false
	}
	k.put(c, delta)
	return c.tree, true
}

// put moves a statement to its new place.
func (k *kept) put(c construct, delta int) {
	k.again[c.tree] = true
	if delta != 0 {
		walk(c.tree, func(x Spanned) bool {
			x.(interface{ move(delta int) }).move(delta)
			return true
		})
	}
}

// cut returns the tokens of an item with one token in place of each statement inside it that is kept.
func (k *kept) cut(tokens []token, from, to int) []token {
	list := make([]token, 0, to-from)
	for i := from; i < to; i++ {
		t := tokens[i]
		if c, _, ok := k.at(i); ok && i > from && c.end <= to {
			t.kind, t.to, t.word = kindKept, tokens[c.end-1].to, strconv.Itoa(i)
			i = c.end - 1
		}
		list = append(list, t)
	}
	return list
}

// restore puts the statements that are kept back into a new one. It reports false if one of them stood in another kind
// of block before, where the same words may mean something else.
func (k *kept) restore(x Spanned) bool {
	v := reflect.ValueOf(x).Elem()
	items, ok := blockOf(v)
	if !ok {
		return true
	}
	for i := range items.Len() {
		item := items.Index(i).Interface().(Spanned)
		p, ok := item.(*placeholder)
		if !ok {
			if !k.restore(item) {
				return false
			}
			continue
		}
		at, _ := strconv.Atoi(p.raw)
		c, delta, _ := k.at(at)
		if c.in != v.Type() {
			return false
		}
		k.put(c, delta)
		items.Index(i).Set(reflect.ValueOf(c.tree))
	}
	return true
}

// blockOf returns the statements of a block.
func blockOf(construct reflect.Value) (items reflect.Value, ok bool) {
	s := shapes()[construct.Type()]
	if s == nil || s.items < 0 {
		return items, false
	}
	return construct.Field(s.items), true
}

// remember keeps what was read of a text without errors.
func (m *Memory) remember(f *File) {
	m.body, m.tokens, m.built = f.Text.Body, f.tokens, make(map[int]construct, len(f.tokens)/4)
	for _, item := range f.Items {
		m.add(item, nil)
	}
}

// add remembers a statement and those inside it.
func (m *Memory) add(x Spanned, in reflect.Type) {
	at := x.Span()
	first := sort.Search(len(m.tokens), func(i int) bool { return m.tokens[i].from >= at.From })
	behind := sort.Search(len(m.tokens), func(i int) bool { return m.tokens[i].from >= at.To })
	m.built[first] = construct{tree: x, in: in, end: behind}
	v := reflect.ValueOf(x).Elem()
	if items, ok := blockOf(v); ok {
		for i := range items.Len() {
			m.add(items.Index(i).Interface().(Spanned), v.Type())
		}
	}
}
