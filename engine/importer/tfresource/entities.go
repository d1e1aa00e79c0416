package tfresource

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/policy"
	"rolewalk/engine/tree"
)

// entityName is a kind and a name, which each account can have once.
type entityName struct {
	kind fact.EntityKind
	name string
}

// entityKey tells the entities of a source apart.
type entityKey struct {
	entityName
	account string
}

// entity is the entity of a kind and a name with marks, made where there is none. One whose name hangs on what is not
// known, or is not given, is an entity of its own, and the name is listed as not read.
func (b *builder) entity(kind fact.EntityKind, name string, r *Resource) *fact.Entity {
	word, ok := b.word(name)
	if !ok {
		b.unread(r.Address, "the name of its "+string(kind)+" is not known: "+word, r.Span)
		word, _ = b.word(b.hole(r.Address + "." + string(kind)))
	}
	account, _ := b.word(b.accountOf(r))
	if known := b.numbers[entityName{kind, word}]; r.at("arn") == nil && known != "" {
		account = known
	}
	key := entityKey{entityName{kind, word}, account}
	if e := b.byName[key]; e != nil {
		return e
	}
	e := &fact.Entity{Kind: kind, Name: word, Account: account, Span: r.Span}
	b.byName[key] = e
	b.entities = append(b.entities, e)
	return e
}

func orNothing(text string) string {
	if text == "" {
		return "it has none"
	}
	return text
}

// own is the entity that a resource is.
func (b *builder) own(kind fact.EntityKind, r *Resource) *fact.Entity {
	e := b.entity(kind, b.nameOf(r), r)
	e.Label, e.Span = r.Address, r.Span
	if path, ok := b.word(b.pathOf(r)); ok && r.Mode == Managed {
		e.Path = path
	}
	e.ID = b.textOf(r.at("unique_id"), r)
	if hasHole(e.ID) {
		e.ID = ""
	}
	b.boundary(e, r)
	b.tags(e, r)
	return e
}

// called is what an entity is called in a sentence: its address where its name is not known.
func called(e *fact.Entity) string {
	if e.Label != "" && strings.Contains(e.Name, "${") {
		return e.Label
	}
	return e.Name
}

// boundary takes the permissions boundary. Terraform takes away one that it is not told of.
//
// See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role
func (b *builder) boundary(e *fact.Entity, r *Resource) {
	n := r.at("permissions_boundary")
	if n == nil || n.Kind == '"' && n.Text == "" {
		e.Whole.Boundary = r.Mode == Managed
		return
	}
	if policy, ok := b.policyName(n, r); ok {
		e.Boundary, e.Whole.Boundary = policy, true
		return
	}
	b.unread("permissions_boundary of "+r.Address, "which policy it is, is not known", nodeSpan(n, r))
}

// tags takes the tags of an entity and the default tags of its provider configuration. tags_all are both.
//
// See https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging
func (b *builder) tags(e *fact.Entity, r *Resource) {
	all := r.at("tags_all")
	sets := []*tree.Node{all}
	if all == nil || all.Kind != '{' {
		sets = nil
		if p := b.declared[providerKey(r.Provider)]; p != nil {
			for _, block := range p.at("default_tags").List() {
				sets = append(sets, block.At("tags"))
			}
		}
		sets = append(sets, r.at("tags"))
	}
	tags, whole := map[string]string{}, true
	for _, set := range sets {
		if set == nil || set.Kind == 'n' {
			continue
		}
		if set.Kind != '{' {
			whole = false
			continue
		}
		for i := range set.Members {
			m := &set.Members[i]
			key := b.resolved(m.Name.Value, m.Holes, r)
			value, known := b.word(b.scalarOf(&m.Value, r))
			if hasHole(key) || hasHole(b.scalarOf(&m.Value, r)) || !known {
				whole = false
				continue
			}
			tags[key] = value
		}
	}
	if len(tags) > 0 {
		e.Tags = tags
	}
	e.Whole.Tags = whole && all != nil && all.Kind == '{'
}

func (b *builder) role(r *Resource) {
	e := b.own(fact.Role, r)
	if seconds, err := strconv.Atoi(b.scalarOf(r.at("max_session_duration"), r)); err == nil {
		e.MaxSession = time.Duration(seconds) * time.Second
	} else if r.at("max_session_duration") == nil && r.Mode == Managed {
		e.MaxSession = aws.DefaultMaxSession
	}
	if trust := r.at("assume_role_policy"); trust != nil {
		e.Trust = b.document(trust, r, "assume_role_policy", policy.Trust)
	}
	if e.Trust.Known() {
		b.piece("trust policy of "+called(e), "it is the assume_role_policy of "+r.Address, e.Trust.Span)
	} else {
		b.piece("role "+called(e), "it is "+r.Address, r.Span)
	}
	b.inlineBlocks(e, r)
	if list := r.at("managed_policy_arns"); list != nil {
		whole := b.attach(e, list, r)
		e.Whole.Attached = whole && b.exclusive(r, "managed_policy_arns")
	}
}

