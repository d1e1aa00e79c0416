package chapter

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"rolewalk/tools/embed"
)

// Chapter is a Markdown file as HTML, with what lists and the search need of it.
type Chapter struct {
	// Name is the file's name without its ending.
	Name, Title string
	// Lead is the first paragraph as plain text; empty where the title is followed by something else.
	Lead string
	Body template.HTML
	// Sections are its headings of the second level.
	Sections []Section
	// Printed are the sentences of AWS's that it is about, as written.
	Printed []string
	// Text is all of its prose as plain text, without walks and code.
	Text string
	// Links are the addresses on the site that it links to, from the site's root.
	Links []string
}

// Section is a heading and its anchor.
type Section struct{ ID, Title string }

// Read reads the Markdown files of a folder, in the order of their names. Root leads from the page of a chapter to the
// site's root. A folder that does not exist has none.
func Read(folder, root string) ([]*Chapter, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil {
		return nil, fmt.Errorf("looking for chapters: %w", err)
	}
	slices.Sort(paths)
	var chapters []*Chapter
	for _, path := range paths {
		body, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("reading a chapter: %w", err)
		}
		c, err := Parse(strings.TrimSuffix(filepath.Base(path), ".md"), body, root)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		chapters = append(chapters, c)
	}
	return chapters, nil
}

// Parse reads a Markdown text. In it, links that begin with a slash lead to the site, whose root is at root from the
// chapter's page.
func Parse(name string, markdown []byte, root string) (*Chapter, error) {
	c := &Chapter{Name: name}
	m := goldmark.New(
		goldmark.WithExtensions(extension.Table, embed.Extension{Site: root, Own: true}),
		goldmark.WithParserOptions(parser.WithAutoHeadingID()),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(fences{}, 400))),
	)
	tree := m.Parser().Parse(text.NewReader(markdown))
	if err := c.take(tree, markdown, root); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := m.Renderer().Render(&out, markdown, tree); err != nil {
		return nil, fmt.Errorf("drawing a chapter: %w", err)
	}
	// A table may be wider than a small screen: then it is what scrolls, and keys must reach it.
	body := strings.NewReplacer(
		"<table>", `<div class="table" tabindex="0" role="group" aria-label="Table"><table>`,
		"</table>", "</table></div>",
	).Replace(out.String())
	c.Body = template.HTML(body)
	return c, nil
}

// take reads what is listed of a chapter, and changes its tree: the title goes, because the page has it, headings link
// to themselves, and links to the site become relative.
func (c *Chapter) take(tree ast.Node, source []byte, root string) error {
	title, ok := tree.FirstChild().(*ast.Heading)
	if !ok || title.Level != 1 {
		return errors.New("a chapter begins with its title: one # and a blank")
	}
	c.Title = plain(title, source)
	if lead, ok := title.NextSibling().(*ast.Paragraph); ok {
		c.Lead = plain(lead, source)
	}
	tree.RemoveChild(tree, title)
	var headings []*ast.Heading
	var prose []string
	// The visitor's errors are its own.
	err := ast.Walk(tree, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := node.(type) {
		case *ast.Heading:
			if n.Level == 1 {
				return ast.WalkStop, fmt.Errorf("%q is a second title: use ##", plain(n, source))
			}
			headings = append(headings, n)
		case *ast.Link:
			c.link(n, root)
		case *ast.FencedCodeBlock:
			if language(n, source) == errorFence {
				c.Printed = append(c.Printed, strings.TrimSpace(string(n.Lines().Value(source))))
			}
		case *ast.Paragraph, *ast.TextBlock:
			prose = append(prose, plain(n, source))
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		return err
	}
	for _, h := range headings {
		prose = append(prose, plain(h, source))
		c.section(h, source)
	}
	c.Text = strings.Join(prose, "\n")
	return nil
}

// section lists a heading, and makes a link to itself of it.
func (c *Chapter) section(h *ast.Heading, source []byte) {
	id := ""
	if value, ok := h.AttributeString("id"); ok {
		if name, ok := value.([]byte); ok {
			id = string(name)
		}
	}
	if h.Level == 2 {
		c.Sections = append(c.Sections, Section{id, plain(h, source)})
	}
	anchor := ast.NewLink()
	anchor.Destination = []byte("#" + id)
	anchor.SetAttributeString("class", []byte("anchor"))
	for child := h.FirstChild(); child != nil; child = h.FirstChild() {
		if _, nested := child.(*ast.Link); nested {
			return // a heading with a link of its own stays as it is
		}
		anchor.AppendChild(anchor, child)
	}
	h.AppendChild(h, anchor)
}

// link makes a link to the site relative.
func (c *Chapter) link(n *ast.Link, root string) {
	to, ok := bytes.CutPrefix(n.Destination, []byte("/"))
	switch {
	case ok:
		c.Links = append(c.Links, string(to))
		n.Destination = []byte(root + string(to))
	case bytes.HasPrefix(n.Destination, []byte("https:")):
		n.SetAttributeString("rel", []byte("noreferrer"))
	}
}

// plain is the text of a node without its marks.
func plain(node ast.Node, source []byte) string {
	var b strings.Builder
	// The visitor never fails, so neither does Walk.
	_ = ast.Walk(node, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch t := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(t.Value(source))
				if t.SoftLineBreak() || t.HardLineBreak() {
					b.WriteString(" ")
				}
			}
		case *ast.String:
			if entering {
				b.Write(t.Value)
			}
		}
		return ast.WalkContinue, nil
	})
	return strings.TrimSpace(b.String())
}
