package terraform

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/tfresource"
	"rolewalk/engine/source"
)

// File is one .tf, .tf.json or .tfvars file, or one that file() or templatefile() may name. A name may have folders.
type File struct {
	Name string
	Body string
	// ID is the text of the spans that point into Body.
	ID source.TextID
}

// Result is what the files say. Both lists are in an order that does not hang on the order of the files.
type Result struct {
	Resources []tfresource.Resource
	Unread    []fact.Unread
	// Named are the files whose text file() or templatefile() has given, in the order of their IDs.
	Named []source.TextID
}

// Read reads the files together. Files in one folder are one module; a folder that no other one calls is a root. The
// order of the files does not matter. It never fails: what cannot be read is in Unread.
//
// What the resources say of principals and policies, [tfresource.Facts] takes from them; the Unread of both belongs to
// the case. Holes are texts ${expression} in the documents, and each document lists its own.
func Read(files []File) Result {
	r := &reader{
		texts: map[string]*text{}, files: map[string]*text{}, dirs: map[string]*declarations{}, keyOf: map[string]int{},
		named: map[source.TextID]bool{},
	}
	r.take(files)
	for _, t := range r.order {
		r.parse(t)
	}
	var result Result
	for _, dir := range r.roots() {
		m := r.newModule(dir, dir)
		r.list(m, &result.Resources)
		m.checkLocals()
	}
	for n, i := range r.made {
		result.Resources[n].Used = i.used
	}
	result.Resources = append(result.Resources, r.loose()...)
	result.Unread = r.unread()
	result.Named = slices.Sorted(maps.Keys(r.named))
	return result
}

// reader is one run of Read.
type reader struct {
	order []*text // the files, by name
	// texts are all texts by the name that their ranges have.
	texts map[string]*text
	files map[string]*text // by path
	dirs  map[string]*declarations
	named map[source.TextID]bool // by file() and templatefile()
	// troubles are what was found so far, and of what a capture looks at the end.
	troubles []trouble
	steps    int
	depth    int
	count    int         // of resources
	calls    int         // instances of modules
	made     []*instance // of the resources, in their order
	// keys are the holes that stand in names of objects.
	keys  []part
	keyOf map[string]int // by expression
}

// text is one text that has ranges.
type text struct {
	name string // of the ranges
	path string // of the file, cleaned
	rank int    // the place of the file in the order
	body string
	id   source.TextID
	// fixed is where everything in it stands, if its own offsets are not those of a file.
	fixed *source.Span
}

// take puts the files in their order and leaves out what is too much.
func (r *reader) take(files []File) {
	sorted := slices.Clone(files)
	slices.SortStableFunc(sorted, func(a, b File) int {
		if c := strings.Compare(clean(a.Name), clean(b.Name)); c != 0 {
			return c
		}
		if c := strings.Compare(a.Body, b.Body); c != 0 {
			return c
		}
		return int(a.ID - b.ID)
	})
	size := 0
	for i, f := range sorted {
		t := &text{name: strconv.Itoa(i), path: clean(f.Name), rank: i, body: f.Body, id: f.ID}
		r.texts[t.name] = t
		whole := source.Span{Text: t.id, To: len(t.body)}
		if size += len(f.Body); len(f.Body) > maxFile || size > maxFiles {
			r.report(trouble{span: whole, rank: i, what: label(f.Name), reason: tooLong})
			continue
		}
		r.order = append(r.order, t)
		if r.files[t.path] == nil {
			r.files[t.path] = t
		}
	}
}

// clean is a file's name with slashes, without steps back and forth.
func clean(name string) string {
	return path.Clean(strings.ReplaceAll(name, `\`, "/"))
}

// label is what a file is called in a sentence.
func label(name string) string {
	if name == "" {
		return "the text"
	}
	return name
}

// roots are the folders that have declarations and that no module calls, by name.
func (r *reader) roots() []string {
	called := map[string]bool{}
	for dir, d := range r.dirs {
		for _, call := range d.calls {
			if source, ok := call.body.literal("source"); ok && isLocal(source) {
				if to := path.Join(dir, source); to != dir {
					called[to] = true
				}
			}
		}
	}
	var roots []string
	for dir := range r.dirs {
		if !called[dir] {
			roots = append(roots, dir)
		}
	}
	if len(roots) == 0 { // they call each other in a ring
		for dir := range r.dirs {
			roots = append(roots, dir)
		}
	}
	slices.Sort(roots)
	return roots
}

// isLocal reports whether a module's source is a folder beside it.
func isLocal(source string) bool {
	return source == "." || source == ".." || strings.HasPrefix(source, "./") || strings.HasPrefix(source, "../")
}
