package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rolewalk/engine/importer"
	"rolewalk/engine/importer/brought"
	"rolewalk/engine/importer/every"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/importer/fragment"
	"rolewalk/engine/policy"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// input is one source that is checked.
type input struct {
	brought.Source
	text *source.Text
	// named says that an argument names it, so that it is said if nothing is recognised in it. A folder and a zip hold
	// other files too.
	named bool
	walk  bool
	// recognised says that something in it has a form that is known.
	recognised bool
	// lone says that it was checked as one policy, as it stands.
	lone   bool
	found  []found
	unread []part
}

// part is a part of a source that was not read, with the reason.
type part struct {
	text *source.Text
	at   source.Span
	what string
}

func (p *part) String() string { return p.text.Where(p.at) + ": not read: " + p.what }

// inputs reads what the arguments name, in their order.
func (k *checker) inputs(args []string) []*input {
	var list []*input
	d := &door{stdin: k.c.InOrStdin(), left: maxBrought}
	for _, arg := range args {
		if filepath.Ext(arg) == ".walk" {
			if text, err := readText(arg, nil); err != nil {
				k.cannot(err.Error())
			} else {
				list = append(list, &input{text: text, walk: true, recognised: true})
			}
			continue
		}
		from := len(d.sources)
		if err := d.take(arg); err != nil {
			k.cannot(err.Error())
			continue
		}
		for _, src := range d.sources[from:] {
			list = append(list, newInput(src, arg))
		}
	}
	return list
}

func newInput(src brought.Source, arg string) *input {
	name := src.Name
	if name == "" {
		name = "stdin"
	}
	info, err := os.Stat(arg)
	in := &input{Source: src, text: source.NewText(name, src.Body)}
	in.named = (err != nil || !info.IsDir()) && (arg == "-" || strings.TrimSuffix(arg, ".gz") == src.Name)
	in.walk = importer.IsWalk(src)
	in.recognised = in.walk
	return in
}

// check checks what the arguments name.
func (k *checker) check(args []string) {
	list := k.inputs(args)
	k.brought(slices.DeleteFunc(slices.Clone(list), func(in *input) bool { return in.walk }))
	recognised := false
	for _, in := range list {
		recognised = recognised || in.recognised
		if in.walk {
			k.walk(in.text)
			continue
		}
		k.add(in.found)
		k.unread = append(k.unread, in.unread...)
	}
	if len(list) > 0 && !recognised {
		k.say("nothing was recognised: `rolewalk check --help` says what is read")
		k.code = exitBroken
	}
}

// brought checks the documents in sources that are no walks. They are read together, because the files of one Terraform
// module, and a command and the file that it names, belong together.
func (k *checker) brought(list []*input) {
	sources := make([]brought.Source, len(list))
	for i, in := range list {
		sources[i] = in.Source
	}
	clean, facts := every.Facts(sources)
	o := &origins{list: make([]*input, len(list))}
	for i, from := range brought.Order(sources) {
		o.list[i] = list[from]
		o.list[i].text = source.NewText(list[from].text.Name, clean[i].Body)
	}
	for _, p := range facts.Pieces {
		o.list[p.Span.Text].recognised = true
	}
	for _, in := range o.list {
		k.lone(in)
	}
	documents := documentsIn(&facts)
	for _, d := range append(documents, o.heredocs(documents)...) {
		if in := o.list[d.doc.Span.Text]; !in.lone && !in.walk {
			k.document(&d, o)
		}
	}
	o.unread(&facts, documents)
}

// lone takes a source that is one policy as it stands, though its JSON is broken or has curly quotation marks, and one
// that is a broken walk.
func (k *checker) lone(in *input) {
	at := jsonSpan(in.text.Body)
	body := in.text.Slice(at)
	switch {
	case strings.HasPrefix(body, "{") && k.isPolicy(in, at):
		in.found = k.policy(in.text, at)
		in.lone, in.recognised = true, true
	case !in.recognised && in.Name == "" && beginsAsWalk(body):
		in.walk, in.recognised = true, true
	}
}

// isPolicy reports whether a source that begins as an object of JSON is to be checked as one policy.
func (k *checker) isPolicy(in *input, at source.Span) bool {
	n, fault := tree.ReadJSON(in.text.Body, at)
	switch {
	case fault != nil:
		return !in.recognised && (in.named || strings.Contains(in.text.Body, `"Statement"`)) ||
			strings.ContainsAny(in.text.Body, "“”„") && strings.Contains(in.text.Body, "Statement")
	case in.recognised:
		return false
	case k.as.Kind != "":
		return in.named
	}
	policyLike := func(m tree.Member) bool { return m.Name.Value == "Version" || m.Name.Value == "Id" }
	others := slices.DeleteFunc(slices.Clone(n.Members), policyLike)
	return len(others) == 0 && (in.named || len(n.Members) > 0)
}

// beginsAsWalk reports whether a line of a text begins as that of a walk.
func beginsAsWalk(body string) bool {
	for line := range strings.Lines(body) {
		word, rest, _ := strings.Cut(line, " ")
		switch word {
		case "title", "account", "step":
			return strings.ContainsAny(rest, `"{`)
		}
	}
	return false
}

// origins are the sources that places point into.
type origins struct {
	list []*input
	// fragments are the JSON in a source, found when it is first needed.
	fragments map[source.TextID][]fragment.Fragment
}

func (o *origins) text(id source.TextID) *source.Text { return o.list[id].text }

// unread lists what was not read. A document whose text is no JSON has an ERROR and is not listed again.
func (o *origins) unread(facts *fact.Facts, documents []broughtDocument) {
	for _, u := range facts.Unread {
		in := o.list[u.Span.Text]
		aside := func(b fact.Bare) bool { return u.Span.Holds(b.Document.Span) }
		if slices.ContainsFunc(facts.Aside, aside) {
			continue // no walk has it, and it was checked
		}
		broken := func(f found) bool { return f.Code == policy.JSONSyntaxError && u.Span.Holds(f.At) }
		if !in.lone && !in.walk && !slices.ContainsFunc(in.found, broken) {
			in.unread = append(in.unread, part{in.text, u.Span, u.What + ": " + u.Reason})
		}
	}
	for i := range documents {
		if d := documents[i].doc; d.File != "" && !d.Known() {
			in := o.list[d.Span.Text]
			in.unread = append(in.unread, part{in.text, d.Span, "the policy in " + d.File + ": bring that file too"})
		}
	}
	for _, in := range o.list {
		if in.named && !in.recognised && len(in.unread) == 0 {
			in.unread = append(in.unread, part{in.text, source.Span{}, "nothing in it has a form that is known"})
		}
		source.Ordered(in.unread, func(a, b *part) int { return a.at.From - b.at.From })
	}
}
