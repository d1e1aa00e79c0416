package embed

import (
	"fmt"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Extension renders the fences of the language walk; other fences stay as they are. The page that they stand in loads
// the script role-walk.js of the site, once.
type Extension struct {
	// Site is the address of a Rolewalk site; empty where it is the one that the script comes from.
	Site string
	// Own says that the page is one of that site: it tells the verdict of every step, and links to the walk.
	Own bool
}

// Extend adds what finds the fences and what renders them, after and before most other extensions.
func (e Extension) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(e, 500)))
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(e, 500)))
}

var kindWalk = ast.NewNodeKind("Walk")

// walkNode takes the place of a fence.
type walkNode struct {
	ast.BaseBlock
	walk    string
	options []option
}

// Kind tells goldmark which renderer to call.
func (*walkNode) Kind() ast.NodeKind { return kindWalk }

// Dump prints the node for debugging.
func (n *walkNode) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// Transform puts a node of its own in place of each walk.
func (e Extension) Transform(root *ast.Document, reader text.Reader, _ parser.Context) {
	for _, block := range blocksOf(root, reader.Source()) {
		options, _ := optionsOf(block, reader.Source())
		node := &walkNode{walk: bodyOf(block, reader.Source()), options: options}
		block.Parent().ReplaceChild(block.Parent(), block, node)
	}
}

// RegisterFuncs registers the renderer of walks.
func (e Extension) RegisterFuncs(registerer renderer.NodeRendererFuncRegisterer) {
	registerer.Register(kindWalk, func(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		walk := node.(*walkNode)
		draw := figure
		if e.Own {
			draw = ownFigure
		}
		_, err := w.WriteString(draw(walk.walk, e.Site, walk.options))
		return ast.WalkSkipChildren, err
	})
}

// figure is a walk as HTML: what is decided in words, and the element with the walk inside it. Site is as in Extension.
func figure(walk, site string, options []option) string {
	at := ""
	if site != "" {
		at = fmt.Sprintf(` site="%s"`, html.EscapeString(site))
	}
	return fmt.Sprintf("<figure class=\"role-walk\">\n<figcaption>%s</figcaption>\n<role-walk%s%s>"+
		"<pre><code class=\"language-walk\">%s</code></pre></role-walk>\n</figure>\n",
		caption(walk, options), at, attributes(options), html.EscapeString(walk))
}

// attributes are options as those of the element.
func attributes(options []option) string {
	var b strings.Builder
	for _, o := range options {
		if o.value == "" {
			b.WriteString(" " + o.name)
			continue
		}
		fmt.Fprintf(&b, ` %s="%s"`, o.name, html.EscapeString(o.value))
	}
	return b.String()
}
