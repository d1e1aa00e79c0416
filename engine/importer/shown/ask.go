package shown

import "rolewalk/engine/importer/brought"

// Sorted are the sources of an Ask in the order in which their places count.
func (a *Ask) Sorted() []brought.Source { return brought.Sorted(a.texts()) }

// Order is, for each source of Sorted, its index in Sources.
func (a *Ask) Order() []int { return brought.Order(a.texts()) }

func (a *Ask) texts() []brought.Source {
	list := make([]brought.Source, len(a.Sources))
	for i, s := range a.Sources {
		list[i] = brought.Decode(s.Name, []byte(s.Body))
	}
	return list
}
