package export

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rolewalk/engine/aws"
	"rolewalk/engine/eval"
	"rolewalk/engine/iam"
	"rolewalk/engine/importer/command"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/managed/packs"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// policies are those of AWS, read once for all walks.
var policies packs.Library

func parse(text string) *scenario.Walk {
	return scenario.ParseWith("a.walk", text, scenario.CommandLimit, scenario.Library{
		Lookup: policies.Text, Elsewhere: policies.Elsewhere,
	})
}

// corpus returns the walks of the project by their paths.
func corpus(t testing.TB) map[string]string {
	texts := map[string]string{}
	root := filepath.Join("..", "..", "scenarios")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".walk" {
			return err
		}
		body, err := os.ReadFile(path)
		texts[strings.TrimPrefix(path, root)] = string(body)
		return err
	})
	if err != nil || len(texts) < 500 {
		t.Fatalf("%d walks: %v", len(texts), err)
	}
	return texts
}

// thing is a user, a role, a group, a managed policy, a provider or a control policy. The world of a walk and what is
// read again of its export are the same if they have the same things.
type thing struct {
	kind, account, path, name string
	trust, boundary           string
	session                   time.Duration
	inline, attached, more    []string
}

func (x *thing) String() string {
	slices.Sort(x.inline)
	slices.Sort(x.attached)
	slices.Sort(x.more)
	return fmt.Sprintf("%s %s %s%s trust %s boundary %s %s\n  inline %v\n  attached %v\n  %v", x.kind, x.account, x.path,
		x.name, x.trust, x.boundary, x.session, x.inline, slices.Compact(x.attached), slices.Compact(x.more))
}

// lines are the things in order.
func lines(things []*thing) []string {
	var list []string
	for _, x := range things {
		list = append(list, x.String())
	}
	slices.Sort(list)
	return list
}

// before reads the world of a walk: what AWS would save of it.
type before struct {
	texts  []*source.Text
	things []*thing
}

func (b *before) json(p *eval.Policy) string {
	if p == nil || p.Doc.Unknown || !p.Doc.Saved() {
		return ""
	}
	n, fault := tree.ReadJSON(b.texts[p.Doc.Span.Text].Body, p.Doc.Span)
	if fault != nil {
		return ""
	}
	return n.Print()
}

// managed names a managed policy by what it says, or by AWS's name.
func (b *before) managed(a *iam.Account, p *eval.Policy) string {
	if p == nil {
		return ""
	}
	if p.Ref.Kind == policy.RefAWSManaged {
		return "aws " + cmp.Or(p.Ref.Holder, "/") + p.Ref.Name
	}
	return b.json(p)
}

func (b *before) identity(a *iam.Account, i *iam.Identity, kind string) *thing {
	x := b.entity(a, kind, cmp.Or(i.Path, "/"), i.Name, i.Inline, i.Attached)
	x.boundary = b.managed(a, i.Boundary)
	for _, t := range i.Tags {
		x.more = append(x.more, t.Key+"="+t.Value)
	}
	return x
}

func (b *before) entity(a *iam.Account, kind, path, name string, inline, attached []*eval.Policy) *thing {
	x := &thing{kind: kind, account: a.ID, path: path, name: name}
	for _, p := range inline {
		if text := b.json(p); text != "" {
			x.inline = append(x.inline, p.Ref.Name+" "+text)
		}
	}
	for _, p := range attached {
		if text := b.managed(a, p); text != "" {
			x.attached = append(x.attached, text)
		}
	}
	b.things = append(b.things, x)
	return x
}

func (b *before) account(a *iam.Account) {
	for name, p := range a.Managed {
		if text := b.json(p); text != "" {
			b.things = append(b.things, &thing{
				kind: "managed", account: a.ID, path: cmp.Or(a.ManagedPaths[name], "/"), name: name, trust: text,
			})
		}
	}
	for host, audiences := range a.OIDC {
		b.things = append(b.things, &thing{kind: "oidc", account: a.ID, name: host, more: slices.Clone(audiences)})
	}
	for name := range a.SAML {
		b.things = append(b.things, &thing{kind: "saml", account: a.ID, name: name})
	}
	for _, g := range a.Groups {
		b.entity(a, "group", "/", g.Name, g.Inline, g.Attached)
	}
	for _, u := range a.Users {
		x := b.identity(a, &u.Identity, "user")
		for _, g := range u.Groups {
			x.more = append(x.more, "in "+g.Name)
		}
	}
	for _, r := range a.Roles {
		if r.Path == "" || !strings.HasPrefix(r.Path, "/aws-service-role/") {
			x := b.identity(a, &r.Identity, "role")
			x.trust, x.session = cmp.Or(b.json(r.Trust), shut), r.MaxSession
		}
	}
}

