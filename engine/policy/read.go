package policy

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Options say how a document is kept, where AWS's rules depend on it.
type Options struct {
	Kind Kind
	// Managed is a managed policy, which AWS saves as 2012-10-17 alone and up to its own length.
	Managed bool
}

// Parse reads the JSON policy that stands at the span at of body. It never fails: what is wrong is in the document's
// findings, and a document that AWS would not save says so.
func Parse(body string, at source.Span, o Options) *Document {
	r := &reader{body: body, kind: o.Kind, managed: o.Managed, doc: &Document{Kind: o.Kind, Span: at}}
	root, fault := tree.ReadJSON(body, at)
	switch {
	case fault != nil:
		r.doc.Broken = true
		if r.charset(at) == fault.At.From {
			break // the same character, and IAM looks at characters first
		}
		// Rule: A policy is JSON.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
		// Proof: unsaved/trailing-comma.walk
		r.refuse(JSONSyntaxError, fault.At, fault.Message, r.jsonAnswer(), fault.Remedy, fault.Fixes...)
	case root.Kind != '{':
		r.doc.Broken = true
		r.refuse(JSONSyntaxError, root.Span, "a policy is a JSON object, not "+kindWord(root.Kind), r.jsonAnswer(),
			`begin with { "Version": "2012-10-17", "Statement": …`)
	default:
		r.document(&root)
		r.size(at)
	}
	source.Sort(r.doc.Findings)
	return r.doc
}

// reader turns a JSON tree into a document and collects what is wrong.
type reader struct {
	body    string
	kind    Kind
	managed bool
	doc     *Document
	sids    map[string]bool
	plain   map[string]bool // the Sids that fixes write
}

// refuse reports a fault for which AWS does not save the document.
func (r *reader) refuse(code source.Code, at source.Span, message, aws, remedy string, fixes ...source.Fix) {
	f := r.finding(code, at, message, remedy, fixes)
	f.Type, f.AWS = source.Error, aws
	r.doc.Findings = append(r.doc.Findings, f)
	if r.doc.Refusal == nil {
		r.doc.Refusal = &f
	}
}

// note reports a fault that AWS saves all the same.
func (r *reader) note(code source.Code, at source.Span, message, remedy string, fixes ...source.Fix) {
	r.doc.Findings = append(r.doc.Findings, r.finding(code, at, message, remedy, fixes))
}

func (r *reader) finding(code source.Code, at source.Span, message, remedy string, fixes []source.Fix) source.Finding {
	doc := DocOf(code)
	return source.Finding{Type: doc.Type, Code: code, At: at, Message: message, Remedy: remedy, See: doc.See, Fixes: fixes}
}

// replace is a fix that writes text in place of what stands at.
func replace(title string, at source.Span, text string) source.Fix {
	return source.Fix{Title: title, Edits: []source.Edit{{At: at, New: text}}}
}

var documentElements = []string{"Version", "Id", "Statement"}

func (r *reader) document(root *tree.Node) {
	r.charset(r.doc.Span)
	r.duplicates(root)
	for i := range root.Members {
		m := &root.Members[i]
		if !contains(documentElements, m.Name.Value) {
			r.unknownElement(m, documentElements, "a policy")
		}
	}
	if id := root.Member("Id"); id != nil {
		r.id(id)
	}
	r.version(root)
	r.statements(root)
}

// id judges the Id element, which is for resource-based policies alone.
func (r *reader) id(m *tree.Member) {
	if m.Value.Kind != '"' {
		r.wrongType(m, "a string")
	}
	if r.kind != Resource && r.kind != Trust {
		// Rule: An Id stands in resource-based policies only.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
		// Proof: unsaved/id-in-an-identity-policy.walk
		r.refuse(InvalidPolicyElement, m.Name.Span, "only resource-based policies have an Id", answerSyntax,
			"delete it")
	}
}

