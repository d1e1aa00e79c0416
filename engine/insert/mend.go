package insert

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/splice"
	"rolewalk/engine/tree"
	"rolewalk/engine/whatif"
)

// Mend is a finding that the engine tells without a fix, with the ways to mend it.
type Mend struct {
	Code  source.Code
	At    source.Span
	Fixes []source.Fix
}

// Mends are the fixes for a role without a trust policy and for a path that stands in a name. After each the walk has
// no finding of this code at this place.
func Mends(w *scenario.Walk) []Mend {
	list := []Mend{}
	for i := range w.Errors {
		if e := &w.Errors[i]; e.Code == syntax.MissingTrust {
			if fixes := trustFixes(w, e.At); len(fixes) > 0 {
				list = append(list, Mend{e.Code, e.At, fixes})
			}
		}
	}
	for i := range w.Findings {
		if f := &w.Findings[i]; f.Code == scenario.InvalidName {
			if fix, ok := pathFix(w, f.At); ok {
				list = append(list, Mend{f.Code, f.At, []source.Fix{fix}})
			}
		}
	}
	return list
}

// trustFixes give the role at a place a trust policy: one that trusts its own account, as the console proposes, or one
// that is not known.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user.html
func trustFixes(w *scenario.Walk, at source.Span) []source.Fix {
	body := w.Text.Body
	for _, a := range w.AccountBlocks() {
		for _, e := range a.Entities {
			if e.Kind != syntax.Role || e.Trust != nil || e.TrustUnknown != nil || !e.Span().Holds(at) {
				continue
			}
			root := aws.RootARN(scenario.PartitionOf(a), a.Number.Value)
			statement := `{"Effect": "Allow", "Principal": {"AWS": ` + tree.Quote(root) + `}, "Action": "` +
				aws.AssumeRole + `"}`
			text := "trust " + document(statement, splice.Inner(body, e.Span()))
			text = strings.ReplaceAll(text, "\n", splice.LineEnd(body, e.Span().To))
			return tried(w, syntax.MissingTrust,
				source.Fix{
					Title: "Add a trust policy for the account " + a.Alias.Value,
					Edits: []source.Edit{splice.Block(body, e.Span(), text)},
				},
				source.Fix{
					Title: "Say that it is not known",
					Edits: []source.Edit{splice.Block(body, e.Span(), "trust unknown")},
				})
		}
	}
	return nil
}

// pathFix moves the path out of a name into a statement of its own, and from the names in the rest of the walk.
func pathFix(w *scenario.Walk, at source.Span) (fix source.Fix, ok bool) {
	for _, a := range w.AccountBlocks() {
		for _, e := range a.Entities {
			slash := strings.LastIndexByte(e.Name.Value, '/')
			if e.Name.Span() != at || slash < 0 || e.Path != nil || e.Kind == syntax.Group {
				continue
			}
			path, name := "/"+strings.Trim(e.Name.Value[:slash], "/")+"/", e.Name.Value[slash+1:]
			if path == "//" {
				path = "/"
			}
			fix = source.Fix{Title: "Write the path by itself", Edits: []source.Edit{{At: at, New: whatif.Word(name)}}}
			if path != "/" {
				fix.Edits = append(fix.Edits, first(w.Text.Body, e.Span(), "path "+whatif.Word(path)))
			}
			fix.Edits = append(fix.Edits, renamed(w.Text.Body, a.Alias.Value+"/"+e.Name.Value, a.Alias.Value+"/"+name)...)
			fixes := tried(w, scenario.InvalidName, fix)
			return fix, len(fixes) == 1
		}
	}
	return fix, false
}

// first puts a statement at the beginning of a block.
func first(body string, block source.Span, text string) source.Edit {
	open := block.From + strings.IndexByte(body[block.From:block.To], '{') + 1
	rest := body[open : block.To-1]
	at := source.Span{From: open, To: open}
	switch line, _, broken := strings.Cut(rest, "\n"); {
	case broken && strings.TrimSpace(line) == "":
		return source.Edit{At: at, New: splice.LineEnd(body, open) + splice.Inner(body, block) + text}
	case strings.TrimSpace(rest) == "":
		return source.Edit{At: source.Span{From: open, To: block.To - 1}, New: " " + text + " "}
	}
	return source.Edit{At: at, New: " " + text}
}

// renamed are the edits of the words of a walk that are a name.
func renamed(body, name, other string) (list []source.Edit) {
	part := func(c byte) bool { return strings.IndexByte(aws.Letters+aws.Digits+"_-./:@=+", c) >= 0 }
	for from := 0; ; {
		n := strings.Index(body[from:], name)
		if n < 0 {
			return list
		}
		at := source.Span{From: from + n, To: from + n + len(name)}
		from = at.To
		if (at.From == 0 || !part(body[at.From-1])) && (at.To == len(body) || !part(body[at.To])) {
			list = append(list, source.Edit{At: at, New: other})
		}
	}
}

// tried are those of the fixes after which the walk has fewer findings of the code, and no more errors.
func tried(w *scenario.Walk, code source.Code, fixes ...source.Fix) (good []source.Fix) {
	count := func(w *scenario.Walk) (n int) {
		for i := range w.Errors {
			if w.Errors[i].Code == code {
				n++
			}
		}
		for i := range w.Findings {
			if w.Findings[i].Code == code {
				n++
			}
		}
		return n
	}
	for _, fix := range fixes {
		with, ok := source.Apply(w.Text.Body, fix.Edits)
		if !ok {
			continue
		}
		if again := w.Again(with); count(again) < count(w) && len(again.Errors) <= len(w.Errors) {
			good = append(good, fix)
		}
	}
	return good
}
