package decide

import (
	"strconv"

	"rolewalk/engine/eval"
	"rolewalk/engine/policy"
)

// given is a policy of the line: its text, where it starts, and its name in the answer.
type given struct {
	*text
	at   int
	name string
	*eval.Policy
}

// readPolicies appends a list of policies called name.
func (r *request) readPolicies(list []given, name string) ([]given, *lineError) {
	if r.scanner.null() {
		return list, nil
	}
	first := len(list)
	err := r.scanner.list('[', func() (err *lineError) {
		list, err = r.readPolicy(list, indexed(name, len(list)-first))
		return err
	})
	return list, err
}

// readPolicy appends one policy, which is an object.
func (r *request) readPolicy(list []given, name string) ([]given, *lineError) {
	s := &r.scanner
	if s.peek() != '{' {
		return list, fault(s.at, "a policy is a JSON object")
	}
	at := s.at
	t := r.store.startsWithRecent(name, s.line[at:])
	if t != nil {
		s.at += len(t.body)
		return append(list, given{text: t, at: at, name: name}), nil
	}
	body, err := s.raw()
	if err == nil {
		list = append(list, given{text: r.store.text(name, body), at: at, name: name})
	}
	return list, err
}

// readLevels reads one list of policies for each level of an organization.
func (r *request) readLevels(name string) (levels [][]given, err *lineError) {
	if r.scanner.null() {
		return nil, nil
	}
	err = r.scanner.list('[', func() *lineError {
		level, err := r.readPolicies(nil, indexed(name, len(levels)))
		levels = append(levels, level)
		return err
	})
	return levels, err
}

// names are the names of the first policies of each list, made once.
var names = func() map[string][]string {
	table := map[string][]string{}
	for _, list := range []field{fieldIdentity, fieldSession, fieldBoundaries, fieldSCPs, fieldRCPs} {
		for i := range 10 {
			table[fields[list]] = append(table[fields[list]], fields[list]+"["+strconv.Itoa(i)+"]")
		}
	}
	return table
}()

func indexed(name string, index int) string {
	if list := names[name]; index < len(list) {
		return list[index]
	}
	return name + "[" + strconv.Itoa(index) + "]"
}

// documentsOf reads the policies of a list as what they are, and files them for the answer.
func (r *request) documentsOf(list []given, kind policy.Kind) ([]*eval.Policy, *lineError) {
	if len(list) == 0 {
		return nil, nil
	}
	first := len(r.policies)
	for i := range list {
		p := list[i].policy(kind, list[i].name)
		if p.Doc.Broken {
			return nil, fault(list[i].at+p.Doc.Refusal.At.From, "%s is not JSON: %s", list[i].name, p.Doc.Refusal.Message)
		}
		list[i].Policy = p
		r.policies = append(r.policies, p)
		r.documents = append(r.documents, list[i])
	}
	return r.policies[first:len(r.policies):len(r.policies)], nil
}

// levels reads the policies of an organization, a level each. It is nil when the line gives no level.
func (r *request) levels(given [][]given, kind policy.Kind) ([]eval.Level, *lineError) {
	if len(given) == 0 {
		return nil, nil
	}
	list := make([]eval.Level, len(given))
	for i, level := range given {
		policies, err := r.documentsOf(level, kind)
		if err != nil {
			return nil, err
		}
		list[i] = eval.Level{Name: indexed(string(kind)+"s", i), Policies: policies}
	}
	return list, nil
}