func (r *reader) version(root *tree.Node) {
	m := root.Member("Version")
	if m == nil {
		at := source.Span{Text: root.Span.Text, From: root.Span.From, To: root.Span.From + 1}
		// Rule: A policy without a Version is read as Version 2008-10-17.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
		// Proof: unsaved/saved-old-version.walk
		r.oldVersion(
			MissingVersion,
			at,
			"the policy has no Version, so AWS reads it as 2008-10-17",
			source.Fix{
				Title: "Add the Version",
				Edits: []source.Edit{{At: source.Span{Text: at.Text, From: at.To, To: at.To}, New: ` "Version": "2012-10-17",`}},
			},
		)
		return
	}
	value := m.Value.Text
	switch {
	case m.Value.Kind != '"':
		r.wrongType(m, "a string")
	case value == string(Version2012):
		r.doc.Version = Version2012
	case value == string(Version2008):
		r.doc.Version = Version2008
		r.oldVersion(OlderVersion, m.Value.Span,
			"the policy has Version 2008-10-17, in which policy variables are plain text",
			replace("Write 2012-10-17", m.Value.Span, `"2012-10-17"`))
	default:
		r.unknownVersion(m)
	}
}

// oldVersion reports a document that is read as 2008-10-17. AWS saves it, but for a managed policy.
func (r *reader) oldVersion(code source.Code, at source.Span, message string, fix source.Fix) {
	const remedy = `write "Version": "2012-10-17"`
	if r.managed {
		r.refuse(code, at, message, answerManaged2012, remedy, fix)
		return
	}
	r.note(code, at, message, remedy, fix)
}

func (r *reader) unknownVersion(m *tree.Member) {
	answer := answerSyntax
	if r.kind == Trust {
		answer = answerTrustVersion
	}
	message := fmt.Sprintf("%q is not a version of the policy language", m.Value.Text)
	if plain := plainText(m.Value.Text); plain == string(Version2012) || plain == string(Version2008) {
		message = fmt.Sprintf("the Version is written with %s, as word processors do, but AWS needs plain hyphens",
			oddWord(m.Value.Text))
		answer = answerCharset(r.kind)
	}
	// Rule: A Version is 2012-10-17 or 2008-10-17.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
	// Proof: unsaved/version-unknown.walk
	r.refuse(InvalidVersion, m.Value.Span, message, answer, `write "2012-10-17"`,
		replace("Write 2012-10-17", m.Value.Span, `"2012-10-17"`))
}

func (r *reader) statements(root *tree.Node) {
	m := root.Member("Statement")
	switch {
	case m == nil:
		// Rule: A policy must have a Statement.
		// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html
		// Proof: unsaved/statement-missing.walk
		r.refuse(MissingStatement, root.Span, "the policy has no Statement", r.missing("Statement", answerSyntax),
			"add \"Statement\": [ … ]")
	case m.Value.Kind == '{':
		r.statement(&m.Value)
	case m.Value.Kind != '[':
		r.wrongType(m, "an object or a list of objects")
	case len(m.Value.Items) == 0:
		answer := answerSyntax
		if r.kind == Trust {
			answer = answerTrustEmpty
		}
		r.refuse(MissingStatement, m.Value.Span, "the list of statements is empty", answer,
			"add a statement, or delete the policy")
	default:
		for i := range m.Value.Items {
			item := &m.Value.Items[i]
			if item.Kind != '{' {
				r.refuse(InvalidValueType, item.Span, "a statement is an object, not "+kindWord(item.Kind), answerSyntax, "")
				continue
			}
			r.statement(item)
		}
	}
}

// missing is the answer to an element that is not there: trust policies name the field.
func (r *reader) missing(field, otherwise string) string {
	if r.kind == Trust {
		return answerMissing(field)
	}
	return otherwise
}

