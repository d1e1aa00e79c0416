package insert

import (
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
	"rolewalk/engine/splice"
	"rolewalk/engine/tree"
	"rolewalk/engine/whatif"
)

// width is where the JSON of a new document is broken.
const width = 100

// account adds an account behind the last one, or before the first thing that happens.
func (i *Inserter) account() {
	number := i.required(Number, "Give the account a number of 12 digits.")
	alias := i.required(Name, "Give the account a name, like `dev`.")
	if number != "" && !aws.IsAccountID(number) {
		i.fault(Number, "An account number has 12 digits, like `111111111111`.")
	}
	end := i.lineEnd()
	text := "account " + number + " " + whatif.Word(alias) + " {" + end + "}"
	if accounts := i.walk.AccountBlocks(); len(accounts) > 0 {
		i.put(splice.Behind(i.body, accounts[len(accounts)-1].Span().To, text))
		return
	}
	at := 0
	for _, item := range i.walk.Items() {
		switch item.(type) {
		case *syntax.Step, *syntax.Wait, *syntax.At, *syntax.Change, *syntax.Note, *syntax.Task, *syntax.Challenge,
			*syntax.ExpectFinding:
			i.put(splice.Before(i.body, item.Span().From, text))
			return
		}
		at = item.Span().To
	}
	at = max(at, len(strings.TrimRight(i.body, " \t\r\n")))
	i.put(splice.Behind(i.body, at, text))
}

func (i *Inserter) put(e source.Edit) { i.edits = append(i.edits, e) }

// lineEnd is how the lines of the text end.
func (i *Inserter) lineEnd() string { return splice.LineEnd(i.body, len(i.body)) }

// home is the account that something is added to; nil, and told, where there is none.
func (i *Inserter) home() *syntax.Account {
	alias := i.required(In, "Choose the account. If there is none, add one first.")
	for _, a := range i.walk.AccountBlocks() {
		if a.Alias.Value == alias || a.Number.Value == alias {
			return a
		}
	}
	if alias != "" {
		i.fault(In, i.near("The walk has no account `"+alias+"`.", alias, i.aliases()))
	}
	return nil
}

// near ends a sentence with what was probably meant.
func (i *Inserter) near(sentence, written string, known []string) string {
	if meant := source.Nearest(written, known); meant != "" {
		return sentence + " Did you mean `" + meant + "`?"
	}
	if len(known) > 0 && len(known) <= 8 {
		return sentence + " It has " + source.List(known, "and") + "."
	}
	return sentence
}

// pathClause is the statement of a path; empty for the default.
func (i *Inserter) pathClause() string {
	path := i.value(Path)
	if path == "" || path == "/" {
		return ""
	}
	if !strings.HasPrefix(path, "/") || !strings.HasSuffix(path, "/") {
		i.fault(Path, "A path begins and ends with a slash. Write `/"+strings.Trim(path, "/")+"/`.")
	}
	return "path " + whatif.Word(path)
}

// name is the name of a user or a role. A path that stands before it belongs in its own field.
func (i *Inserter) name(what, example string) string {
	name := i.required(Name, "Give the "+what+" a name, like `"+example+"`.")
	if at := strings.LastIndexByte(name, '/'); at >= 0 {
		i.fault(Name, "The path is no part of the name. Write `/"+strings.Trim(name[:at], "/")+"/` as the path and `"+
			name[at+1:]+"` as the name.")
	}
	return name
}

func (i *Inserter) user() {
	home, path := i.home(), i.pathClause()
	text := "user " + whatif.Word(i.name("user", "alice")) + " { }"
	if path != "" {
		text = strings.Replace(text, "{ }", "{ "+path+" }", 1)
	}
	if home != nil {
		i.put(splice.Block(i.body, home.Span(), text))
	}
}

// role adds a role with its trust policy, because AWS makes none without.
func (i *Inserter) role() {
	home, path := i.home(), i.pathClause()
	name := i.name("role", "Deploy")
	statement := i.trustStatement()
	if home == nil || len(i.faults) > 0 {
		return
	}
	i.document = refTrust(home.Alias.Value + "/" + name)
	outer := splice.Inner(i.body, home.Span())
	inner := outer + splice.Unit(outer)
	text := "role " + whatif.Word(name) + " {\n" + inner
	if path != "" {
		text += path + "\n" + inner
	}
	text += "trust " + document(statement, inner) + "\n" + outer + "}"
	i.put(splice.Block(i.body, home.Span(), i.ended(text)))
}

// ended is text with the line ends of the walk. JSON has none in its strings.
func (i *Inserter) ended(text string) string { return strings.ReplaceAll(text, "\n", i.lineEnd()) }

// document is a policy with one statement, each line but the first behind an indent.
func document(statement, indent string) string {
	text := `{"Version": "` + version + `", "Statement": [` + statement + "]}"
	n, _ := tree.ReadJSON(text, source.Span{To: len(text)}) // it is our own
	return n.Indent(indent, width)
}

func (i *Inserter) provider() {
	home := i.home()
	var text string
	switch i.value(Type) {
	case oidc:
		host := i.required(Name, "Write the provider’s host, like `token.actions.githubusercontent.com`.")
		if bare := strings.TrimPrefix(host, "https://"); bare != host {
			i.fault(Name, "AWS keeps the URL without its scheme. Write `"+bare+"`.")
		}
		text = "oidc-provider " + whatif.Word(host) + " { audience " + whatif.Word(i.value(Audience)) + " }"
	case saml:
		text = "saml-provider " + whatif.Word(i.required(Name, "Give the provider a name, like `Okta`."))
	default:
		i.fault(Type, "A provider is `"+oidc+"` or `"+saml+"`.")
	}
	if home != nil {
		i.put(splice.Block(i.body, home.Span(), text))
	}
}

// step adds a request for a role behind the row that the reader is at.
func (i *Inserter) step() {
	ask := whatif.Ask{
		Caller:     i.required(Caller, "Choose who asks."),
		Role:       i.required(Target, "Choose the role that is asked for."),
		As:         i.value(Session),
		ExternalID: i.value(ExternalID),
		MFA:        i.value(MFA) == yes,
	}
	if !aws.RoleSessionName.Fits(ask.As) {
		i.fault(Session, "A session name has 2 to 64 characters: "+aws.RoleSessionName.Characters()+".")
	}
	if len(i.faults) > 0 {
		return
	}
	kept := i.asker.Keep(i.row, ask)
	known := map[whatif.Field]Field{
		whatif.Caller: Caller, whatif.Role: Target, whatif.ExternalID: ExternalID, whatif.MFA: MFA,
	}
	for _, f := range kept.Faults {
		i.fault(known[f.Field], f.Message)
	}
	i.edits, i.number = kept.Edits, kept.Number
}
