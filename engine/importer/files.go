package importer

import (
	"rolewalk/engine/importer/cloudformation"
	"rolewalk/engine/importer/pipeline"
	"rolewalk/engine/tree"
)

// file takes a tree for a template, a file of a pipeline or a deployment, or for both, as that of a service with
// resources is. It reports whether the tree is one of them.
func (r *sourceReader) file(n *tree.Node) bool {
	template := cloudformation.Is(n)
	if template {
		facts := cloudformation.Facts(n)
		r.Add(&facts)
	}
	facts, ok := pipeline.Read(n, r.src.Name)
	r.Add(&facts)
	return template || ok
}
