package view

// nameAll replaces what stands for something that is not known by its name, in everything of the page that is read.
// What the page takes for identity (IDs, names of documents) stays as it is, and so do texts of documents.
func nameAll(p *Page, named func(string) string) {
	name := func(texts ...*string) {
		for _, t := range texts {
			*t = named(*t)
		}
	}
	for i := range p.Findings {
		f := &p.Findings[i]
		name(&f.Message, &f.AWS, &f.Remedy)
	}
	for i := range p.Documents {
		name(&p.Documents[i].Label)
	}
	for i := range p.Accounts {
		a := &p.Accounts[i]
		name(&a.Alias)
		for j := range a.Nodes {
			name(&a.Nodes[j].Name, &a.Nodes[j].ARN)
			for _, f := range a.Nodes[j].Facts {
				nameFields(f.Fields, name)
			}
		}
	}
	for i := range p.Lanes {
		name(&p.Lanes[i].Of)
		for _, f := range p.Lanes[i].Facts {
			nameFields(f.Fields, name)
		}
	}
	for i := range p.Rows {
		name(&p.Rows[i].Title, &p.Rows[i].Line)
		if s := p.Rows[i].Step; s != nil {
			nameStep(s, name)
		}
	}
}

func nameStep(s *Step, name func(...*string)) {
	name(&s.Unmet)
	nameTexts(&s.Hints, name)
	nameFields(s.Answer, name)
	for i := range s.Context {
		name(&s.Context[i].Key)
		nameTexts(&s.Context[i].Values, name)
	}
	for i := range s.Gates {
		name(&s.Gates[i].Summary)
		nameTrace(s.Gates[i].Trace, name)
	}
}

func nameTrace(rows []Trace, name func(...*string)) {
	for i := range rows {
		t := &rows[i]
		name(&t.Label, &t.Key, &t.Sentence)
		nameTexts(&t.Wanted, name)
		nameTexts(&t.Actual, name)
		nameTrace(t.Sub, name)
	}
}

func nameFields(fields []Field, name func(...*string)) {
	for i := range fields {
		name(&fields[i].Value)
	}
}

// nameTexts replaces the list by one of its own, because a trace shares its lists with the policy.
func nameTexts(list *[]string, name func(...*string)) {
	own := append([]string{}, *list...)
	for i := range own {
		name(&own[i])
	}
	*list = own
}
