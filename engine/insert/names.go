package insert

import (
	"slices"
	"strconv"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/scenario/syntax"
)

// aliases are those of the accounts, in the order of the text.
func (i *Inserter) aliases() []string {
	var list []string
	for _, a := range i.walk.AccountBlocks() {
		list = append(list, a.Alias.Value)
	}
	return list
}

// entities are those that are called ALIAS/NAME, by their name alone where one has it, or by their ARN.
func (i *Inserter) entities(called string, kinds ...syntax.Kind) []*syntax.Entity {
	var exact, bare []*syntax.Entity
	for _, a := range i.walk.AccountBlocks() {
		for _, e := range a.Entities {
			if !slices.Contains(kinds, e.Kind) {
				continue
			}
			if called == a.Alias.Value+"/"+e.Name.Value || called == scenario.DeclaredARN(a, e) {
				exact = append(exact, e)
			}
			if called == e.Name.Value {
				bare = append(bare, e)
			}
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return bare
}

// accountOf is the one that an entity stands in.
func (i *Inserter) accountOf(e *syntax.Entity) *syntax.Account {
	for _, a := range i.walk.AccountBlocks() {
		if slices.Contains(a.Entities, e) {
			return a
		}
	}
	return nil
}

func (i *Inserter) title(e *syntax.Entity) string {
	return i.accountOf(e).Alias.Value + "/" + e.Name.Value
}

func (i *Inserter) arn(e *syntax.Entity) string { return scenario.DeclaredARN(i.accountOf(e), e) }

// titles are the names ALIAS/NAME of the kinds, in the order of the text.
func (i *Inserter) titles(kinds ...syntax.Kind) []string {
	var list []string
	for _, a := range i.walk.AccountBlocks() {
		for _, e := range a.Entities {
			if slices.Contains(kinds, e.Kind) {
				list = append(list, a.Alias.Value+"/"+e.Name.Value)
			}
		}
	}
	return list
}

// providers are the identity providers, as a form calls them.
func (i *Inserter) providers() []string {
	var list []string
	for _, a := range i.walk.AccountBlocks() {
		for _, p := range a.OIDCProviders {
			list = append(list, p.Host.Value)
		}
		for _, p := range a.SAMLProviders {
			list = append(list, a.Alias.Value+"/"+p.Name.Value)
		}
	}
	return list
}

// proposed is what stands in place of an empty field; empty where nothing does.
func (i *Inserter) proposed(f Field) string {
	switch f {
	case Number:
		return i.freeNumber()
	case In:
		if all := i.aliases(); len(all) > 0 {
			return all[0]
		}
	case Type:
		return oidc
	case Audience:
		return aws.STSAudience
	case Effect:
		return string(policy.Allow)
	case Action:
		if i.ask.Kind == Permission {
			return aws.AssumeRole
		}
	case Policy:
		return i.ownPolicy()
	case Session:
		return i.freeSession()
	}
	return ""
}

// freeNumber is the first number of twelve like digits that no account has.
func (i *Inserter) freeNumber() string {
	for n := 1; n <= 9; n++ {
		number := strings.Repeat(strconv.Itoa(n), 12)
		if !slices.ContainsFunc(i.walk.AccountBlocks(), func(a *syntax.Account) bool { return a.Number.Value == number }) {
			return number
		}
	}
	return ""
}

// ownPolicy is the inline policy of the holder that takes a further statement, or the name of a new one.
func (i *Inserter) ownPolicy() string {
	found := i.entities(i.value(Holder), syntax.User, syntax.Role, syntax.Group)
	if len(found) > 0 {
		for _, p := range found[0].Policies {
			if p.Document != nil {
				return p.Name.Value
			}
		}
		for n := 1; ; n++ {
			name := "allow"
			if n > 1 {
				name += "-" + strconv.Itoa(n)
			}
			if !slices.ContainsFunc(found[0].Policies, func(p *syntax.InlinePolicy) bool { return p.Name.Value == name }) {
				return name
			}
		}
	}
	return "allow"
}

// freeSession is a name for the session that the caller asks for.
func (i *Inserter) freeSession() string {
	caller := i.value(Caller)
	for _, p := range i.asker.Matrix(i.row, "").From {
		if p.Name == caller {
			return p.Session
		}
	}
	return "session"
}

// Offers are what fills a field, by the field: names of the walk, in the order of the text.
func (i *Inserter) Offers(kind Kind) map[Field][]string {
	i.ask = Ask{Kind: kind}
	list := map[Field][]string{}
	switch kind {
	case User, Role, Provider:
		list[In] = i.aliases()
	case Trust:
		list[Holder] = i.titles(syntax.Role)
	case Permission:
		list[Holder] = i.titles(syntax.User, syntax.Role, syntax.Group)
		list[Resource] = append(i.titles(syntax.Role), "*")
	case Step:
		i.asker.Matrix(i.row, "") // it goes to the moment
		list[Caller], list[Target] = i.asker.Names()
	}
	if kind == Trust || kind == Role {
		list[Principal] = append(append(i.titles(syntax.User, syntax.Role), i.aliases()...), i.providers()...)
	}
	return list
}

// Proposed is what stands in place of each field of a form that is empty.
func (i *Inserter) Proposed(ask Ask) map[Field]string {
	i.ask = ask
	list := map[Field]string{}
	for _, f := range fields[ask.Kind] {
		if value := i.proposed(f); value != "" {
			list[f] = value
		}
	}
	return list
}
