package decide

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/source"
)

// request is one line, read. Its lists are emptied and filled again for the next line.
type request struct {
	trace   *eval.Step // nil when no trace is asked for
	store   *store
	line    []byte
	scanner scanner

	id              []byte
	seen            fieldSet
	caller          *caller
	principal       []byte
	principalAt     int
	action          action
	resource        string
	resourceAccount string
	// federatedBy is the user, or root, that asked for the credentials of a principal that is a federated user.
	federatedBy string
	// mayHoldMore are the gates of the fields that unknownPolicies names. A resourcePolicy is a trust policy if the
	// resource is a role.
	mayHoldMore eval.GateSet
	// called are the names of the placeholders, by the text that stands for them; nil if there are none.
	called         map[string]string
	tags           []givenTag
	given          []givenKey
	unknown        []string
	identity       []given
	resourcePolicy []given
	session        []given
	boundaries     []given
	scps, rcps     [][]given
	// documents are all policies of the line in the order in which they come, policies the same for the evaluation.
	documents []given
	policies  []*eval.Policy

	eval eval.Request
}

// givenKey is a key of the context that the line gives, and the byte at which it does; givenTag a tag of the principal.
type (
	givenKey struct {
		eval.Entry
		at int
	}
	givenTag struct {
		iam.Tag
		at int
	}
)

// begin starts a new line and reuses the memory of the last one.
func (r *request) begin(d *Decider, line []byte) {
	var trace *eval.Step
	if d.Trace {
		trace = &d.step
	}
	req := r.eval
	req.Reset()
	*r = request{
		trace: trace, store: &d.store, line: line, scanner: scanner{line: line},
		tags: r.tags[:0], given: r.given[:0], unknown: r.unknown[:0],
		identity: r.identity[:0], resourcePolicy: r.resourcePolicy[:0], session: r.session[:0], boundaries: r.boundaries[:0],
		scps: r.scps[:0], rcps: r.rcps[:0], documents: r.documents[:0], policies: r.policies[:0],
		eval: req,
	}
}

// field is one member that a request may have.
type field uint8

const (
	fieldID field = iota
	fieldPrincipal
	fieldAction
	fieldResource
	fieldResourceAccount
	fieldPrincipalTags
	fieldContext
	fieldUnknownKeys
	fieldFederatedBy
	fieldUnknownPolicies
	fieldPlaceholders
	fieldIdentity // the first of those that have policies
	fieldSession
	fieldBoundaries
	fieldResourcePolicy
	fieldSCPs
	fieldRCPs
	noField
)

// fields are the names of the fields.
var fields = [noField]string{
	"id", "principal", "action", "resource", "resourceAccount", "principalTags", "context", "unknownKeys",
	"federatedBy", "unknownPolicies", "placeholders",
	"identityPolicies", "sessionPolicies", "permissionsBoundaries", "resourcePolicy", "scps", "rcps",
}

// policyFields are the fields that hold policies, with their gate.
var policyFields = []struct {
	field field
	gate  eval.Gate
}{
	{fieldRCPs, eval.GateRCP},
	{fieldSCPs, eval.GateSCP},
	{fieldResourcePolicy, eval.GateResource},
	{fieldIdentity, eval.GateIdentity},
	{fieldBoundaries, eval.GateBoundary},
	{fieldSession, eval.GateSession},
}

func fieldNamed(name []byte) field {
	for f, known := range fields {
		if string(name) == known {
			return field(f)
		}
	}
	return noField
}

// fieldSet is a set of fields.
type fieldSet uint32

func (s fieldSet) has(f field) bool { return s&(1<<f) != 0 }

// read reads the line and puts the request together.
func (r *request) read() *lineError {
	s := &r.scanner
	if s.peek() != '{' {
		return fault(s.at, "a request is a JSON object")
	}
	if err := s.members(r.member); err != nil {
		return err
	}
	if s.peek() != 0 || s.at < len(r.line) {
		return fault(s.at, "there is more text after the object")
	}
	for _, f := range []field{fieldPrincipal, fieldAction, fieldResource} {
		if !r.seen.has(f) {
			return fault(0, "the request has no %s", fields[f])
		}
	}
	return r.build()
}

// member reads the value of one member.
func (r *request) member(name []byte, at int) *lineError {
	f := fieldNamed(name)
	if f == noField {
		return fault(at, "a request has no field %q", name)
	}
	if r.seen.has(f) {
		return fault(at, "the field %q is given twice", name)
	}
	r.seen |= 1 << f
	if f >= fieldIdentity {
		return r.policyMember(f)
	}
	return r.requestMember(f)
}