func (b *before) control(kind string, on map[iam.Node][]*eval.Policy) {
	for node, list := range on {
		for _, p := range list {
			if text := b.json(p); text != "" {
				b.things = append(b.things, &thing{kind: kind, name: p.Ref.Name, trust: text, more: []string{string(node)}})
			}
		}
	}
}

// ofWalk are the things of a walk before its first step.
func ofWalk(w *scenario.Walk) []string {
	result := w.Run(scenario.Options{})
	b := &before{texts: result.Texts}
	for _, a := range result.Before.Accounts {
		b.account(a)
	}
	if o := result.Before.Organization; o != nil {
		b.control("scp", o.SCPs)
		b.control("rcp", o.RCPs)
	}
	return lines(b.things)
}

// ofFacts are the things that were read of an export. A boundary that the export had to make counts as its text.
func ofFacts(facts *fact.Facts, aliases map[string]string) []string {
	texts := map[string]string{}
	var things []*thing
	for _, m := range facts.Managed {
		texts[m.Account+"/"+m.Name] = m.Document.JSON
		if !strings.HasPrefix(m.Name, "boundary-of-") {
			things = append(things, &thing{
				kind: "managed", account: m.Account, path: m.Path, name: m.Name, trust: m.Document.JSON,
			})
		}
	}
	named := func(text string) string {
		arn, _ := aws.ParseARN(text)
		if arn.Account == aws.PolicyOwner {
			return "aws " + arn.Path() + arn.Name()
		}
		return texts[arn.Account+"/"+arn.Name()]
	}
	for _, p := range facts.Providers {
		x := &thing{kind: "oidc", account: p.Account, name: cmp.Or(p.URL, p.Name), more: slices.Clone(p.Audiences)}
		if p.SAML {
			x.kind = "saml"
		}
		things = append(things, x)
	}
	entities := map[string]*thing{}
	for i := range facts.Entities {
		e := &facts.Entities[i]
		key := string(e.Kind) + " " + e.Account + " " + e.Name
		x := entities[key]
		if x == nil {
			x = &thing{kind: string(e.Kind), account: e.Account, name: e.Name}
			entities[key] = x
			things = append(things, x)
		}
		read(x, e, named)
	}
	for _, c := range facts.Controls {
		for _, t := range c.Targets {
			node := "account " + t
			if variable, ok := strings.CutPrefix(t, "${"); ok {
				node = aliases[strings.TrimSuffix(variable, "}")]
			}
			things = append(things, &thing{kind: string(c.Kind), name: c.Name, trust: c.Document.JSON, more: []string{node}})
		}
	}
	return lines(things)
}

// read adds what one command says of an entity.
func read(x *thing, e *fact.Entity, named func(string) string) {
	x.path, x.session = cmp.Or(x.path, e.Path), cmp.Or(x.session, e.MaxSession)
	if e.Trust.Known() {
		x.trust = e.Trust.JSON
	}
	if e.Boundary != "" {
		x.boundary = named(e.Boundary)
	}
	for _, p := range e.Inline {
		x.inline = append(x.inline, p.Name+" "+p.Document.JSON)
	}
	for _, arn := range e.Attached {
		x.attached = append(x.attached, named(arn))
	}
	for _, key := range slices.Sorted(maps.Keys(e.Tags)) {
		x.more = append(x.more, key+"="+e.Tags[key])
	}
	for _, g := range e.Groups {
		x.more = append(x.more, "in "+g)
	}
}

// variables are the nodes of an organization by the variables that stand for their ids.
func variables(w *scenario.Walk) map[string]string {
	nodes := map[string]string{"ROOT_ID": "root"}
	if o := w.Run(scenario.Options{}).Before.Organization; o != nil {
		for _, on := range []map[iam.Node][]*eval.Policy{o.SCPs, o.RCPs} {
			for node := range on {
				if unit, ok := strings.CutPrefix(string(node), "ou "); ok {
					nodes[unitVariable(unit)] = string(node)
				}
			}
		}
	}
	return nodes
}

// TestCLI: what is read of a walk's export is the world of the walk, but for what the export names.
func TestCLI(t *testing.T) {
	read := 0
	for path, text := range corpus(t) {
		walk := parse(text)
		if len(walk.Errors) > 0 {
			continue
		}
		read++
		script, _ := CLI(walk)
		facts, _ := command.Read(script, 0)
		for _, u := range facts.Unread {
			t.Errorf("%s: %s: %s", path, u.What, u.Reason)
		}
		compare(t, path, ofWalk(walk), ofFacts(&facts, variables(walk)))
	}
	if read < 600 {
		t.Errorf("%d walks", read)
	}
}

// compare says which things only one side has.
func compare(t *testing.T, path string, want, got []string) {
	t.Helper()
	for _, x := range want {
		if !slices.Contains(got, x) {
			t.Errorf("%s\nis not read again: %s", path, x)
		}
	}
	for _, x := range got {
		if !slices.Contains(want, x) {
			t.Errorf("%s\nwas not there: %s", path, x)
		}
	}
}
