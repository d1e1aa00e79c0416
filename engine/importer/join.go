package importer

import (
	"cmp"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// world is what all facts say together, before it is written as a walk.
type world struct {
	accounts []*account
	entities []*fact.Entity
	managed  []*fact.Managed
	controls []fact.Control
	// management is the account that manages the organization, "" if no source says.
	management string
	providers  []fact.Provider
	resources  []fact.Resource
	// earlier are the requests before the one that the person asks about, in order of time.
	earlier []fact.Request
	// callers are who the person's credentials are, where they have asked.
	callers []fact.Caller
	// byName are the accounts of users, roles and groups that the documents name by ARN, by kind and name.
	byName map[string]string
	// asked is the request that the person asks about; nil if nothing says which.
	asked *fact.Request
	// choices are the candidates for an end of the request, by the name of its question, where there are several.
	choices map[string][]string
	// remarks are sentences on what the joining took for granted.
	remarks []string
	unread  []fact.Unread
	// sources are those that spans point into.
	sources []brought.Source
	// owners are the names of those to which documents were given that nothing in their source places, by place.
	owners map[source.Span]string
	// namings are who names which roles; nil until that is asked.
	namings    *namings
	partitions partitions
	// fills are the texts that stand for what no source has.
	fills *standIns
	// session is the name of the asked session that no source has, "" if one has it or if no policy compares it.
	session string
	// noToken says that the claims of the asked request are stand-ins, because no source has its token.
	noToken bool
	// noControls and noMore are answers: no further control policies, no further policies and boundaries.
	noControls, noMore bool
}

// account is an account of the walk.
type account struct {
	number string
	alias  string
	// standIn says that no source has the number; it is then what the number stands for: CALLER_ACCOUNT.
	standIn string
}

// join puts the facts of all sources together. Each step looks at what the steps before left open.
func join(sources []brought.Source, all *fact.Facts, o Options) *world {
	named := settleNames(all)
	settleOwn(all)
	unmask(all)
	fills := fillAll(all, withAccounts(all, o.Answers))
	sound(all, fills)
	w := &world{
		sources: sources, partitions: partitionsOf(sources, all), owners: map[source.Span]string{}, fills: fills,
		choices:  map[string][]string{},
		controls: mergedControls(all.Controls), providers: mergedProviders(all.Providers), resources: all.Resources,
		unread: slices.Clone(all.Unread),
	}
	w.remarks = named
	for i := range all.Entities {
		e := all.Entities[i]
		w.entities = append(w.entities, &e)
	}
	for i := range all.Managed {
		m := all.Managed[i]
		w.managed = append(w.managed, &m)
	}
	w.order(all.Requests)
	w.callers, w.byName = all.Callers, namedIn(all)
	w.told(o.Answers)
	w.nameUnnamed()
	w.placeEntities()
	w.merge()
	w.placeBare(append(all.Bare, w.nameless()...))
	w.matchedStatements()
	w.number()
	w.ask()
	w.soundAfter()
	w.namedPolicies()
	if !o.All {
		w.prune()
	}
	w.declare()
	w.controlTargets(all.Units)
	w.management = w.managementOf(all.Units)
	w.name(all.Accounts)
	w.knowOrganization(all.Accounts)
	return w
}

// order finds the request that the person asks about: the first origin that was brought gives it, its last one in time.
// What AWS granted before it stands before it.
func (w *world) order(requests []fact.Request) {
	if len(requests) == 0 {
		return
	}
	sorted := slices.DeleteFunc(united(requests), func(r fact.Request) bool {
		// What a provider of Terraform asks for is not meant where the same sources have roles to ask for.
		return r.Origin == fact.FromPolicies &&
			slices.ContainsFunc(w.entities, func(e *fact.Entity) bool { return e.Trust.Known() })
	})
	if len(sorted) == 0 {
		return
	}
	source.Ordered(sorted, func(a, b *fact.Request) int {
		return cmp.Or(cmp.Compare(a.At, b.At), cmp.Compare(a.Hop, b.Hop), cmp.Compare(key(a), key(b)))
	})
	sorted = slices.CompactFunc(sorted, func(a, b fact.Request) bool { return a.At == b.At && key(&a) == key(&b) })
	// Of one time, or of none, the one further down comes later, as the steps of a pipeline do.
	source.Ordered(sorted, func(a, b *fact.Request) int { return cmp.Or(cmp.Compare(a.At, b.At), before(a.Span, b.Span)) })
	last := 0
	for i := range sorted {
		if sorted[i].Origin <= sorted[last].Origin {
			last = i
		}
	}
	asked := sorted[last]
	w.asked = &asked
	for i := range sorted {
		if i != last && !same(&sorted[i], &asked) {
			w.earlier = append(w.earlier, sorted[i])
		}
	}
	w.earlier = hops(w.earlier, &asked)
}

// key tells requests apart whatever the order in which they were brought.
func key(r *fact.Request) string {
	return strings.Join([]string{
		r.Action, r.Caller, r.Service, r.Provider, r.Resource, r.Session, r.Code, r.Refused,
	}, "\x00")
}

// same reports whether two sources speak of one request, such as an event and the error that it records. What the
// second does not say, the first may.
func same(a, b *fact.Request) bool {
	return a.Caller == b.Caller && a.Resource == b.Resource && a.Action == b.Action && a.Refused == b.Refused
}

// merge makes one entity of all that are one: of one kind, account and name.
func (w *world) merge() {
	slices.SortStableFunc(w.entities, func(a, b *fact.Entity) int {
		return cmp.Or(cmp.Compare(a.Account, b.Account), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name),
			cmp.Compare(a.Span.Text, b.Span.Text), cmp.Compare(a.Span.From, b.Span.From))
	})
	merged := w.entities[:0]
	for _, e := range w.entities {
		if n := len(merged); n > 0 && sameEntity(merged[n-1], e) {
			absorb(merged[n-1], e)
			continue
		}
		merged = append(merged, e)
	}
	w.entities = merged
}

