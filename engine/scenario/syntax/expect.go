package syntax

// Outcome is what a step may be expected to give.
type Outcome string

// The outcomes, by the word after expect; ExplicitDeny stands for two words.
const (
	Allow        Outcome = "allow"
	Deny         Outcome = "deny"
	ExplicitDeny Outcome = "explicit"
	Expired      Outcome = "expired"
	Error        Outcome = "error"
	Unknown      Outcome = "unknown"
)

// Expect says what a step is expected to give. Outcome says which form it is; Gate is set with ExplicitDeny and may
// be set with Deny; Code is set with Error.
type Expect struct {
	Node
	Plain    string `parser:"'expect' ( @('allow' | 'expired' | 'unknown')"`
	Code     *Name  `parser:"| 'error' @@"`
	Explicit bool   `parser:"| @'explicit'"`
	Gate     *Gate  `parser:"'deny' 'by' @@ | 'deny' ('by' @@)? )"`

	Outcome Outcome
}

func (e *Expect) check(*report) {
	switch {
	case e.Plain != "":
		e.Outcome = Outcome(e.Plain)
	case e.Code != nil:
		e.Outcome = Error
	case e.Explicit:
		e.Outcome = ExplicitDeny
	default:
		e.Outcome = Deny
	}
}

// ExpectFinding holds where a document has a finding.
type ExpectFinding struct {
	Node
	Code Name     `parser:"'expect' 'finding' @@"`
	On   Document `parser:"'on' @@"`
}
