package syntax

import (
	"slices"

	"rolewalk/engine/source"
)

// counts reports whether the statement may stand, and remembers it. A second act, or one statement more than its form
// allows, is an error and is left out.
func (o *outline) counts(form *Form, tokens []token) bool {
	b := o.top()
	at := span(tokens[0])
	if form.Act != "" {
		whole := source.Span{From: at.From, To: tokens[len(tokens)-1].to}
		if b.act == nil {
			b.act, b.actAt = form, whole
			return true
		}
		o.report.errorAt(SecondAct, whole, "this step already makes a request, on line "+number(o.scan.line(b.actAt.From)),
			"a step makes one request: give this one a step of its own")
		return false
	}
	if form.Most > 0 {
		first, n := b.before(form)
		if n >= form.Most {
			o.repeated(form, at, first)
			return false
		}
	}
	if form.Least > 0 || form.Most > 0 {
		b.once = append(b.once, said{form: form, at: at})
	}
	if form.Acts != nil {
		b.clauses = append(b.clauses, said{form: form, at: at})
	}
	return true
}

// before returns how many statements that count together with the form the block has so far, and where the first is.
func (b *block) before(form *Form) (first source.Span, n int) {
	for _, s := range b.once {
		if s.form.key == form.key && s.form.apart == form.apart {
			if n == 0 {
				first = s.at
			}
			n++
		}
	}
	return first, n
}

func (o *outline) repeated(form *Form, at, first source.Span) {
	key, where := "`"+form.key+"`", article(string(form.In))
	if form.In == InFile {
		where = "a walk"
	}
	message := "this is a second " + key + "; the first is on line " + number(o.scan.line(first.From))
	remedy := where + " has only one " + key + ": remove the other"
	if form.Most > 1 {
		message = "this is one " + key + " too many; the first is on line " + number(o.scan.line(first.From))
		remedy = where + " has at most " + number(form.Most) + " of them"
	}
	if form.In == InRole && form.key == "trust" {
		remedy = "a role has exactly one trust policy: put the statements of both into one document"
	}
	o.report.errorAt(RepeatedStatement, at, message, remedy)
}

// finish checks a block as a whole when it closes.
func (o *outline) finish(b *block) {
	if b.act != nil {
		o.misfits(b)
	}
	if b.suppressed || b.broken {
		return
	}
	if b.in == InStep && b.act == nil {
		o.report.errorAt(MissingAct, b.head, "this step makes no request", "a step says "+mainActs()+", or has another act")
	}
	var last *Form
	for _, form := range o.words[b.in].forms {
		if form.Least == 0 || last != nil && last.key == form.key {
			continue // one of the forms with a keyword is enough
		}
		last = form
		if _, n := b.before(form); n < form.Least {
			o.missing(b, form)
		}
	}
}

// missing reports that a block lacks a statement that it must have.
func (o *outline) missing(b *block, form *Form) {
	if b.in == InRole {
		o.report.errorAt(MissingTrust, b.head, "this role has no trust policy, so no principal could ever assume it",
			"a role has exactly one: `trust {\"Version\": \"2012-10-17\", \"Statement\": [ … ]}`")
		return
	}
	o.report.errorAt(MissingStatement, b.head, "this "+string(b.in)+" has no `"+form.key+"`, which "+form.Doc,
		"add `"+form.Usage+"`, for example `"+form.Example+"`")
}

// misfits reports the clauses that do not go with the act of the step.
func (o *outline) misfits(b *block) {
	for _, c := range b.clauses {
		if slices.Contains(c.form.Acts, b.act.Act) {
			continue
		}
		fits := make([]string, len(c.form.Acts))
		for i, act := range c.form.Acts {
			fits[i] = string(act)
		}
		remedy := "it goes with " + list(fits, "and")
		if b.act.Act == Refresh {
			remedy = "`refresh` repeats an earlier request with the clauses that it had, and takes only " +
				list(o.words[InStep].anyAct(), "and")
		}
		o.report.errorAt(Misplaced, c.at, "`"+c.form.key+"` does not go with `"+string(b.act.Act)+"`", remedy)
	}
}

// anyAct returns the keywords of the clauses that go with every act.
func (v *vocabulary) anyAct() []string {
	return slices.DeleteFunc(v.clauses(), func(word string) bool { return v.starting[word][0].form.Acts != nil })
}
