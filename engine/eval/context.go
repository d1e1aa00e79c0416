package eval

import (
	"sort"
	"strings"

	"rolewalk/engine/match"
)

// Context is the request context: condition keys with their values. Keys are compared without regard to case. The zero
// Context is empty and ready to use.
type Context struct {
	entries map[string]Entry
	// Ungiven answers for a key that the context does not have: true where nobody knows whether the request has it. Nil
	// is a world in which every ungiven key is absent. The key is in lower case.
	Ungiven func(lower string) bool
}

// Entry is one key of a request context.
type Entry struct {
	// Key is the key as AWS, or whoever gave it, writes it.
	Key string
	match.Values
	// Given says that it was set from outside and won over what the engine derives.
	Given bool
}

// multivalued are the keys that have several values by their nature, in lower case.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
var multivalued = map[string]bool{
	"aws:principalorgpaths": true, "aws:resourceorgpaths": true, "aws:sourceorgpaths": true, "aws:vpceorgpaths": true,
	"aws:principalservicenameslist": true, "aws:calledvia": true, "aws:tagkeys": true,
	"sts:transitivetagkeys": true, "sts:requestcontextproviders": true,
	"cognito-identity.amazonaws.com:amr": true,
}

// Set gives key one value by its nature, or several.
func (c *Context) Set(key string, values ...string) {
	lower := strings.ToLower(key)
	c.put(lower, Entry{Key: key, Values: match.Values{List: values, Multi: multivalued[lower]}})
}

// Give sets key from outside; list says that it came as a list, which makes it multivalued. What was given is not
// replaced by Set.
func (c *Context) Give(key string, list bool, values ...string) {
	lower := strings.ToLower(key)
	c.put(lower, Entry{Key: key, Values: match.Values{List: values, Multi: list || multivalued[lower]}, Given: true})
}

// SetUnknown marks key as one whose value nobody knows.
func (c *Context) SetUnknown(key string) {
	c.put(strings.ToLower(key), Entry{Key: key, Values: match.Values{Unknown: true}})
}

// GiveUnknown marks key from outside as one whose value nobody knows, whatever would be derived.
func (c *Context) GiveUnknown(key string) {
	c.put(strings.ToLower(key), Entry{Key: key, Values: match.Values{Unknown: true}, Given: true})
}

func (c *Context) put(lower string, e Entry) {
	if c.entries == nil {
		c.entries = make(map[string]Entry, 16)
	}
	if old, there := c.entries[lower]; there && old.Given && !e.Given {
		return
	}
	c.entries[lower] = e
}

// Values returns what the request has under the key, which is in lower case.
func (c *Context) Values(lower string) match.Values {
	if e, ok := c.entries[lower]; ok {
		return e.Values
	}
	if c.Ungiven != nil && c.Ungiven(lower) {
		return match.Values{Unknown: true}
	}
	return match.Values{}
}

// Variable gives the value of a policy variable; a key with several values cannot be one.
func (c *Context) Variable(lower string) (string, match.Truth) {
	v := c.Values(lower)
	switch {
	case v.Unknown:
		return "", match.Unknown
	case v.Multi || len(v.List) != 1:
		return "", match.No
	}
	return v.List[0], match.Yes
}

// Entries lists the context in order of key.
func (c *Context) Entries() []Entry {
	list := make([]Entry, 0, len(c.entries))
	for _, e := range c.entries {
		list = append(list, e)
	}
	sort.Slice(list, func(i, j int) bool { return strings.ToLower(list[i].Key) < strings.ToLower(list[j].Key) })
	return list
}
