package shown

import (
	"fmt"

	"rolewalk/engine/importer/brought"
	"rolewalk/engine/wire"
)

// ReadAsk reads an Ask of the JSON that the page writes.
func ReadAsk(text string) (Ask, error) {
	var ask Ask
	if err := wire.Read(text, &ask); err != nil {
		return Ask{}, fmt.Errorf("reading what was brought: %w", err)
	}
	return ask, nil
}

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