func sameEntity(a, b *fact.Entity) bool {
	return a.Name != "" && a.Kind == b.Kind && a.Account == b.Account && a.Name == b.Name
}

// absorb adds what b says to a.
func absorb(a, b *fact.Entity) {
	a.Path, a.ID = cmp.Or(a.Path, b.Path), cmp.Or(a.ID, b.ID)
	a.Boundary, a.MaxSession = cmp.Or(a.Boundary, b.Boundary), cmp.Or(a.MaxSession, b.MaxSession)
	a.MFA = a.MFA || b.MFA
	a.Trust = newer(a.Trust, b.Trust)
	for _, p := range b.Inline {
		i := slices.IndexFunc(a.Inline, func(q fact.Named) bool { return q.Name == p.Name })
		if i < 0 {
			a.Inline = append(a.Inline, p)
			continue
		}
		a.Inline[i].Document = newer(a.Inline[i].Document, p.Document)
	}
	a.Attached = union(a.Attached, b.Attached)
	a.Groups = union(a.Groups, b.Groups)
	if a.Tags == nil {
		a.Tags = b.Tags
	}
	a.Whole = fact.Parts{
		Inline: a.Whole.Inline || b.Whole.Inline, Attached: a.Whole.Attached || b.Whole.Attached,
		Boundary: a.Whole.Boundary || b.Whole.Boundary, Groups: a.Whole.Groups || b.Whole.Groups,
		Tags: a.Whole.Tags || b.Whole.Tags,
	}
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}

// version is the number of v3, 0 if there is none.
func version(d *fact.Document) int {
	n := 0
	for _, c := range strings.TrimPrefix(d.Version, "v") {
		if c < '0' || c > '9' || n > 1e6 {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// find returns the entity of the kind, account and name; nil if there is none. An empty account finds the only one of
// the name.
func (w *world) find(kind fact.EntityKind, number, name string) *fact.Entity {
	var found *fact.Entity
	for _, e := range w.entities {
		if e.Kind != kind || e.Name != name || number != "" && e.Account != number {
			continue
		}
		if found != nil {
			return nil
		}
		found = e
	}
	return found
}

// entity returns the entity, and makes one if there is none.
func (w *world) entity(kind fact.EntityKind, number, name, path string) *fact.Entity {
	if e := w.find(kind, number, name); e != nil {
		e.Path = cmp.Or(e.Path, path)
		return e
	}
	e := &fact.Entity{Kind: kind, Account: number, Name: name, Path: path}
	w.entities = append(w.entities, e)
	return e
}

// ofARN returns the entity that an ARN of a user, a role or a session is of, and makes one if there is none; nil for
// any other ARN.
func (w *world) ofARN(text string) *fact.Entity {
	arn, ok := aws.ParseARN(text)
	if !ok {
		return nil
	}
	switch arn.Kind() {
	case aws.KindSession:
		role, _ := arn.Session()
		return w.entity(fact.Role, arn.Account, role, "")
	case aws.KindRole:
		return w.entity(fact.Role, arn.Account, arn.Name(), arn.Path())
	case aws.KindUser:
		return w.entity(fact.User, arn.Account, arn.Name(), arn.Path())
	}
	return nil
}
