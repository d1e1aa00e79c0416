package decide

import (
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
)

// request is one line, read.
type request struct {
	decider *Decider
	line    []byte
	scanner scanner

	id              []byte
	principal       string
	principalAt     int
	action          string
	resource        string
	resourceAccount string
	tags            []eval.Tag
	given           []eval.Entry
	unknown         []string
	identity        []given
	resourcePolicy  []given
	session         []given
	boundaries      []given
	scps, rcps      [][]given
	hasSCPs         bool
	hasRCPs         bool
	// documents are all policies of the line in the order in which they are named.
	documents []given

	eval eval.Request
}

// given is a policy of the line: its text, where it starts, and its name in the answer.
type given struct {
	text []byte
	at   int
	name string
	*eval.Policy
}

// read reads the line and puts the request together.
func (r *request) read() *lineError {
	r.scanner = scanner{line: r.line}
	s := &r.scanner
	if s.peek() != '{' {
		return fault(s.at, "a request is a JSON object")
	}
	seen := map[string]bool{}
	err := s.members(func(name []byte, at int) *lineError {
		if seen[string(name)] {
			return fault(at, "%q stands twice", name)
		}
		seen[string(name)] = true
		return r.member(string(name), at)
	})
	if err != nil {
		return err
	}
	if s.peek() != 0 || s.at < len(r.line) {
		return fault(s.at, "the line goes on after its object")
	}
	for _, field := range []string{"principal", "action", "resource"} {
		if !seen[field] {
			return fault(0, "the request has no %s", field)
		}
	}
	return r.build()
}

// member reads the value of one member.
func (r *request) member(name string, at int) (err *lineError) {
	s := &r.scanner
	switch name {
	case "id":
		s.blank()
		start := s.at
		if r.id, err = s.raw(); err == nil && !jsontext.Value(r.id).IsValid() {
			r.id = nil
			return fault(start, "the id is not JSON")
		}
	case "principal":
		s.blank()
		r.principalAt = s.at
		r.principal, err = r.string()
	case "action":
		r.action, err = r.string()
	case "resource":
		r.resource, err = r.string()
	case "resourceAccount":
		r.resourceAccount, err = r.string()
	case "principalTags":
		err = s.members(func(key []byte, _ int) *lineError {
			value, err := s.text()
			r.tags = append(r.tags, eval.Tag{Key: string(key), Value: string(value)})
			return err
		})
	case "context":
		err = s.members(r.contextKey)
	case "unknownKeys":
		err = s.list('[', func() *lineError {
			key, err := s.text()
			r.unknown = append(r.unknown, string(key))
			return err
		})
	case "identityPolicies":
		r.identity, err = r.policies("identityPolicies")
	case "sessionPolicies":
		r.session, err = r.policies("sessionPolicies")
	case "permissionsBoundaries":
		r.boundaries, err = r.policies("permissionsBoundaries")
	case "resourcePolicy":
		r.resourcePolicy, err = r.onePolicy()
	case "scps":
		r.hasSCPs = true
		r.scps, err = r.levels("scps")
	case "rcps":
		r.hasRCPs = true
		r.rcps, err = r.levels("rcps")
	default:
		return fault(at, "a request has no field %q", name)
	}
	return err
}

func (r *request) string() (string, *lineError) {
	text, err := r.scanner.text()
	return string(text), err
}

// contextKey reads one key of the context: a string, number or boolean, or a list of them.
func (r *request) contextKey(key []byte, _ int) *lineError {
	s := &r.scanner
	e := eval.Entry{Key: string(key)}
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

// policies reads a list of policies called name.
func (r *request) policies(name string) (list []given, err *lineError) {
	if r.null() {
		return nil, nil
	}
	err = r.scanner.list('[', func() *lineError {
		p, err := r.policy(name, len(list))
		list = append(list, p)
		return err
	})
	return list, err
}

func (r *request) onePolicy() ([]given, *lineError) {
	if r.null() {
		return nil, nil
	}
	p, err := r.policy("resourcePolicy", -1)
	return []given{p}, err
}

// null passes over a null, which stands for a field that is not there.
func (r *request) null() bool {
	s := &r.scanner
	if s.peek() == 'n' && strings.HasPrefix(string(s.line[s.at:min(s.at+4, len(s.line))]), "null") {
		s.at += 4
		return true
	}
	return false
}

// policy reads one policy, which is an object.
func (r *request) policy(name string, index int) (given, *lineError) {
	s := &r.scanner
	if s.peek() != '{' {
		return given{}, fault(s.at, "a policy is a JSON object")
	}
	at := s.at
	text, err := s.raw()
	return given{text: text, at: at, name: indexed(name, index)}, err
}

// levels reads one list of policies for each level of an organization.
func (r *request) levels(name string) (levels [][]given, err *lineError) {
	if r.null() {
		return nil, nil
	}
	err = r.scanner.list('[', func() *lineError {
		level, err := r.policies(indexed(name, len(levels)))
		levels = append(levels, level)
		return err
	})
	return levels, err
}

// names are the names of the first policies of each list, made once.
var names = func() map[string][]string {
	table := map[string][]string{}
	for _, list := range []string{"identityPolicies", "sessionPolicies", "permissionsBoundaries", "scps", "rcps"} {
		for i := range 10 {
			table[list] = append(table[list], list+"["+string(rune('0'+i))+"]")
		}
	}
	return table
}()

func indexed(name string, index int) string {
	if index < 0 {
		return name
	}
	if list := names[name]; index < len(list) {
		return list[index]
	}
	return name + "[" + itoa(index) + "]"
}

// documentsOf reads the policies of a list as what they are, and files them for the answer.
func (r *request) documentsOf(list []given, kind policy.Kind) ([]*eval.Policy, *lineError) {
	if len(list) == 0 {
		return nil, nil
	}
	policies := make([]*eval.Policy, len(list))
	for i := range list {
		doc := r.decider.document(kind, list[i].text)
		if doc.Broken {
			return nil, fault(list[i].at+doc.Refusal.At.From, "%s is not JSON: %s", list[i].name, doc.Refusal.Message)
		}
		list[i].Policy = &eval.Policy{Name: list[i].name, Doc: doc}
		policies[i] = list[i].Policy
		r.documents = append(r.documents, list[i])
	}
	return policies, nil
}