// requestMember reads a field about the request itself.
func (r *request) requestMember(f field) (err *lineError) {
	s := &r.scanner
	switch f {
	case fieldID:
		r.id, err = s.value()
	case fieldPrincipal:
		s.blank()
		r.principalAt = s.at
		r.principal, err = s.text()
	case fieldAction:
		var action []byte
		s.blank()
		at := s.at
		if action, err = s.text(); err != nil {
			return err
		}
		if r.action = r.store.action(action); !r.action.one {
			return fault(at, "%q is not one action: write service:Name, like s3:GetObject", action)
		}
	case fieldResource:
		s.blank()
		at := s.at
		if r.resource, err = r.word(); err == nil && r.resource == "" {
			return fault(at, "the resource is empty: write an ARN, or * for a request that is about no resource")
		}
	case fieldResourceAccount:
		s.blank()
		at := s.at
		if r.resourceAccount, err = r.word(); err == nil && r.resourceAccount != "" && !aws.IsAccountID(r.resourceAccount) {
			return fault(at, "%q is not the number of an account, which has twelve digits", r.resourceAccount)
		}
	case fieldPrincipalTags:
		err = s.members(r.tag)
	case fieldFederatedBy:
		r.federatedBy, err = r.word()
	case fieldContext:
		err = s.members(r.contextKey)
	case fieldUnknownKeys:
		err = s.list('[', func() *lineError {
			key, err := r.word()
			r.unknown = append(r.unknown, key)
			return err
		})
	case fieldUnknownPolicies:
		err = s.list('[', r.unknownPolicy)
	case fieldPlaceholders:
		err = s.members(r.placeholder)
	}
	return err
}

// policyMember reads a field that has policies.
func (r *request) policyMember(f field) (err *lineError) {
	switch f {
	case fieldIdentity:
		r.identity, err = r.readPolicies(r.identity, fields[f])
	case fieldSession:
		r.session, err = r.readPolicies(r.session, fields[f])
	case fieldBoundaries:
		r.boundaries, err = r.readPolicies(r.boundaries, fields[f])
	case fieldResourcePolicy:
		if !r.scanner.null() {
			r.resourcePolicy, err = r.readPolicy(r.resourcePolicy, fields[f])
		}
	case fieldSCPs:
		r.scps, err = r.readLevels(fields[f])
	case fieldRCPs:
		r.rcps, err = r.readLevels(fields[f])
	}
	return err
}

// unknownPolicy reads the name of a field that may have more policies than the line gives.
func (r *request) unknownPolicy() *lineError {
	r.scanner.blank()
	at := r.scanner.at
	name, err := r.scanner.text()
	if err != nil {
		return err
	}
	for _, u := range policyFields {
		if string(name) == fields[u.field] {
			r.mayHoldMore = r.mayHoldMore.With(u.gate)
			return nil
		}
	}
	return fault(
		at,
		"%q is not a field of policies: unknownPolicies takes identityPolicies, permissionsBoundaries, "+
			"sessionPolicies, resourcePolicy, scps or rcps",
		name,
	)
}

// placeholder reads a text that stands for something that is not known, and what to call it.
func (r *request) placeholder(value []byte, at int) *lineError {
	if !source.IsPlaceholder(string(value)) {
		return fault(at, "%q cannot be told from other text: a placeholder is an account number, or at least six letters, "+
			"digits, _ and -", value)
	}
	text := string(value) // the scanner uses its room again
	if _, twice := r.called[text]; twice {
		return fault(at, "%q is already a placeholder", text)
	}
	r.scanner.blank()
	at = r.scanner.at
	name, err := r.scanner.text()
	if err == nil && strings.TrimSpace(string(name)) == "" {
		return fault(at, "this name is empty: say what the placeholder stands for")
	}
	if r.called == nil {
		r.called = map[string]string{}
	}
	r.called[text] = string(name)
	return err
}

// named returns text with the name of each placeholder in place of the text that stands for it.
func (r *request) named(text string) string {
	return r.eval.Context.Unfilled.Replace(text, func(value string) string { return r.called[value] })
}

// word reads a string that other lines are likely to have too.
func (r *request) word() (string, *lineError) {
	b, err := r.scanner.text()
	return r.store.word(b), err
}

// tag reads one tag of the principal.
func (r *request) tag(key []byte, at int) *lineError {
	value, err := r.scanner.text()
	r.tags = append(r.tags, givenTag{iam.Tag{Key: string(key), Value: string(value)}, at})
	return err
}

// contextKey reads one key of the context: a string, number or boolean, or a list of them.
func (r *request) contextKey(key []byte, keyAt int) *lineError {
	s := &r.scanner
	e := givenKey{Entry: eval.Entry{Key: r.store.word(key)}, at: keyAt}
	one := func() *lineError {
		if s.peek() == '"' {
			text, err := s.text()
			e.List = append(e.List, string(text))
			return err
		}
		s.blank()
		at := s.at
		word, err := s.raw()
		if err != nil {
			return err
		}
		if c := word[0]; c == '{' || c == '[' || c == 'n' {
			return fault(at, "a context value is a string, a number, a boolean or a list of them")
		}
		e.List = append(e.List, string(word))
		return nil
	}
	var err *lineError
	if e.Multi = s.peek() == '['; e.Multi {
		err = s.list('[', one)
	} else {
		err = one()
	}
	r.given = append(r.given, e)
	return err
}