// charset reports the first character of at that IAM does not take, unless it stands in the Version, which says so
// itself. It returns where that character stands, -1 where there is none.
func (r *reader) charset(at source.Span) int {
	text := r.body[at.From:at.To]
	for i, c := range text {
		_, size := utf8.DecodeRuneInString(text[i:])
		if c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xff || r.insideVersion(at.From+i) {
			continue
		}
		where := source.Span{Text: at.Text, From: at.From + i, To: at.From + i + size}
		message := fmt.Sprintf("this is %s (U+%04X), but IAM only accepts characters up to U+00FF", oddWord(string(c)), c)
		var fixes []source.Fix
		remedy := "use plain characters"
		if plain := plainText(string(c)); plain != string(c) && plain != `"` {
			remedy = fmt.Sprintf("write %s", nameOfPlain(plain))
			fixes = append(fixes, replace("Write "+nameOfPlain(plain), where, plain))
		}
		// Rule: A policy has tabs, line ends and the characters from U+0020 to U+00FF only.
		// See https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
		// Proof: unsaved/typographic-character.walk
		r.refuse(UnsupportedCharacter, where, message, answerCharset(r.kind), remedy, fixes...)
		return where.From
	}
	return -1
}

// insideVersion reports whether offset lies in the value of a Version, judged by the text before it on its line.
func (r *reader) insideVersion(offset int) bool {
	line := r.body[:offset]
	name := strings.LastIndex(line, `"Version"`)
	return name >= 0 && !strings.ContainsAny(line[name:], ",\n{}") && strings.Count(line[name:], `"`) == 3
}

// duplicates reports every name that stands twice in one object, at any depth.
func (r *reader) duplicates(n *tree.Node) {
	for i := range n.Members {
		m := &n.Members[i]
		if first := n.Member(m.Name.Value); first != m {
			var fixes []source.Fix
			if len(n.Members) <= mostSearched &&
				r.body[m.Value.Span.From:m.Value.Span.To] == r.body[first.Value.Span.From:first.Value.Span.To] {
				fixes = append(fixes, r.dropMember(n, m))
			}
			// Rule: An object in a policy has each name once.
			// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
			// Proof: unsaved/duplicate-key.walk
			r.refuse(
				DuplicateName,
				m.Name.Span,
				fmt.Sprintf("this object has %q twice", m.Name.Value),
				answerSyntax,
				"keep one; if you need both, make its value a list",
				fixes...)
		}
		r.duplicates(&m.Value)
	}
	for i := range n.Items {
		r.duplicates(&n.Items[i])
	}
}

func (r *reader) unknownElement(m *tree.Member, known []string, where string) {
	remedy, fixes := source.DidYouMeanString(
		m.Name.Span,
		m.Name.Value,
		known,
		where+" has "+strings.Join(known, ", "),
	)
	// Rule: A policy has only the elements of the grammar, in their case.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
	// Proof: unsaved/unknown-element.walk, unsaved/element-in-lower-case.walk
	r.refuse(
		InvalidPolicyElement,
		m.Name.Span,
		fmt.Sprintf("%s has no element %q", where, m.Name.Value),
		answerSyntax,
		remedy,
		fixes...)
}

func (r *reader) wrongType(m *tree.Member, wanted string) {
	// Rule: An element has a value of the type that the grammar gives it.
	// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
	// Proof: unsaved/null-value.walk
	r.refuse(InvalidValueType, m.Value.Span, fmt.Sprintf("%s is %s, not %s", m.Name.Value, wanted, kindWord(m.Value.Kind)),
		answerSyntax, "")
}

func kindWord(kind jsontext.Kind) string {
	switch kind {
	case '{':
		return "an object"
	case '[':
		return "a list"
	case '"':
		return "a string"
	case '0':
		return "a number"
	case 't', 'f':
		return "true or false"
	}
	return "null"
}

func contains(list []string, s string) bool {
	for _, item := range list {
		if item == s {
			return true
		}
	}
	return false
}
