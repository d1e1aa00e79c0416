package scenario

import (
	"sort"
	"strings"

	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// entityKey names a user, a role or a group of the file.
type entityKey struct {
	account string // the 12 digits
	kind    syntax.Kind
	name    string
}

// names are all names that the file gives, in whatever place: what exists is decided at the moment.
type names struct {
	accounts map[string]*syntax.Account // by alias
	byID     map[string]*syntax.Account
	entities map[entityKey]*syntax.Entity // the first declaration or creation of the name
	byName   map[string][]entityKey       // users and roles, by bare name
	sessions map[string]bool
	policies map[string]bool // document names that the file declares or sets
	// managed is which managed policy of the file stands for a document: a boundary that is given by name, and what an entity has
	// attached, as a policy of its own.
	managed map[string]string
}

func newNames() *names {
	return &names{
		accounts: map[string]*syntax.Account{}, byID: map[string]*syntax.Account{},
		entities: map[entityKey]*syntax.Entity{}, byName: map[string][]entityKey{},
		sessions: map[string]bool{}, policies: map[string]bool{}, managed: map[string]string{},
	}
}

// aliases lists the account aliases, sorted.
func (n *names) aliases() []string {
	list := make([]string, 0, len(n.accounts))
	for alias := range n.accounts {
		list = append(list, alias)
	}
	sort.Strings(list)
	return list
}

// title is `dev/alice` for an entity.
func (n *names) title(k entityKey) string {
	if a := n.byID[k.account]; a != nil {
		return a.Alias.Value + "/" + k.name
	}
	return k.account + "/" + k.name
}

// near returns names of the given kinds in all accounts, as ALIAS/NAME and, where only one thing bears it, as NAME.
func (n *names) near(kinds ...syntax.Kind) []string {
	var list []string
	for k := range n.entities {
		if hasKind(kinds, k.kind) {
			list = append(list, n.title(k))
			if len(n.byName[k.name]) == 1 {
				list = append(list, k.name)
			}
		}
	}
	sort.Strings(list)
	return list
}

func hasKind(kinds []syntax.Kind, kind syntax.Kind) bool {
	for _, k := range kinds {
		if k == kind {
			return true
		}
	}
	return false
}

// find returns the entities of the given kinds that text names: ALIAS/NAME or a bare NAME.
func (n *names) find(text string, kinds ...syntax.Kind) []entityKey {
	var found []entityKey
	if alias, name, slash := strings.Cut(text, "/"); slash {
		a := n.accounts[alias]
		if a == nil {
			return nil
		}
		for _, kind := range kinds {
			k := entityKey{a.Number.Value, kind, name}
			if n.entities[k] != nil {
				found = append(found, k)
			}
		}
		return found
	}
	for _, k := range n.byName[text] {
		if hasKind(kinds, k.kind) {
			found = append(found, k)
		}
	}
	return found
}

// list joins words for a sentence: `a`, `a and b`, `a, b and c`.
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// didYouMean is the fix and the remedy for a word that is nearly one of those given.
func didYouMean(at source.Span, word string, candidates []string, otherwise string) (string, []source.Fix) {
	near := source.Nearest(word, candidates)
	if near == "" {
		return otherwise, nil
	}
	return "did you mean " + near + "?", []source.Fix{{Title: "Write " + near, Edits: []source.Edit{{At: at, New: near}}}}
}
