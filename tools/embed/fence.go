package embed

import (
	"bytes"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

// Fence is a walk in a Markdown text.
type Fence struct {
	// Text is the walk.
	Text string
	// Placed is the walk with blanks in place of all that stands around it, so that each byte has the line and the
	// column that it has in the Markdown text.
	Placed string
}

// Fences returns the walks of a Markdown text in their order.
func Fences(source []byte) []Fence {
	var fences []Fence
	for _, block := range blocksOf(goldmark.DefaultParser().Parse(text.NewReader(source)), source) {
		fences = append(fences, Fence{Text: bodyOf(block, source), Placed: placed(block, source)})
	}
	return fences
}

// blocksOf returns the fences that hold walks.
func blocksOf(root ast.Node, source []byte) []*ast.FencedCodeBlock {
	var blocks []*ast.FencedCodeBlock
	// The visitor never fails, so neither does Walk.
	_ = ast.Walk(root, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if block, ok := node.(*ast.FencedCodeBlock); ok && entering {
			if _, ok := optionsOf(block, source); ok {
				blocks = append(blocks, block)
			}
		}
		return ast.WalkContinue, nil
	})
	return blocks
}

// optionsOf returns the options of a fence, and whether it is a walk.
func optionsOf(block *ast.FencedCodeBlock, source []byte) ([]option, bool) {
	if block.Info == nil {
		return nil, false
	}
	rest, ok := isWalk(string(block.Info.Segment.Value(source)))
	return parseOptions(rest), ok
}

func bodyOf(block *ast.FencedCodeBlock, source []byte) string {
	var body bytes.Buffer
	for i := range block.Lines().Len() {
		line := block.Lines().At(i)
		body.Write(line.Value(source))
	}
	return body.String()
}

// placed keeps the lines of a block and the ends of all lines; what stands before a line of the block becomes blanks.
func placed(block *ast.FencedCodeBlock, source []byte) string {
	var out bytes.Buffer
	done := 0
	for i := range block.Lines().Len() {
		line := block.Lines().At(i)
		begin := bytes.LastIndexByte(source[:line.Start], '\n') + 1
		out.Write(bytes.Repeat([]byte("\n"), bytes.Count(source[done:max(done, begin)], []byte("\n"))))
		out.Write(bytes.Repeat([]byte(" "), line.Start-max(done, begin)))
		out.Write(source[line.Start:line.Stop])
		done = line.Stop
	}
	return out.String()
}
