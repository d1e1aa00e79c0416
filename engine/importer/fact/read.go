package fact

import (
	"errors"
	"strconv"
	"time"

	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// Read reads facts of the JSON in which a module hands them over, as engine/wire writes them. It does without
// reflection, which would be a twentieth of the module that reads them; a test holds it to the fields. Members that it
// does not know are passed over.
func Read(text string) (Facts, error) {
	n, fault := tree.ReadJSON(text, source.Span{To: len(text)})
	if fault != nil {
		return Facts{}, errors.New("reading facts: " + fault.Message)
	}
	return Facts{
		Entities: listOf(n.At("Entities"), entityOf), Managed: listOf(n.At("Managed"), managedOf),
		Controls: listOf(n.At("Controls"), controlOf), Providers: listOf(n.At("Providers"), providerOf),
		Resources: listOf(n.At("Resources"), resourceOf), Accounts: listOf(n.At("Accounts"), accountOf),
		Units: listOf(n.At("Units"), unitOf),
		Bare:  listOf(n.At("Bare"), bareOf), Callers: listOf(n.At("Callers"), callerOf),
		Requests: listOf(n.At("Requests"), requestOf), Pieces: listOf(n.At("Pieces"), pieceOf),
		Unread: listOf(n.At("Unread"), unreadOf), Removed: listOf(n.At("Removed"), removedOf),
		Read: listOf(n.At("Read"), spanOf),
	}, nil
}

// listOf reads each item of an array; nil of what is none.
func listOf[T any](n *tree.Node, read func(*tree.Node) T) []T {
	if n == nil || n.Kind != '[' {
		return nil
	}
	list := make([]T, len(n.Items))
	for i := range n.Items {
		list[i] = read(&n.Items[i])
	}
	return list
}

func textOf(n *tree.Node) string { return n.String() }

func texts(n *tree.Node) []string { return listOf(n, textOf) }

func isTrue(n *tree.Node) bool { return n != nil && n.Kind == 't' }

func numberOf(n *tree.Node) int64 {
	if n == nil || n.Kind != '0' {
		return 0
	}
	number, err := strconv.ParseInt(n.Text, 10, 64)
	if err != nil {
		return 0
	}
	return number
}

func kindOf(n *tree.Node) policy.Kind { return policy.Kind(n.String()) }

func tagsOf(n *tree.Node) map[string]string {
	if n == nil || n.Kind != '{' {
		return nil
	}
	tags := make(map[string]string, len(n.Members))
	for i := range n.Members {
		tags[n.Members[i].Name.Value] = n.Members[i].Value.String()
	}
	return tags
}

func spanOf(n *tree.Node) source.Span {
	return source.Span{
		Text: source.TextID(numberOf(n.At("Text"))), From: int(numberOf(n.At("From"))), To: int(numberOf(n.At("To"))),
	}
}

func documentOf(n *tree.Node) *Document {
	if n == nil || n.Kind != '{' {
		return nil
	}
	return &Document{
		JSON: n.At("JSON").String(), Expressions: texts(n.At("Expressions")), Span: spanOf(n.At("Span")),
		File: n.At("File").String(), Version: n.At("Version").String(), At: Moment(numberOf(n.At("At"))),
		Rivals: listOf(n.At("Rivals"), documentOf), Note: n.At("Note").String(),
	}
}

func entityOf(n *tree.Node) Entity {
	whole := n.At("Whole")
	return Entity{
		Kind: EntityKind(n.At("Kind").String()), Name: n.At("Name").String(), Label: n.At("Label").String(),
		Account: n.At("Account").String(), Path: n.At("Path").String(), ID: n.At("ID").String(),
		Trust: documentOf(n.At("Trust")), Inline: listOf(n.At("Inline"), namedOf), Attached: texts(n.At("Attached")),
		Boundary: n.At("Boundary").String(), Groups: texts(n.At("Groups")), Tags: tagsOf(n.At("Tags")),
		MaxSession: time.Duration(numberOf(n.At("MaxSession"))), MFA: isTrue(n.At("MFA")),
		Whole: Parts{
			Inline: isTrue(whole.At("Inline")), Attached: isTrue(whole.At("Attached")),
			Boundary: isTrue(whole.At("Boundary")), Groups: isTrue(whole.At("Groups")), Tags: isTrue(whole.At("Tags")),
		},
		Span: spanOf(n.At("Span")),
	}
}

func namedOf(n *tree.Node) Named {
	return Named{Name: n.At("Name").String(), Document: documentOf(n.At("Document"))}
}

func managedOf(n *tree.Node) Managed {
	return Managed{
		ARN: n.At("ARN").String(), Name: n.At("Name").String(), Label: n.At("Label").String(),
		Account: n.At("Account").String(), Path: n.At("Path").String(), Document: documentOf(n.At("Document")),
		Span: spanOf(n.At("Span")),
	}
}

func controlOf(n *tree.Node) Control {
	return Control{
		Kind: kindOf(n.At("Kind")), Name: n.At("Name").String(), ID: n.At("ID").String(),
		Targets: texts(n.At("Targets")), Document: documentOf(n.At("Document")), Span: spanOf(n.At("Span")),
	}
}

func providerOf(n *tree.Node) Provider {
	return Provider{
		URL: n.At("URL").String(), Name: n.At("Name").String(), SAML: isTrue(n.At("SAML")),
		Account: n.At("Account").String(), Audiences: texts(n.At("Audiences")), Open: isTrue(n.At("Open")),
		Span: spanOf(n.At("Span")),
	}
}

func resourceOf(n *tree.Node) Resource {
	return Resource{
		ARN: n.At("ARN").String(), Label: n.At("Label").String(), Account: n.At("Account").String(),
		Document: documentOf(n.At("Document")), Span: spanOf(n.At("Span")),
	}
}

func accountOf(n *tree.Node) Account {
	return Account{
		ID: n.At("ID").String(), Alias: n.At("Alias").String(), Organization: n.At("Organization").String(),
		Span: spanOf(n.At("Span")),
	}
}

func unitOf(n *tree.Node) Unit {
	return Unit{
		ID: n.At("ID").String(), Over: n.At("Over").String(), Management: isTrue(n.At("Management")),
		Span: spanOf(n.At("Span")),
	}
}

func bareOf(n *tree.Node) Bare {
	owner := n.At("Owner")
	b := Bare{
		Kind: kindOf(n.At("Kind")), Hint: n.At("Hint").String(), Policy: n.At("Policy").String(),
		Owner: EntityName{Kind: EntityKind(owner.At("Kind").String()), Name: owner.At("Name").String()},
	}
	if d := documentOf(n.At("Document")); d != nil {
		b.Document = *d
	}
	return b
}

func callerOf(n *tree.Node) Caller {
	return Caller{ARN: n.At("ARN").String(), Span: spanOf(n.At("Span"))}
}

func pieceOf(n *tree.Node) Piece {
	return Piece{
		Title: n.At("Title").String(), Why: n.At("Why").String(), Span: spanOf(n.At("Span")), Form: n.At("Form").String(),
		JSON: n.At("JSON").String(), Kind: kindOf(n.At("Kind")), Choices: listOf(n.At("Choices"), kindOf),
	}
}

func unreadOf(n *tree.Node) Unread {
	return Unread{Span: spanOf(n.At("Span")), What: n.At("What").String(), Reason: n.At("Reason").String()}
}

func removedOf(n *tree.Node) Removed {
	return Removed{Span: spanOf(n.At("Span")), Kind: n.At("Kind").String()}
}

func requestOf(n *tree.Node) Request {
	r := Request{
		Origin: Origin(numberOf(n.At("Origin"))), At: Moment(numberOf(n.At("At"))), Hop: int(numberOf(n.At("Hop"))),
		Caller: n.At("Caller").String(), Service: n.At("Service").String(), Provider: n.At("Provider").String(),
		Profile: n.At("Profile").String(), Action: n.At("Action").String(), Resource: n.At("Resource").String(),
		Session: n.At("Session").String(), Shown: isTrue(n.At("Shown")), Masked: texts(n.At("Masked")),
		Granted: isTrue(n.At("Granted")), Refused: n.At("Refused").String(), Code: n.At("Code").String(),
		Gate: Gate(n.At("Gate").String()), Explicit: isTrue(n.At("Explicit")), PolicyARN: n.At("PolicyARN").String(),
		Encoded: isTrue(n.At("Encoded")), Statements: texts(n.At("Statements")),
		Unconditioned: texts(n.At("Unconditioned")), Span: spanOf(n.At("Span")), Sent: sentOf(n.At("Sent")),
	}
	if context := n.At("Context"); context != nil && context.Kind == '{' {
		r.Context = map[string][]string{}
		for i := range context.Members {
			r.Context[context.Members[i].Name.Value] = texts(&context.Members[i].Value)
		}
	}
	return r
}

func sentOf(n *tree.Node) Sent {
	s := Sent{
		Duration: time.Duration(numberOf(n.At("Duration"))), MFA: isTrue(n.At("MFA")),
		SourceIdentity: n.At("SourceIdentity").String(), Tags: tagsOf(n.At("Tags")), Transitive: texts(n.At("Transitive")),
		SessionPolicy: n.At("SessionPolicy").String(), SessionPolicies: texts(n.At("SessionPolicies")),
		SourceIP: n.At("SourceIP").String(), Claims: n.At("Claims").String(),
	}
	if id := n.At("ExternalID"); id != nil {
		text := id.String()
		s.ExternalID = &text
	}
	return s
}
