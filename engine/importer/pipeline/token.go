package pipeline

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/tree"
)

// token is what is known of the token of a job.
type token struct {
	provider string
	claims   []claim
}

type claim struct{ name, value string }

func (t *token) set(name, value string) {
	if value == "" {
		return
	}
	for i := range t.claims {
		if t.claims[i].name == name {
			t.claims[i].value = value
			return
		}
	}
	t.claims = append(t.claims, claim{name, value})
}

func (t *token) has(name string) bool {
	for _, c := range t.claims {
		if c.name == name {
			return true
		}
	}
	return false
}

// json is the token's claims. Those that AWS makes condition keys of and that the file does not say are words to fill
// in; without are those that a token may lack.
func (t *token) json(without ...string) string {
	if p := aws.ProviderOf(t.provider); p != nil {
		for _, name := range p.Keys {
			if !t.has(name) && !contains(without, name) {
				t.set(name, fill(name))
			}
		}
	}
	var parts []string
	for _, c := range t.claims {
		parts = append(parts, tree.Quote(c.name)+": "+tree.Quote(c.value))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func contains(list []string, name string) bool {
	for _, s := range list {
		if s == name {
			return true
		}
	}
	return false
}

// fill is a word to fill in for what a name stands for: <ACTOR_ID> for actor_id.
func fill(name string) string {
	return "<" + strings.ToUpper(strings.NewReplacer("-", "_", "/", "_", ".", "_").Replace(name)) + ">"
}
