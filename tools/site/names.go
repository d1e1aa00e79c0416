package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"rolewalk/tools/prerender"
)

// namesFile lists every name that a walk of the library ever had below walks/, one on a line. One that was given up is
// followed by the name that took its place. Lines are added and changed, never removed: links to a walk do not rot.
const namesFile = "names.txt"

// move leads from an address that a walk had to the one that it has.
type move struct{ from, to string }

// readMoved reads the names that were given up, and holds the list against the walks that there are. A folder may have
// no list.
func readMoved(root string, walks []*libraryWalk) ([]move, error) {
	has := map[string]bool{}
	for _, walk := range walks {
		if has[walk.Href] {
			return nil, fmt.Errorf("two walks have the address %s: name one of their files differently", walk.Href)
		}
		has[walk.Href] = true
	}
	list, err := os.ReadFile(filepath.Join(root, namesFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the names of walks: %w", err)
	}
	var moves []move
	listed := map[string]bool{}
	for line := range strings.Lines(string(list)) {
		names := strings.Fields(line)
		if len(names) == 0 || len(names) > 2 {
			return nil, fmt.Errorf("%s: %q is not a name, or two", namesFile, strings.TrimSpace(line))
		}
		from, to := "walks/"+names[0]+"/", "walks/"+names[len(names)-1]+"/"
		switch {
		case !has[to]:
			return nil, fmt.Errorf("%s: there is no walk at %s: write its name of today behind %s", namesFile, to, names[0])
		case from != to && has[from]:
			return nil, fmt.Errorf("%s: %s is a walk's own address again", namesFile, from)
		case from != to:
			moves = append(moves, move{from, to})
		}
		listed[from] = true
	}
	for _, walk := range walks {
		if !listed[walk.Href] {
			name := strings.TrimSuffix(strings.TrimPrefix(walk.Href, "walks/"), "/")
			return nil, fmt.Errorf("%s lacks %s: add the line, and keep those that are there", namesFile, name)
		}
	}
	return moves, nil
}

// movedPages writes a page at each address that a walk had, which leads on to the one that it has.
func (s *site) movedPages(library *library) error {
	for _, m := range library.moved {
		for _, file := range []string{"index.html", "embed.html"} {
			name := m.from + file
			target := m.to
			if file != "index.html" {
				target += file
			}
			var out bytes.Buffer
			err := prerender.WriteMoved(&out, prerender.Options{
				Root: strings.Repeat("../", strings.Count(name, "/")), Title: "Moved", Asset: s.address, Href: target,
				Description: "This walk has another address",
			})
			if err != nil {
				return err
			}
			if err := s.write(name, out.Bytes()); err != nil {
				return err
			}
		}
	}
	return nil
}
