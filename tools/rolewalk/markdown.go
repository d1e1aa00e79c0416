package main

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"rolewalk/engine/source"
	"rolewalk/tools/embed"
)

// markdown are the endings of Markdown files.
var markdown = []string{".md", ".markdown", ".mdx"}

func isMarkdown(name string) bool {
	return slices.Contains(markdown, strings.ToLower(filepath.Ext(name)))
}

// walksIn are the walks of a file: the file itself, or those that stand in its Markdown. A place in one is a place in
// the file.
func walksIn(text *source.Text) []*source.Text {
	if !isMarkdown(text.Name) {
		return []*source.Text{text}
	}
	var walks []*source.Text
	for _, fence := range embed.Fences([]byte(text.Body)) {
		walks = append(walks, source.NewText(text.Name, fence.Placed))
	}
	return walks
}

// testsAt returns the files that a path names, sorted: a file; every .walk and Markdown file below a folder; or what
// matches a pattern, in which `**` stands for any folders.
func testsAt(name string) ([]string, error) {
	if name == "-" {
		return []string{name}, nil
	}
	info, err := os.Stat(name)
	switch {
	case err != nil && strings.ContainsAny(name, "*?"):
		return matching(name)
	case err != nil:
		return nil, trouble(reason(name, err))
	case !info.IsDir():
		return []string{name}, nil
	}
	files, err := filesBelow(name, func(file string) bool { return filepath.Ext(file) == ".walk" || isMarkdown(file) })
	if err == nil && len(files) == 0 {
		err = trouble(name + ": there is no .walk file in or below this folder")
	}
	return files, err
}

// matching returns the files that match a pattern which the shell has left as it is.
func matching(pattern string) ([]string, error) {
	slashed := path.Clean(filepath.ToSlash(pattern))
	fixed := path.Dir(slashed[:strings.IndexAny(slashed, "*?")] + "x")
	expression := strings.NewReplacer(`\*\*/`, `(?:.*/)?`, `\*\*`, `.*`, `\*`, `[^/]*`, `\?`, `[^/]`).
		Replace(regexp.QuoteMeta(slashed))
	form, err := regexp.Compile("^" + expression + "$")
	if err != nil {
		return nil, trouble(pattern + ": this pattern cannot be read")
	}
	files, err := filesBelow(fixed, func(file string) bool { return form.MatchString(filepath.ToSlash(file)) })
	if err == nil && len(files) == 0 {
		err = trouble(pattern + ": no file matches this pattern")
	}
	return files, err
}

// filesBelow returns the files below a folder that are wanted, sorted. Packages that npm installed are not read.
func filesBelow(folder string, wanted func(name string) bool) ([]string, error) {
	var files []string
	// A separator at the end makes WalkDir follow a link to a folder.
	err := filepath.WalkDir(filepath.Clean(folder)+string(filepath.Separator),
		func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return trouble(reason(name, err))
			case entry.IsDir() && entry.Name() == "node_modules":
				return filepath.SkipDir
			case !entry.IsDir() && wanted(filepath.Clean(name)):
				files = append(files, filepath.Clean(name))
			}
			return nil
		})
	slices.Sort(files)
	return files, err
}
