package syntax

import (
	"slices"

	"rolewalk/engine/source"
)

// counts reports whether the statement may stand, and remembers it: an act, or a statement that stands only so often,
// is an error where it stands once too often, and is then left out.
func (o *outline) counts(form *Form, tokens []token) bool {
	f := o.top()
	at := span(tokens[0])
	if form.Act != "" {
		if f.act == nil {
			f.act, f.actAt = form, source.Span{From: tokens[0].from, To: tokens[len(tokens)-1].to}
			return true
		}
		o.report.errorAt(SecondAct, source.Span{From: tokens[0].from, To: tokens[len(tokens)-1].to},
			"this step does something already, on line "+number(o.scan.line(f.actAt.From)), "one step, one request: give this one a step of its own")
		return false
	}
	if form.Most > 0 {
		first, n := o.before(f, form)
		if n >= form.Most {
			o.repeated(form, at, first)
			return false
		}
		f.once = append(f.once, said{form: form, at: at})
	}
	if form.Acts != nil {
		f.clauses = append(f.clauses, said{form: form, at: at})
	}
	return true
}

// before returns how often a statement with the same keyword was made in the block, and where first.
func (o *outline) before(f *block, form *Form) (first source.Span, n int) {
	for _, s := range f.once {
		if s.form.key() == form.key() {
			if n == 0 {
				first = s.at
			}
			n++
		}
	}
	return first, n
}

func (o *outline) repeated(form *Form, at, first source.Span) {
	key := form.key()
	where := article(string(form.In))
	if form.In == InFile {
		where = "a walk"
	}
	message := "`" + key + "` stands here again, after line " + number(o.scan.line(first.From))
	remedy := where + " has `" + key + "` only once: leave one of them"
	if form.Most > 1 {
		message = "this is one `" + key + "` too many, the first is on line " + number(o.scan.line(first.From))
		remedy = where + " has at most " + number(form.Most) + " of them"
	}
	if form.In == InRole && key == "trust" {
		remedy = "a role has exactly one trust policy: put the statements of both into one document"
	}
	o.report.errorAt(RepeatedStatement, at, message, remedy)
}

// finish judges a block as a whole when it closes.
func (o *outline) finish(f *block) {
	switch {
	case f.suppressed, f.broken:
		if f.in == InStep && f.act != nil {
			o.misfits(f)
		}
	case f.in == InStep && f.act == nil:
		o.report.errorAt(MissingAct, f.head, "this step does nothing",
			"a step says who does what: `ACTOR assumes ROLE as SESSION`, `ACTOR calls ACTION on RESOURCE` or another act")
	case f.in == InStep:
		o.misfits(f)
	case f.in == InRole && !o.said(f, "trust"):
		o.report.errorAt(MissingTrust, f.head, "this role has no trust policy, so nobody could ever assume it",
			`a role has exactly one: `+"`trust {\"Version\": \"2012-10-17\", \"Statement\": [ … ]}`")
	case f.in == InChallenge && !o.said(f, "brief"):
		o.report.errorAt(MissingStatement, f.head, "this challenge does not say what is to be done", "add `brief \"…\"`")
	}
}

func (o *outline) said(f *block, key string) bool {
	for _, s := range f.once {
		if s.form.key() == key {
			return true
		}
	}
	return false
}

// misfits reports the clauses that do not fit what the step does.
func (o *outline) misfits(f *block) {
	for _, c := range f.clauses {
		if slices.Contains(c.form.Acts, f.act.Act) {
			continue
		}
		fits := make([]string, len(c.form.Acts))
		for i, act := range c.form.Acts {
			fits[i] = string(act)
		}
		remedy := "it fits " + list(fits, "and")
		if f.act.Act == Refresh {
			remedy = "`refresh` takes `expect`, `note`, `hint` and `predict` only: the request is made again with its own clauses"
		}
		o.report.errorAt(Misplaced, c.at, "`"+c.form.key()+"` does not fit `"+string(f.act.Act)+"`", remedy)
	}
}
