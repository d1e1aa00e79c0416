package chapter

import (
	"fmt"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// errorFence is the language of a fence that has a sentence of AWS's.
const errorFence = "error"

// fences draws the fences that are no walks: what AWS prints, the picture of the gates, and code.
type fences struct{}

// RegisterFuncs registers the renderer of fences.
func (fences) RegisterFuncs(registerer renderer.NodeRendererFuncRegisterer) {
	registerer.Register(ast.KindFencedCodeBlock, drawFence)
}

func drawFence(w util.BufWriter, source []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	block := node.(*ast.FencedCodeBlock)
	body := html.EscapeString(string(block.Lines().Value(source)))
	form := "<pre tabindex=\"0\"><code>%s</code></pre>\n"
	switch language(block, source) {
	case gatesFence:
		_, err := w.WriteString(gatesFigure(strings.TrimSpace(string(block.Lines().Value(source)))))
		return ast.WalkSkipChildren, err
	case errorFence:
		form = "<figure class=\"printed\"><figcaption>AWS prints</figcaption><blockquote>%s</blockquote></figure>\n"
		body = strings.TrimSpace(body)
	}
	_, err := fmt.Fprintf(w, form, body)
	return ast.WalkSkipChildren, err
}

func language(block *ast.FencedCodeBlock, source []byte) string {
	return string(block.Language(source))
}
