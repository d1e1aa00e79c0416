package view

// The badges of every closed set that the page shows. A verdict has a shape of its own beside its hue, and a word
// beside both.

func outcomeBadge(o Outcome) Badge {
	switch o {
	case OutcomeAllow:
		return Badge{string(o), "allow", "allowed"}
	case OutcomeDeny:
		return Badge{string(o), "deny", "denied"}
	case OutcomeUndecided:
		return Badge{string(o), "later", "undecided"}
	case OutcomeHidden:
		return Badge{string(o), "hidden", "your prediction first"}
	}
	return Badge{string(o), string(o), string(o)} // expired, error, unknown
}

// rowBadge is the outcome of a row with a step, and for other rows what happens in them.
func rowBadge(r *Row) Badge {
	if r.Step != nil {
		return outcomeBadge(r.Step.Outcome)
	}
	return Badge{Hue: string(r.Kind), Icon: string(r.Kind)}
}

func gateBadge(o GateOutcome) Badge {
	switch o {
	case GatePassed:
		return Badge{string(o), "allow", "passed"}
	case GateRefused:
		return Badge{string(o), "deny", "refused"}
	case GateAbsent:
		return Badge{string(o), "none", "not present"}
	}
	return Badge{string(o), "later", "not reached"}
}

// traceBadge gives the hues of verdicts to what decided alone; what merely did not match is grey.
func traceBadge(t *Trace) Badge {
	denies := t.Effect == "Deny"
	b := Badge{Hue: "plain", Icon: "deny", Word: traceWord(t.Outcome)}
	switch t.Outcome {
	case TraceTrue:
		b.Icon = "allow"
	case TraceMissing, TraceUnknown:
		b.Icon = string(t.Outcome)
	case TraceFalse:
		if !t.Decides {
			b.Icon = "none"
		}
	}
	switch {
	case !t.Decides && t.Kind == TraceStatement && t.Outcome == TraceFalse:
		b.Hue = "passed-over"
	case !t.Decides:
	case t.Outcome == TraceUnknown:
		b.Hue = "unknown"
	case t.Held && !denies:
		b.Hue = "allow"
	case t.Outcome == TraceMissing:
		b.Hue = "missing"
	default:
		b.Hue = "deny"
		b.Icon = "deny" // a Deny that holds is crossed out like what does not
	}
	return b
}

func traceWord(o TraceOutcome) string {
	switch o {
	case TraceTrue:
		return "holds"
	case TraceFalse:
		return "does not hold"
	case TraceMissing:
		return "key missing"
	}
	return "unknown"
}

func documentBadge(s State) Badge {
	switch s {
	case StateWarning:
		return Badge{Hue: string(s), Word: "has warnings"}
	case StateError:
		return Badge{Hue: string(s), Word: "has errors"}
	}
	return Badge{Hue: string(s)}
}

// findingBadge is the badge of a finding's type, with its rank: the gravest has 0.
func findingBadge(t FindingType) (b Badge, rank int) {
	switch t {
	case FindingError:
		return Badge{string(t), "deny", "error"}, 0
	case FindingSecurityWarning:
		return Badge{string(t), "warning", "security warning"}, 1
	case FindingWarning:
		return Badge{string(t), "warning", "warning"}, 2
	}
	return Badge{string(t), "suggestion", "suggestion"}, 3
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
