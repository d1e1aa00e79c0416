package insert

import (
	"rolewalk/engine/source"
)

// Kind is what is added.
type Kind string

// The kinds of forms.
const (
	Account    Kind = "account"
	User       Kind = "user"
	Role       Kind = "role"
	Provider   Kind = "provider"
	Trust      Kind = "trust"
	Permission Kind = "permission"
	Step       Kind = "step"
)

// Field is a part of a form, by the name that the page gives it.
type Field string

// The fields of the forms. Whole is what is wrong with none of them alone.
const (
	Whole      Field = ""
	Number     Field = "number"
	Name       Field = "name"
	In         Field = "account"
	Path       Field = "path"
	Type       Field = "type"
	Audience   Field = "audience"
	Holder     Field = "holder"
	Policy     Field = "policy"
	Effect     Field = "effect"
	Principal  Field = "principal"
	Action     Field = "action"
	Resource   Field = "resource"
	ExternalID Field = "external-id"
	MFA        Field = "mfa"
	Subject    Field = "subject"
	Caller     Field = "caller"
	Target     Field = "role"
	Session    Field = "session"
)

// fields are those of each kind, in the order of the form.
var fields = map[Kind][]Field{
	Account:    {Number, Name},
	User:       {In, Name, Path},
	Role:       {In, Name, Path, Principal, ExternalID, MFA, Subject},
	Provider:   {In, Type, Name, Audience},
	Trust:      {Holder, Effect, Principal, ExternalID, MFA, Subject},
	Permission: {Holder, Effect, Action, Resource, Policy},
	Step:       {Caller, Target, Session, ExternalID, MFA},
}

// The values of Type, and yes, that of a ticked box.
const (
	oidc = "oidc"
	saml = "saml"
	yes  = "yes"
)

// Ask is what a form says. A field that is not there is empty, and Proposed stands in place of an empty one.
type Ask struct {
	Kind   Kind
	Fields map[Field]string
}

// Fault is what is wrong with a field, in a sentence with code between backticks.
type Fault struct {
	Field   Field
	Message string
}

// Added is what a form adds to the text.
type Added struct {
	// Edits write it, in order of place. There are none where Faults say why not.
	Edits []source.Edit
	// Inverse take it out of the text that has it, to the byte.
	Inverse []source.Edit
	// New are the places of what is new in that text.
	New []source.Span
	// Number is that of the step that is added, else 0.
	Number int
	Faults []Fault
}

// invert returns the edits that take back edits of body, which are in order of place, and where the new text stands.
func invert(body string, edits []source.Edit) (inverse []source.Edit, places []source.Span) {
	moved := 0
	for _, e := range edits {
		at := source.Span{From: e.At.From + moved, To: e.At.From + moved + len(e.New)}
		inverse = append(inverse, source.Edit{At: at, New: body[e.At.From:e.At.To]})
		places = append(places, at)
		moved += len(e.New) - (e.At.To - e.At.From)
	}
	return inverse, places
}
