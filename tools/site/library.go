package main

import (
	"errors"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"rolewalk/engine/view"
)

// library is library.json: the walks that the site has, in teaching order.
type library struct {
	Groups []group `json:"groups"`

	// moved are the addresses that walks had, from the site's root, each with the one that they have.
	moved []move
}

// group is one folder of walks.
type group struct {
	Name  string         `json:"name"`
	Title string         `json:"title"`
	Walks []*libraryWalk `json:"walks"`
}

// libraryWalk is one walk of the library with what the engine says of it.
type libraryWalk struct {
	// Name is its folder and file name without the ending: `lessons/001-both-sides`.
	Name  string `json:"name"`
	Title string `json:"title"`
	// Href is its page, from the site's root.
	Href string `json:"href"`
	// World is the chapter of the course, Level from 1 to 3, Minutes how long it takes. Each is left out where the walk
	// does not say it.
	World   string `json:"world,omitempty"`
	Level   int    `json:"level,omitempty"`
	Minutes int    `json:"minutes,omitempty"`

	Text string     `json:"-"`
	Page *view.Page `json:"-"`
	// Suggestions are those of the first step; nil if they are not shown ahead.
	Suggestions *view.Suggestions `json:"-"`
	// Advice is what could be better in its policies.
	Advice *view.Advice `json:"-"`
	// next is the walk after it, previous that before it; nil at the ends.
	next, previous *libraryWalk
}

// folders are the parts of the library, in the order in which they are listed.
var folders = []struct{ name, title string }{{"lessons", "Lessons"}, {"challenges", "Challenges"}}

func readLibrary(root string) (*library, error) {
	library := &library{}
	for _, folder := range folders {
		walks, err := readFolder(root, folder.name)
		if err != nil {
			return nil, err
		}
		if len(walks) > 0 {
			library.Groups = append(library.Groups, group{Name: folder.name, Title: folder.title, Walks: walks})
		}
	}
	if len(library.Groups) == 0 {
		return nil, errors.New("no walk under " + root + "/lessons")
	}
	all := library.walks()
	for i, walk := range all[1:] {
		all[i].next, walk.previous = walk, all[i]
	}
	var err error
	library.moved, err = readMoved(root, all)
	return library, err
}

func readFolder(root, folder string) ([]*libraryWalk, error) {
	paths, err := filepath.Glob(filepath.Join(root, folder, "*.walk"))
	if err != nil {
		return nil, err
	}
	sort.Strings(paths)
	var walks []*libraryWalk
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		ahead, err := decide(path, string(text))
		if err != nil {
			return nil, err
		}
		page := ahead.page
		base := strings.TrimSuffix(filepath.Base(path), ".walk")
		name := folder + "/" + base
		title := page.Title
		if title == "" {
			title = base
		}
		walks = append(walks, &libraryWalk{
			Name: name, Title: title, Href: view.WalkAddress(name), Text: string(text),
			World: page.Lesson.World, Level: page.Lesson.Level, Minutes: page.Lesson.Minutes,
			Page: page, Suggestions: ahead.suggestions, Advice: ahead.advice,
		})
	}
	return walks, nil
}

// homeWalk is the address of the walk that the site's root shows: a refusal like the one that most people come with.
const homeWalk = "walks/both-sides/"

// home is the walk that the site's root shows; the first where the library has no homeWalk.
func (l *library) home() *libraryWalk {
	all := l.walks()
	for _, walk := range all {
		if walk.Href == homeWalk {
			return walk
		}
	}
	return all[0]
}

// lessons are the walks that are lessons.
func (l *library) lessons() []*libraryWalk { return l.group("lessons") }

// group are the walks of a folder.
func (l *library) group(name string) []*libraryWalk {
	for i := range l.Groups {
		if l.Groups[i].Name == name {
			return l.Groups[i].Walks
		}
	}
	return nil
}

// walks are all walks in order.
func (l *library) walks() []*libraryWalk {
	var all []*libraryWalk
	for _, group := range l.Groups {
		all = append(all, group.Walks...)
	}
	return all
}
