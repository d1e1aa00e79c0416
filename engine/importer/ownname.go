package importer

import (
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// leastLiteral is how many characters of a name with expressions must be given, so that it tells which name is meant.
const leastLiteral = 3

// settleNames gives the roles and users whose names are expressions, such as ${AWS::StackName}-deploy, the name with
// which a request or an answer has them: the only one that fits. It returns a sentence for each.
func settleNames(all *fact.Facts) []string {
	known := knownNames(all)
	var remarks []string
	for i := range all.Entities {
		e := &all.Entities[i]
		if e.Kind == "" || !strings.Contains(e.Name, "${") {
			continue
		}
		name, several := "", false
		for _, n := range known {
			if n.kind == e.Kind && fitsName(e, n.name) && n.name != name {
				several = several || name != ""
				name = n.name
			}
		}
		if name == "" || several {
			continue
		}
		remark := "The " + string(e.Kind) + " " + e.Name + " of the template is taken for " + name + ", which its name fits."
		if !slices.Contains(remarks, remark) {
			remarks = append(remarks, remark)
		}
		rename(all, e.Span.Text, e.Kind, e.Name, name)
	}
	return remarks
}

// knownName is a name that stands in the sources as it is.
type knownName struct {
	kind fact.EntityKind
	name string
}

// knownNames are the names of the principals in requests and in what the AWS CLI answers.
func knownNames(all *fact.Facts) []knownName {
	var list []knownName
	add := func(kind fact.EntityKind, name string) {
		if n := (knownName{kind, name}); name != "" && !strings.Contains(name, "${") && !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	for i := range all.Requests {
		for _, text := range []string{all.Requests[i].Caller, all.Requests[i].Resource} {
			arn, ok := aws.ParseARN(text)
			if e := entityOfARN(arn); ok && e != nil {
				add(e.Kind, e.Name)
			}
		}
	}
	for _, c := range all.Callers {
		if arn, ok := aws.ParseARN(c.ARN); ok && entityOfARN(arn) != nil {
			add(entityOfARN(arn).Kind, entityOfARN(arn).Name)
		}
	}
	return list
}

// fitsName reports whether a name can be that of an entity whose name has expressions: with any text in their places.
// CloudFormation makes a name of the stack, the label and capitals and digits where a template gives none.
//
// See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
func fitsName(e *fact.Entity, name string) bool {
	if e.Label != "" && e.Name == "${"+e.Label+"}" {
		_, rest, ok := strings.Cut(name, "-"+e.Label+"-")
		return ok && rest != "" && strings.Trim(rest, aws.Letters+aws.Digits) == ""
	}
	pattern, literal := e.Name, 0
	for _, expression := range expressionsIn(e.Name) {
		pattern = strings.ReplaceAll(pattern, expression, "\x00")
	}
	parts := strings.Split(pattern, "\x00")
	rest := name
	for i, part := range parts {
		literal += len(part)
		at := strings.Index(rest, part)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		rest = rest[at+len(part):]
	}
	last := parts[len(parts)-1]
	return literal >= leastLiteral && strings.HasSuffix(name, last) && (rest == "" || last == "")
}

// rename gives the entities of a source another name, wherever the facts have them.
func rename(all *fact.Facts, of source.TextID, kind fact.EntityKind, from, to string) {
	for i := range all.Entities {
		e := &all.Entities[i]
		if e.Span.Text == of && e.Kind == kind && e.Name == from {
			e.Name = to
		}
	}
	for d := range documentsOf(all) {
		if d.Span.Text == of && slices.ContainsFunc(d.Expressions, func(x string) bool { return strings.Contains(from, x) }) {
			d.JSON = strings.ReplaceAll(d.JSON, string(kind)+"/"+from, string(kind)+"/"+to)
		}
	}
}
