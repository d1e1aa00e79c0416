package terraform_test

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/terraform"
	"rolewalk/engine/importer/tfresource"
	"rolewalk/engine/source"
)

var update = flag.Bool("update", false, "write what the fixtures say anew")

// outcome is the part of a fixture that the files say: what stands behind it is written anew with -update.
const outcome = "-- facts --\n"

// files are the files of a fixture, each behind a line `-- NAME --`.
func files(head string) []terraform.File {
	var list []terraform.File
	_, rest, _ := strings.Cut("\n"+head, "\n-- ")
	for _, part := range strings.Split(rest, "\n-- ") {
		name, body, _ := strings.Cut(part, " --\n")
		list = append(list, terraform.File{Name: name, Body: body, ID: source.TextID(len(list))})
	}
	return list
}

// factsOf are the facts of files, with what the reader could not read.
func factsOf(list []terraform.File) *fact.Facts {
	result := terraform.Read(list)
	facts := tfresource.Facts(result.Resources)
	facts.Unread = append(facts.Unread, result.Unread...)
	return &facts
}

// where is a place as file:line.
func where(list []terraform.File, at source.Span) string {
	for _, f := range list {
		if f.ID == at.Text && at.From <= len(f.Body) {
			return fmt.Sprintf("%s:%d", f.Name, 1+strings.Count(f.Body[:at.From], "\n"))
		}
	}
	return fmt.Sprint(at)
}

func text(d *fact.Document) string {
	switch {
	case d == nil:
		return "none"
	case d.JSON == "":
		return "unknown"
	}
	return d.JSON
}

// say prints facts, a line each.
func say(list []terraform.File, f *fact.Facts) string {
	var b strings.Builder
	for _, e := range f.Entities {
		fmt.Fprintf(&b, "%s %s in %s%s%s", e.Kind, e.Name, e.Account, strings.TrimSuffix(" "+e.Path, " /"),
			strings.TrimSuffix(" session "+e.MaxSession.String(), " session 0s"))
		fmt.Fprint(&b, strings.TrimSuffix(" boundary "+e.Boundary, " boundary "))
		for _, key := range slices.Sorted(maps.Keys(e.Tags)) {
			fmt.Fprintf(&b, " tag %s=%s", key, e.Tags[key])
		}
		fmt.Fprintln(&b, strings.TrimSuffix(" groups "+strings.Join(e.Groups, ","), " groups "))
		if e.Trust != nil {
			fmt.Fprintf(&b, "  trust %s\n", text(e.Trust))
		}
		for _, p := range e.Inline {
			fmt.Fprintf(&b, "  policy %s %s\n", p.Name, text(p.Document))
		}
		for _, a := range e.Attached {
			fmt.Fprintf(&b, "  attached %s\n", a)
		}
		if e.Whole.Inline || e.Whole.Attached {
			fmt.Fprintf(&b, "  whole inline %t attached %t\n", e.Whole.Inline, e.Whole.Attached)
		}
	}
	for _, m := range f.Managed {
		fmt.Fprintf(&b, "managed %s in %s %s\n", m.Name, m.Account, text(m.Document))
	}
	for _, c := range f.Controls {
		fmt.Fprintf(&b, "%s %s on %v %s\n", c.Kind, c.Name, c.Targets, text(c.Document))
	}
	for _, p := range f.Providers {
		fmt.Fprintf(&b, "provider %s%s in %s for %v\n", p.URL, p.Name, p.Account, p.Audiences)
	}
	for _, r := range f.Resources {
		fmt.Fprintf(&b, "resource %s %s\n", r.ARN, text(r.Document))
	}
	for _, d := range f.Bare {
		fmt.Fprintf(&b, "bare %s %s %s\n", d.Kind, d.Hint, text(&d.Document))
	}
	for _, p := range f.Pieces {
		fmt.Fprintf(&b, "piece %s %s\n", where(list, p.Span), p.Title)
	}
	for _, u := range f.Unread {
		fmt.Fprintf(&b, "unread %s %s: %s\n", where(list, u.Span), u.What, u.Reason)
	}
	return b.String()
}

// TestFixtures: what files of real shape say. The order of the files does not matter, nor how their lines end, nor a
// byte order mark.
func TestFixtures(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(paths) < 10 {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			body, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			head, want, _ := strings.Cut(string(body), outcome)
			list := files(head)
			got := say(list, factsOf(list))
			if *update {
				if err := os.WriteFile(path, []byte(head+outcome+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			for what, list := range variants(list) {
				if other := say(list, factsOf(list)); other != got {
					t.Errorf("%s: got\n%s\nwant\n%s", what, other, got)
				}
			}
		})
	}
}

// variants are the same files in another order, with other line ends, and with a byte order mark.
func variants(list []terraform.File) map[string][]terraform.File {
	reversed, windows, marked := slices.Clone(list), slices.Clone(list), slices.Clone(list)
	slices.Reverse(reversed)
	for i := range list {
		windows[i].Body = strings.ReplaceAll(list[i].Body, "\n", "\r\n")
		if strings.Contains(list[i].Name, ".tf") {
			marked[i].Body = "\ufeff" + list[i].Body
		}
	}
	return map[string][]terraform.File{"reversed": reversed, "CRLF": windows, "BOM": marked}
}
