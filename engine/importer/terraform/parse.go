package terraform

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// form is how a file is read.
type form int

const (
	other     form = iota // a file that only file() and templatefile() read
	config                // .tf
	variables             // .tfvars
)

// formOf is how a file is read, and whether it is JSON. A file without a suffix was pasted.
func formOf(t *text) (form, bool) {
	name := path.Base(t.path)
	switch {
	case strings.HasSuffix(name, ".tf"), strings.HasSuffix(name, ".tofu"):
		return config, false
	case strings.HasSuffix(name, ".tf.json"), strings.HasSuffix(name, ".tofu.json"):
		return config, true
	case strings.HasSuffix(name, ".tfvars"):
		return variables, false
	case strings.HasSuffix(name, ".tfvars.json"):
		return variables, true
	case IsTerraform(t.body):
		return config, strings.HasPrefix(strings.TrimLeft(t.body, "\ufeff \t\r\n"), "{")
	case !strings.Contains(name, "."):
		return config, false
	}
	return other, false
}

// parse reads one file into the declarations of its folder.
func (r *reader) parse(t *text) {
	form, isJSON := formOf(t)
	if form == other {
		return
	}
	var b *body
	if isJSON {
		b = r.parseJSON(t, form)
	} else {
		b = r.parseHCL(t)
	}
	dir := path.Dir(t.path)
	d := r.dirs[dir]
	if d == nil {
		d = newDeclarations()
	}
	if form == variables {
		d.values = append(d.values, valueFile{t, b})
	} else {
		d.add(r, t, b)
	}
	r.dirs[dir] = d
}

// parseHCL reads a text. If the text is malformed, it is cut where top-level blocks begin, and each is read alone.
func (r *reader) parseHCL(t *text) *body {
	skip := 0
	if strings.HasPrefix(t.body, "\ufeff") {
		skip = len("\ufeff")
	}
	if b, message := r.parsePiece(t, skip, len(t.body)); message == nil {
		return b
	}
	whole := &body{rng: hcl.Range{Filename: t.name, End: hcl.Pos{Byte: len(t.body)}}}
	starts := topLevel.FindAllStringIndex(t.body[skip:], -1)
	from := skip
	for i := 0; i <= len(starts); i++ {
		to := len(t.body)
		if i < len(starts) {
			to = skip + starts[i][0]
		}
		if strings.TrimSpace(t.body[from:to]) != "" {
			r.addPiece(t, whole, from, to)
		}
		from = to
	}
	return whole
}

// topLevel is where a top-level block begins.
var topLevel = regexp.MustCompile(`(?m)^(?:` + blockWords + `)\b[^=\n]*\{`)

// addPiece reads a part of a text into b, or says why it cannot.
func (r *reader) addPiece(t *text, b *body, from, to int) {
	piece, trouble := r.parsePiece(t, from, to)
	if trouble != nil {
		r.report(*trouble)
		return
	}
	b.attrs = append(b.attrs, piece.attrs...)
	b.blocks = append(b.blocks, piece.blocks...)
}

// parsePiece reads a part of a text that has to be well formed.
func (r *reader) parsePiece(t *text, from, to int) (b *body, bad *trouble) {
	what := label(t.path)
	if first := strings.TrimSpace(firstLine(t.body[from:to])); first != "" {
		what = first
	}
	at := source.Span{Text: t.id, From: from, To: to}
	defer func() {
		if recover() != nil {
			b, bad = nil, &trouble{span: at, rank: t.rank, what: what, reason: "its HCL could not be read"}
		}
	}()
	start := hcl.Pos{Byte: from, Line: 1, Column: 1}
	src := []byte(t.body[from:to])
	if tokens, _ := hclsyntax.LexConfig(src, t.name, start); nestsTooDeep(tokens) {
		return nil, &trouble{span: at, rank: t.rank, what: what, reason: tooNested}
	}
	file, diags := hclsyntax.ParseConfig(src, t.name, start)
	if !diags.HasErrors() {
		return fromHCL(file.Body.(*hclsyntax.Body)), nil
	}
	for _, d := range diags {
		if d.Severity == hcl.DiagError {
			if d.Subject != nil {
				at = r.span(*d.Subject)
			}
			return nil, &trouble{span: at, rank: t.rank, what: what, reason: malformed(d)}
		}
	}
	return nil, &trouble{span: at, rank: t.rank, what: what, reason: "its HCL could not be read"}
}

// malformed is a diagnostic as one sentence.
func malformed(d *hcl.Diagnostic) string {
	detail := strings.TrimSuffix(strings.Join(strings.Fields(d.Detail), " "), ".")
	if first, _, more := strings.Cut(detail, ". "); more {
		detail = first
	}
	return fmt.Sprintf("it is not well-formed HCL: %s: %s", strings.ToLower(d.Summary), detail)
}

// firstLine is the first line of a text that has something in it.
func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimLeft(text, " \t\r\n"), "\n")
	if len(line) > 100 {
		line = strings.ToValidUTF8(line[:100], "") + " …"
	}
	return line
}

// parseTemplate reads a template that stands at an offset of a text.
func (r *reader) parseTemplate(t *text, src string, offset int) (x hclsyntax.Expression, reason string) {
	defer func() {
		if recover() != nil {
			x, reason = nil, "its template could not be read"
		}
	}()
	start := hcl.Pos{Byte: offset, Line: 1, Column: 1}
	if tokens, _ := hclsyntax.LexTemplate([]byte(src), t.name, start); nestsTooDeep(tokens) {
		return nil, tooNested
	}
	x, diags := hclsyntax.ParseTemplate([]byte(src), t.name, start)
	if diags.HasErrors() {
		return nil, malformed(diags[0])
	}
	return x, ""
}

// parseJSON reads a .tf.json or .tfvars.json file.
func (r *reader) parseJSON(t *text, form form) *body {
	whole := source.Span{Text: t.id, To: len(t.body)}
	whole.From = len(t.body) - len(strings.TrimPrefix(t.body, "\ufeff"))
	n, fault := tree.ReadJSON(t.body, whole)
	switch {
	case fault != nil:
		r.report(trouble{span: fault.At, rank: t.rank, what: label(t.path), reason: "it is not JSON: " + fault.Message})
		return &body{}
	case n.Kind != '{':
		r.report(trouble{span: n.Span, rank: t.rank, what: label(t.path), reason: "it is no object of JSON"})
		return &body{}
	}
	j := jsonFile{r: r, t: t, literal: form == variables}
	if form == variables {
		return j.plain(n)
	}
	return j.top(n)
}
