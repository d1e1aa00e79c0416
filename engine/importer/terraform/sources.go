package terraform

import (
	"cmp"
	"path"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/fragment"
	"rolewalk/engine/importer/tfresource"
	"rolewalk/engine/source"
)

// Facts are what Terraform's files, plans and states among the sources say, which are sorted as brought.Sorted does.
func Facts(sources []brought.Source) fact.Facts {
	r := &sourcesReader{}
	for i, src := range sources {
		r.source(src, source.TextID(i))
	}
	if len(r.files) > 0 {
		r.withOthers(sources)
		result := Read(r.files)
		facts := tfresource.Facts(result.Resources)
		facts.Unread = append(facts.Unread, result.Unread...)
		r.Add(&facts)
	}
	for i := range r.Pieces {
		r.Pieces[i].Form = cmp.Or(r.Pieces[i].Form, "terraform")
	}
	return r.Facts
}

// sourcesReader takes sources apart.
type sourcesReader struct {
	fact.Facts
	files []File
}

func (r *sourcesReader) source(src brought.Source, id source.TextID) {
	whole := source.Span{Text: id, To: len(src.Body)}
	isJSON := strings.HasPrefix(strings.TrimLeft(src.Body, " \t\r\n"), "{")
	switch {
	case !brought.NeedsTerraform(src):
	case tfresource.IsPlanText(src.Body):
		r.Unread = append(r.Unread, tfresource.PlanText(whole))
		r.Facts.Read = append(r.Facts.Read, whole)
	case isOfTerraform(src.Name), isJSON && IsTerraform(src.Body):
		r.files = append(r.files, File{Name: src.Name, Body: src.Body, ID: id})
		r.Facts.Read = append(r.Facts.Read, whole)
	case r.json(src, id):
	case IsTerraform(src.Body):
		r.mixed(src, id)
	}
}

// isOfTerraform reports whether a file has a name that only Terraform's configuration has.
func isOfTerraform(name string) bool {
	form, _ := formOf(&text{path: name})
	return form != other && strings.Contains(path.Base(name), ".")
}

// json reads the plans and states in a text. ok is false if there is none.
func (r *sourcesReader) json(src brought.Source, id source.TextID) (ok bool) {
	list, _, _ := fragment.Find(src, id)
	for i := range list {
		if tfresource.Is(&list[i].Node) {
			facts := tfresource.Read(&list[i].Node)
			r.Add(&facts)
			r.Facts.Read = append(r.Facts.Read, list[i].Span)
			ok = true
		}
	}
	return ok
}

// mixed takes the blocks out of a text that has more than Terraform, such as an error above them. A text that is
// Terraform as a whole is taken as a whole.
func (r *sourcesReader) mixed(src brought.Source, id source.TextID) {
	parts := []source.Span{{Text: id, To: len(src.Body)}}
	if _, faults := hclsyntax.ParseConfig([]byte(src.Body), "", hcl.InitialPos); faults.HasErrors() {
		if blocks := blocksOf(src.Body, id); len(blocks) > 0 {
			parts = blocks
		}
	}
	r.Facts.Read = append(r.Facts.Read, parts...)
	var others []source.Span
	at := 0
	for _, part := range parts {
		others = append(others, source.Span{From: at, To: part.From})
		at = part.To
	}
	others = append(others, source.Span{From: at, To: len(src.Body)})
	r.files = append(r.files, File{Name: nameAsTerraform(src.Name), Body: brought.Blanked(src.Body, others), ID: id})
}

// nameAsTerraform is the name of a text that has Terraform in it, such as a note, as that of a file of Terraform's.
func nameAsTerraform(name string) string {
	return strings.TrimSuffix(name, path.Ext(name)) + ".tf"
}

// blocksOf are the top-level blocks of a text, from the line that begins one to the line with its last brace.
func blocksOf(body string, id source.TextID) []source.Span {
	var blocks []source.Span
	for _, found := range blockLine.FindAllStringIndex(body, -1) {
		from := found[0]
		if n := len(blocks); n > 0 && from < blocks[n-1].To {
			continue
		}
		blocks = append(blocks, source.Span{Text: id, From: from, To: from + blockEnd(body[from:])})
	}
	return blocks
}

// blockEnd is the length of the block that a text begins with: to the first line that is a closing brace alone and no
// further in than the block begins, else to the end of the text.
func blockEnd(text string) int {
	indent := len(text) - len(strings.TrimLeft(text, " \t"))
	at := 0
	for line := range strings.Lines(text) {
		at += len(line)
		plain := strings.TrimRight(line, " \t\r\n")
		inner := strings.TrimLeft(plain, " \t")
		oneLine := at == len(line) && strings.HasSuffix(plain, "}")
		if oneLine || inner == "}" && len(plain)-len(inner) <= indent {
			return at
		}
	}
	return len(text)
}

// withOthers adds the files that file() and templatefile() may name.
func (r *sourcesReader) withOthers(sources []brought.Source) {
	taken := map[source.TextID]bool{}
	for _, f := range r.files {
		taken[f.ID] = true
	}
	for i, src := range sources {
		id := source.TextID(i)
		form, _ := formOf(&text{path: src.Name, body: src.Body})
		if !taken[id] && form == other {
			r.files = append(r.files, File{Name: src.Name, Body: src.Body, ID: id})
		}
	}
}
