package lint

import (
	"rolewalk/engine/lint/actions"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
)

// Check is one kind of finding, with its documentation.
type Check struct {
	Code source.Code
	Type source.Type
	// For are the kinds of documents that the check applies to; nil is every kind.
	For []policy.Kind
	// Data says that the check needs the list of AWS's actions and condition keys. Without it the check finds nothing.
	Data bool
	Doc  Doc
	run  func(*pass)
}

// Doc is a check's documentation.
type Doc struct {
	// Title names the problem in a few words. Text is Markdown that says what follows from it.
	Title, Text string
	// Kind is the kind of document of the examples; empty is the first of the check's kinds.
	Kind policy.Kind
	// Before is a statement, or a whole document, that has the finding. After is the same without the problem. Both belong
	// to account 111122223333.
	Before, After string
	// See is the AWS page that the rule comes from.
	See string
}

// Options are what the caller knows about the document.
type Options struct {
	// Owner is the 12-digit account of the role or the resource; empty if it is not known.
	Owner string
	// Data is AWS's list of actions and condition keys; nil if it is not loaded.
	Data *actions.Data
}

// Document runs every check that needs no action data and returns the findings in order of place. Text is the text that
// the document's spans point into. A document that AWS would not save is checked as far as it could be read.
func Document(doc *policy.Document, text string, o Options) []source.Finding {
	return withSafeFixes(run(doc, text, o, false), doc, text, o)
}

// DocumentWithData runs only the checks that need o.Data. Their findings are as old as the data, so list them
// separately and name o.Data.Version. Without data it returns nil.
func DocumentWithData(doc *policy.Document, text string, o Options) []source.Finding {
	if o.Data == nil {
		return nil
	}
	return withSafeFixes(run(doc, text, o, true), doc, text, o)
}

func run(doc *policy.Document, text string, o Options, data bool) []source.Finding {
	if doc == nil {
		return nil
	}
	p := &pass{doc: doc, owner: o.Owner, text: text}
	if data {
		p.data = o.Data
	}
	for _, c := range Checks {
		if c.Data == data && c.applies(doc.Kind) {
			p.check, p.reported = c, 0
			c.run(p)
		}
	}
	source.Sort(p.findings)
	return p.findings
}

func (c *Check) applies(kind policy.Kind) bool {
	if c.For == nil {
		return true
	}
	for _, k := range c.For {
		if k == kind {
			return true
		}
	}
	return false
}

// Find returns the check that reports code, nil if there is none.
func Find(code source.Code) *Check {
	for _, c := range Checks {
		if c.Code == code {
			return c
		}
	}
	return nil
}

// The kinds of documents that several checks apply to.
var (
	trusts       = []policy.Kind{policy.Trust}
	resources    = []policy.Kind{policy.Resource}
	permissions  = []policy.Kind{policy.Identity}
	withResource = []policy.Kind{policy.Identity, policy.Resource, policy.Boundary, policy.Session, policy.SCP, policy.RCP}
	ceilings     = []policy.Kind{policy.SCP, policy.RCP}
)
