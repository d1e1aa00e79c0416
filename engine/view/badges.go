package view

// The badges of every closed set that the page shows. A verdict has a hue, a shape of its own, and a word.

func (b *Badge) ofOutcome(o Outcome) {
	icon, word := string(o), string(o) // expired, error, unknown
	switch o {
	case OutcomeAllow:
		word = "allowed"
	case OutcomeDeny:
		word = "denied"
	case OutcomeUndecided:
		icon = "later"
	case OutcomeHidden:
		word = "your prediction first"
	}
	b.set(string(o), icon, word)
}

// PendingStep is the badge of a step whose verdict the reader is to predict.
func PendingStep() (b Badge) {
	b.ofOutcome(OutcomeHidden)
	return b
}

// PendingLane is the badge of a credential that such a step asks for.
func PendingLane() (b Badge) {
	b.set(coveredHue, "", coveredWord)
	return b
}

// A credential whose request is still to be predicted does not tell whether it was issued.
const (
	coveredHue  = "covered"
	coveredWord = "asked for"
)

func (b *Badge) ofGate(o GateOutcome) {
	icon, word := "later", "not reached"
	switch o {
	case GatePassed:
		icon, word = "allow", string(o)
	case GateRefused:
		icon, word = "deny", string(o)
	case GateAbsent:
		icon, word = "none", "not present"
	case GateUnknown:
		icon, word = string(o), string(o)
	}
	b.set(string(o), icon, word)
}

// ofTrace gives the hues of verdicts to what decided alone; what merely did not match is grey.
func (b *Badge) ofTrace(t *Trace) {
	hue, icon, word := "plain", string(t.Outcome), string(t.Outcome)
	switch t.Outcome {
	case TraceTrue:
		icon, word = "allow", "holds"
	case TraceFalse:
		icon, word = "none", "does not hold"
	case TraceMissing:
		word = "key missing"
	}
	switch {
	case !t.Decides && t.Kind == TraceStatement && t.Outcome == TraceFalse:
		hue = "passed-over"
	case !t.Decides:
	case t.Outcome == TraceUnknown:
		hue = word
	case t.Held && t.Effect != "Deny":
		hue = "allow"
	case t.Outcome == TraceMissing:
		hue = icon
	default:
		hue, icon = "deny", "deny" // a Deny that holds is crossed out like what does not
	}
	b.set(hue, icon, word)
}

func (b *Badge) ofState(s State) {
	word := ""
	switch s {
	case StateWarning:
		word = "has warnings"
	case StateError:
		word = "has errors"
	}
	b.set(string(s), "", word)
}

// ofFinding is the badge of a finding's type. It returns the type's rank: the gravest has 0.
func (b *Badge) ofFinding(t FindingType) (rank int) {
	icon, word := "suggestion", "suggestion"
	rank = 3
	switch t {
	case FindingError:
		icon, word, rank = "deny", "error", 0
	case FindingSecurityWarning:
		icon, word, rank = "warning", "security warning", 1
	case FindingWarning:
		icon, word, rank = "warning", "warning", 2
	}
	b.set(string(t), icon, word)
	return rank
}

// kindWord is what a node of the picture is called.
func kindWord(k NodeKind) string {
	if k == NodeRoot {
		return "root user"
	}
	return string(k)
}

func sideWord(s Side) string {
	switch s {
	case SideNone:
		return "not needed"
	case SideUnknown:
		return "not known"
	}
	return string(s)
}

func sideIcon(s Side) string {
	switch s {
	case SideOpen:
		return "unlock"
	case SideShut:
		return "lock"
	}
	return string(s) // none, unknown
}
