package tfsource

import (
	"cmp"
	"path"
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/fragment"
	"rolewalk/engine/importer/terraform"
	"rolewalk/engine/importer/tfresource"
	"rolewalk/engine/source"
)

// Facts are what Terraform's files, plans and states among the sources say, which are sorted as brought.Sorted does.
func Facts(sources []brought.Source) fact.Facts {
	r := &sourcesReader{}
	for i, src := range sources {
		src.Body = brought.Unnumbered(src.Body)
		r.source(src, source.TextID(i))
	}
	if len(r.files) > 0 {
		r.withOthers(sources)
		result := terraform.Read(r.files)
		facts := tfresource.Facts(result.Resources)
		facts.Unread = append(facts.Unread, result.Unread...)
		r.Add(&facts)
		for _, id := range result.Named {
			r.Facts.Read = append(r.Facts.Read, source.Span{Text: id, To: len(sources[id].Body)})
		}
	}
	for i := range r.Pieces {
		r.Pieces[i].Form = cmp.Or(r.Pieces[i].Form, "terraform")
	}
	return r.Facts
}

// sourcesReader takes sources apart.
type sourcesReader struct {
	fact.Facts
	files []terraform.File
}

func (r *sourcesReader) source(src brought.Source, id source.TextID) {
	whole := source.Span{Text: id, To: len(src.Body)}
	isJSON := strings.HasPrefix(strings.TrimLeft(src.Body, " \t\r\n"), "{")
	switch {
	case !brought.NeedsTerraform(src):
	case isTerragrunt(src):
		r.Unread = append(r.Unread, fact.Unread{
			Span: whole, What: "a file of Terragrunt",
			Reason: "It hands inputs to a module, and what the module makes of them is not in it: bring what " +
				"`terragrunt plan -out=tfplan && terragrunt show -json tfplan` prints.",
		})
		r.Facts.Read = append(r.Facts.Read, whole)
	case tfresource.IsPlanText(src.Body):
		r.Unread = append(r.Unread, tfresource.PlanText(whole))
		r.Facts.Read = append(r.Facts.Read, whole)
	case terraform.IsFile(src.Name), isJSON && terraform.IsTerraform(src.Body):
		r.files = append(r.files, terraform.File{Name: src.Name, Body: src.Body, ID: id})
		r.Facts.Read = append(r.Facts.Read, whole)
	case r.json(src, id):
	case terraform.IsTerraform(src.Body):
		r.mixed(src, id)
	}
}

// terragrunt is a block or an argument that Terragrunt alone has at the margin.
//
// See https://terragrunt.gruntwork.io/docs/reference/config-blocks-and-attributes/
var terragrunt = regexp.MustCompile(`(?m)^(?:inputs\s*=|(?:include|dependency|generate|remote_state)\s+(?:"[^"]*"\s*)?\{)`)

func isTerragrunt(src brought.Source) bool {
	return path.Base(src.Name) == "terragrunt.hcl" || !terraform.IsFile(src.Name) && terragrunt.MatchString(src.Body)
}

// json reads the plans and states in a text. ok is false if there is none.
func (r *sourcesReader) json(src brought.Source, id source.TextID) (ok bool) {
	list, _ := fragment.Find(src, id)
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
		if blocks := terraform.Blocks(src.Body, id); len(blocks) > 0 {
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
	r.files = append(r.files, terraform.File{
		Name: nameAsTerraform(src.Name), Body: brought.Blanked(src.Body, others), ID: id,
	})
}

// nameAsTerraform is the name of a text that has Terraform in it, such as a note, as that of a file of Terraform's.
func nameAsTerraform(name string) string {
	return strings.TrimSuffix(name, path.Ext(name)) + ".tf"
}

// withOthers adds the files that file() and templatefile() may name.
func (r *sourcesReader) withOthers(sources []brought.Source) {
	taken := map[source.TextID]bool{}
	for _, f := range r.files {
		taken[f.ID] = true
	}
	for i, src := range sources {
		id := source.TextID(i)
		if !taken[id] && strings.Contains(path.Base(src.Name), ".") {
			r.files = append(r.files, terraform.File{Name: src.Name, Body: src.Body, ID: id})
		}
	}
}
