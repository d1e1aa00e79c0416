package actions

import (
	"strings"
	"sync"
)

// Data is the whole list. Each service is parsed when it is first needed. Goroutines may share it.
type Data struct {
	// Version is the version of the package that the data was taken from.
	Version string
	// Services are all service prefixes, in order.
	Services []string
	// Globals are the condition keys that start with aws: and belong to no service.
	Globals []Key
	// RCP are the services that resource control policies apply to.
	RCP []string

	entries map[string]*entry
}

// entry is one service, parsed at its first use.
type entry struct {
	once    sync.Once
	text    string
	service *Service
}

// Service has the actions, condition keys and resource types of one service.
type Service struct {
	Prefix    string
	Actions   []Action
	Keys      []Key
	Resources []Resource

	byName map[string]int
}

// Action is one action of a service.
type Action struct {
	Name string
	// Level is the access level: L list, R read, W write, P permissions management, T tagging.
	Level byte
	// Resources are the resource types that the action applies to; none if it applies to no particular resource.
	Resources []Use
	// Keys are indexes into the service's keys: those that requests for the action may have, including its resources'
	// keys.
	Keys []int
}

// Use is how an action uses a resource type.
type Use struct {
	Resource int // index into the service's resources
	Required bool
}

// Resource is a resource type. Its ARN is a pattern with a star for each component that varies.
type Resource struct{ Name, ARN string }

// Kind is the type of a condition key's values.
type Kind string

// The kinds of values.
const (
	String  Kind = "String"
	ARN     Kind = "ARN"
	Bool    Kind = "Bool"
	Numeric Kind = "Numeric"
	Date    Kind = "Date"
	IP      Kind = "IPAddress"
	Binary  Kind = "Binary"
)

// Key is one condition key. A star in its name stands for text that varies, such as the key of a tag.
type Key struct {
	Name  string
	Kind  Kind
	Multi bool
}

// Is reports whether the key, in lower case, is this one. A star stands for at least one character.
func (k *Key) Is(lower string) bool {
	return matches(strings.ToLower(k.Name), lower)
}

// matches compares with a pattern in which each star stands for one character or more.
func matches(pattern, text string) bool {
	head, rest, star := strings.Cut(pattern, "*")
	if !star {
		return text == head
	}
	if !strings.HasPrefix(text, head) {
		return false
	}
	text = text[len(head):]
	if rest == "" {
		return text != ""
	}
	for i := 1; i <= len(text); i++ {
		if matches(rest, text[i:]) {
			return true
		}
	}
	return false
}

// Service returns the service with the prefix, which is not case-sensitive; nil if there is none.
func (d *Data) Service(prefix string) *Service {
	e := d.entries[strings.ToLower(prefix)]
	if e == nil {
		return nil
	}
	e.once.Do(func() { e.service = readService(strings.ToLower(prefix), e.text) })
	return e.service
}

// Global returns the global condition key, in lower case; nil if there is none.
func (d *Data) Global(lower string) *Key { return find(d.Globals, lower) }

// Key returns the service's own condition key, in lower case; nil if it has none of that name.
func (s *Service) Key(lower string) *Key { return find(s.Keys, lower) }

func find(keys []Key, lower string) *Key {
	for i := range keys {
		if keys[i].Is(lower) {
			return &keys[i]
		}
	}
	return nil
}

// Action returns the action with the name, which is not case-sensitive; nil if the service has none.
func (s *Service) Action(name string) *Action {
	i, ok := s.byName[strings.ToLower(name)]
	if !ok {
		return nil
	}
	return &s.Actions[i]
}

// Has reports whether requests for the action may have the service's key, in lower case.
func (s *Service) Has(a *Action, lower string) bool {
	for _, i := range a.Keys {
		if s.Keys[i].Is(lower) {
			return true
		}
	}
	return false
}
