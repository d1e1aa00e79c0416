package main

import (
	"encoding/json"
	"errors"
	"os"
	"strings"

	"rolewalk/engine/view"
)

// decided is a walk as the page shows it before its modules arrive: its page, the suggested edits of its first step if
// they are shown ahead, and advice on its policies.
type decided struct {
	page        *view.Page
	suggestions *view.Suggestions
	advice      *view.Advice
}

// decide decides a walk. If a JSON file of its name is in its folder, that is its page, without advice: tests use it to
// show what no walk gives on demand.
func decide(path, text string) (*decided, error) {
	page, suggestions := run(text)
	ahead, err := os.ReadFile(strings.TrimSuffix(path, ".walk") + ".json")
	switch {
	case err == nil:
		page = &view.Page{}
		if err := json.Unmarshal(ahead, page); err != nil {
			return nil, err
		}
		view.Draw(page)
		return &decided{page: page, suggestions: suggestions}, nil
	case !errors.Is(err, os.ErrNotExist):
		return nil, err
	}
	advice, err := advise(text)
	return &decided{page, suggestions, advice}, err
}