// inlineBlocks takes the inline_policy blocks of a role. A block without arguments says that there are none.
func (b *builder) inlineBlocks(e *fact.Entity, r *Resource) {
	list := r.at("inline_policy")
	if list == nil {
		return
	}
	whole := list.Kind == '['
	for i := range list.List() {
		block := &list.List()[i]
		if block.Kind != '{' {
			whole = false
			b.unread("inline_policy of "+r.Address, "which policies there are is not known", nodeSpan(block, r))
			continue
		}
		text := block.At("policy")
		if text == nil || text.Kind == 'n' || text.Kind == '"' && text.Text == "" {
			continue
		}
		name, ok := b.word(b.textOf(block.At("name"), r))
		b.addInline(e, name, ok, text, r)
	}
	e.Whole.Inline = whole && b.exclusive(r, "inline_policy")
}

// addInline adds an inline policy. One without a name that is known has the address of its resource as its name.
func (b *builder) addInline(e *fact.Entity, name string, ok bool, text *tree.Node, r *Resource) {
	if name == "" || !ok || strings.Contains(name, "${") {
		name = strings.Map(nameCharacter, r.Address)
	}
	d := b.document(text, r, "policy", policy.Identity)
	b.piece("policy "+name+" of "+string(e.Kind)+" "+called(e), "it is an inline policy in "+r.Address, d.Span)
	i := slices.IndexFunc(e.Inline, func(p fact.Named) bool { return p.Name == name })
	switch {
	case i < 0:
		e.Inline = append(e.Inline, fact.Named{Name: name, Document: d})
	case e.Inline[i].Document == nil:
		e.Inline[i].Document = d
	case e.Inline[i].Document.JSON != d.JSON:
		e.Inline[i].Document = &fact.Document{Span: d.Span}
		b.unread("policy "+name+" of "+string(e.Kind)+" "+called(e), "another resource gives it another text", d.Span)
	}
}

// nameCharacter is a character as IAM has it in names.
func nameCharacter(c rune) rune {
	if strings.ContainsRune(aws.Letters+aws.Digits+"_+=,.@-", c) {
		return c
	}
	return '-'
}

func (b *builder) user(r *Resource) {
	b.piece("user "+called(b.own(fact.User, r)), "it is "+r.Address, r.Span)
}

func (b *builder) group(r *Resource) {
	b.piece("group "+called(b.own(fact.Group, r)), "it is "+r.Address, r.Span)
}

// knownRole is a role that stands elsewhere: a data source that was read has its trust policy, one that was not has its
// name alone.
func (b *builder) knownRole(r *Resource) {
	e := b.entity(fact.Role, b.nameOf(r), r)
	if trust := r.at("assume_role_policy"); trust != nil && e.Trust == nil {
		e.Trust = b.document(trust, r, "assume_role_policy", policy.Trust)
	}
	if n := r.at("permissions_boundary"); n != nil {
		if policy, ok := b.policyName(n, r); ok && policy != "" {
			e.Boundary = policy
		}
	}
	b.piece("role "+called(e), "it is "+r.Address+", which names it", r.Span)
}

func (b *builder) knownUser(r *Resource) {
	b.piece("user "+called(b.entity(fact.User, b.nameOf(r), r)), "it is "+r.Address+", which names it", r.Span)
}

// membership takes the users of a group.
func (b *builder) membership(r *Resource) {
	group, ok := b.word(b.textOf(r.at("group"), r))
	if !ok || group == "" {
		b.unread(r.Address, "which group it is about is not known", r.Span)
		return
	}
	b.entity(fact.Group, b.textOf(r.at("group"), r), r)
	for _, user := range b.names(r, "users") {
		if e := b.entity(fact.User, user, r); !slices.Contains(e.Groups, group) {
			e.Groups = append(e.Groups, group)
		}
	}
	b.piece("members of group "+group, "it is "+r.Address, r.Span)
}

// groupsOfUser takes the groups of a user.
func (b *builder) groupsOfUser(r *Resource) {
	user := b.textOf(r.at("user"), r)
	if user == "" {
		b.unread(r.Address, "which user it is about is not known", r.Span)
		return
	}
	e := b.entity(fact.User, user, r)
	for _, text := range b.names(r, "groups") {
		group, ok := b.word(text)
		if ok && !slices.Contains(e.Groups, group) {
			b.entity(fact.Group, text, r)
			e.Groups = append(e.Groups, group)
		}
	}
	b.piece("groups of user "+called(e), "it is "+r.Address, r.Span)
}

// names are the texts of a list of names. A list that is not known is listed as not read.
func (b *builder) names(r *Resource, argument string) []string {
	list := r.at(argument)
	var names []string
	for i := range list.List() {
		n := &list.List()[i]
		text := b.scalarOf(n, r)
		if list.Kind != '[' || text == "" {
			b.unread(argument+" of "+r.Address, "which they are is not known", nodeSpan(n, r))
			continue
		}
		names = append(names, text)
	}
	return names
}
