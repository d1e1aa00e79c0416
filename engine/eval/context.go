package eval

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
)

// Context is the request context: condition keys with their values. Keys are compared without regard to case. The zero
// Context is empty and ready to use.
type Context struct {
	entries []Entry
	// texts are the values of the entries, one after another.
	texts []string
	// index is the place of each key in entries, once there are too many to search one by one.
	index map[string]int
	// unknown are the beginnings of keys that are unknown unless the context has them, in lower case.
	unknown []string
	// Unfilled are the texts that stand for something that is not known; nil if there are none.
	Unfilled *match.Placeholders
	// Ungiven says of a key that the context does not have, in lower case, whether its value is unknown rather than
	// absent. Nil means that every key that is not in the context is absent.
	Ungiven func(lower string) bool
}

// Entry is one key of a request context.
type Entry struct {
	// Key is the key as it was written by AWS or by the walk.
	Key   string
	lower string
	match.Values
	// Given says that it was set from outside, and so wins over what the engine derives.
	Given bool
}

// Set sets the values of key. Whether the key is multivalued follows from the key. It reports whether it had been set
// before.
func (c *Context) Set(key string, values ...string) (again bool) {
	lower, multi := aws.LowerKey(key)
	return c.put(lower, Entry{Key: key, Values: match.Values{List: c.hold(values), Multi: multi}})
}

// SetList sets the values of key as a multivalued key, however many there are.
func (c *Context) SetList(key string, values ...string) {
	c.put(strings.ToLower(key), Entry{Key: key, Values: match.Values{List: c.hold(values), Multi: true}})
}

// Give sets key from outside. list says that it came as a list, which makes it multivalued. Set does not replace what
// was given. It reports whether the key had been given values before.
func (c *Context) Give(key string, list bool, values ...string) (again bool) {
	lower, multi := aws.LowerKey(key)
	return c.put(lower, Entry{Key: key, Values: match.Values{List: c.hold(values), Multi: list || multi}, Given: true})
}

// SetUnknown marks the value of key as unknown. A key that ends in * stands for every key that begins so and that the
// context does not have.
func (c *Context) SetUnknown(key string) { c.putUnknown(Entry{Key: key}) }

// GiveUnknown marks the value of key as unknown from outside, whatever the engine would derive. A * is as in
// SetUnknown.
func (c *Context) GiveUnknown(key string) { c.putUnknown(Entry{Key: key, Given: true}) }

func (c *Context) putUnknown(e Entry) {
	lower, multi := aws.LowerKey(e.Key)
	e.Values = match.Values{Unknown: true, Multi: multi}
	c.put(lower, e)
	if beginning, star := strings.CutSuffix(lower, "*"); star {
		c.unknown = append(c.unknown, beginning)
	}
}

// unknownValues are the values of a key, in lower case, that are unknown.
func unknownValues(lower string) match.Values {
	return match.Values{Unknown: true, Multi: aws.IsMultivalued(lower)}
}

// Inherit sets every key of another context that was not given here.
func (c *Context) Inherit(from *Context) {
	for i := range from.entries {
		c.put(from.entries[i].lower, from.entries[i])
	}
	c.unknown = append(c.unknown, from.unknown...)
}

// reset empties the context for another request, and keeps its memory.
func (c *Context) reset() { *c = Context{entries: c.entries[:0], texts: c.texts[:0]} }

// put sets an entry, unless the entry that is there was given and this one is not. It reports whether the key had been
// set in the same way before.
func (c *Context) put(lower string, e Entry) (again bool) {
	e.lower = lower
	if old := c.find(lower); old != nil {
		again = old.Given == e.Given && !old.Unknown
		if !old.Given || e.Given {
			*old = e
		}
		return again
	}
	if c.entries == nil {
		c.entries = make([]Entry, 0, 16)
	}
	c.entries = append(c.entries, e)
	switch {
	case c.index != nil:
		c.index[lower] = len(c.entries) - 1
	case len(c.entries) > lookedThrough:
		c.index = make(map[string]int, 2*lookedThrough)
		for i := range c.entries {
			c.index[c.entries[i].lower] = i
		}
	}
	return false
}

// hold copies values behind those of the other entries, so that one allocation serves them all.
func (c *Context) hold(values []string) []string {
	if len(values) == 0 {
		return nil
	}
	if c.texts == nil {
		c.texts = make([]string, 0, 16)
	}
	begin := len(c.texts)
	c.texts = append(c.texts, values...)
	return c.texts[begin:len(c.texts):len(c.texts)]
}

// lookedThrough is up to how many keys a search one by one is faster than hashing.
const lookedThrough = 24

// find returns the entry of the key, which is in lower case, or nil.
func (c *Context) find(lower string) *Entry {
	if c.index != nil {
		if i, there := c.index[lower]; there {
			return &c.entries[i]
		}
		return nil
	}
	for i := range c.entries {
		if c.entries[i].lower == lower {
			return &c.entries[i]
		}
	}
	return nil
}

// Values returns what the request has under the key, which is in lower case.
func (c *Context) Values(lower string) match.Values {
	if e := c.find(lower); e != nil {
		return e.Values
	}
	if c.Ungiven != nil && c.Ungiven(lower) || c.beginsUnknown(lower) {
		return unknownValues(lower)
	}
	return match.Values{}
}

// beginsUnknown reports whether the key begins like those that are unknown.
func (c *Context) beginsUnknown(lower string) bool {
	for _, beginning := range c.unknown {
		if strings.HasPrefix(lower, beginning) {
			return true
		}
	}
	return false
}

// Placeholders are the texts that stand for something that is not known; nil if there are none.
func (c *Context) Placeholders() *match.Placeholders { return c.Unfilled }

// mayHave returns the values of a key that the context does not have as it is written, but may have once the
// placeholders in its keys are filled in.
func (c *Context) mayHave(lower string) match.Values {
	for i := range c.entries {
		if c.Unfilled.EqualFold(lower, c.entries[i].lower) == match.Unknown {
			return unknownValues(lower)
		}
	}
	return match.Values{}
}

// Variable gives the value of a policy variable; a key of which the request gives several values cannot be one.
func (c *Context) Variable(lower string) (string, match.Truth) {
	v := c.Values(lower)
	switch {
	case v.Multi:
		return match.Several, match.No
	case v.Unknown:
		return "", match.Unknown
	case len(v.List) != 1:
		return "", match.No
	}
	return v.List[0], match.Yes
}

// Copy returns a context with the same keys that changes independently.
func (c *Context) Copy() Context {
	return Context{
		Unfilled: c.Unfilled, Ungiven: c.Ungiven, entries: slices.Clone(c.entries), index: maps.Clone(c.index),
		unknown: slices.Clone(c.unknown),
	}
}

// Entries lists the context in order of key.
func (c *Context) Entries() []Entry {
	list := slices.Clone(c.entries)
	sort.Slice(list, func(i, j int) bool { return list[i].lower < list[j].lower })
	return list
}
