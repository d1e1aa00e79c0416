package scenario

import (
	"slices"
	"sort"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/scenario/syntax"
)

// entityKey names a user, a role or a group of the file.
type entityKey struct {
	account string // its number
	kind    syntax.Kind
	name    string
}

// names are all names that the file gives, wherever it does. Whether something exists at a moment is for the moment to
// say.
type names struct {
	accounts map[string]*syntax.Account // by alias
	byID     map[string]*syntax.Account // by number
	entities map[entityKey]*syntax.Entity
	byName   map[string][]entityKey // users and roles, by bare name
	sessions map[string]bool
}

func newNames() *names {
	return &names{
		accounts: map[string]*syntax.Account{}, byID: map[string]*syntax.Account{},
		entities: map[entityKey]*syntax.Entity{}, byName: map[string][]entityKey{}, sessions: map[string]bool{},
	}
}

// aliases returns the account aliases, sorted.
func (n *names) aliases() []string {
	list := make([]string, 0, len(n.accounts))
	for alias := range n.accounts {
		list = append(list, alias)
	}
	sort.Strings(list)
	return list
}

// title returns ALIAS/NAME.
func (n *names) title(k entityKey) string {
	if a := n.byID[k.account]; a != nil {
		return a.Alias.Value + "/" + k.name
	}
	return k.account + "/" + k.name
}

// arn returns the ARN of an entity with the path.
func (n *names) arn(k entityKey, path string) string {
	return aws.EntityARN(aws.Kind(k.kind), PartitionOf(n.byID[k.account]), k.account, path, k.name)
}

// declaredARN returns the ARN of an entity as the file declares or first creates it.
func (n *names) declaredARN(k entityKey) string { return n.arn(k, pathOf(n.entities[k])) }

// near returns the names of the given kinds in all accounts, as ALIAS/NAME and, if only one entity has it, as NAME.
func (n *names) near(kinds ...syntax.Kind) []string {
	var list []string
	for k := range n.entities {
		if slices.Contains(kinds, k.kind) {
			list = append(list, n.title(k))
			if len(n.byName[k.name]) == 1 {
				list = append(list, k.name)
			}
		}
	}
	sort.Strings(list)
	return list
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
		if slices.Contains(kinds, k.kind) {
			found = append(found, k)
		}
	}
	return found
}

// PartitionOf returns the partition of an account, which may be nil.
func PartitionOf(a *syntax.Account) string {
	if a == nil || a.Partition == nil {
		return aws.DefaultPartition
	}
	return a.Partition.Name.Value
}

// DeclaredARN is the ARN of an entity that an account declares.
func DeclaredARN(a *syntax.Account, e *syntax.Entity) string {
	return aws.EntityARN(aws.Kind(e.Kind), PartitionOf(a), a.Number.Value, pathOf(e), e.Name.Value)
}

func pathOf(e *syntax.Entity) string {
	if e == nil || e.Path == nil || e.Path.Value == "" {
		return "/"
	}
	return e.Path.Value
}
