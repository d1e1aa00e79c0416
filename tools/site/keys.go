package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
	"rolewalk/engine/source"
)

// keysHeader opens the generated file.
const keysHeader = "// Generated from engine/aws, engine/match and engine/scenario/syntax by " +
	"`go run ./tools/site types`; change\n// the Go tables, not this file.\n"

// keysInterface is the types of the rows.
const keysInterface = `
/** ConditionKey is one condition key that AWS documents. */
export interface ConditionKey {
  /** Name is how AWS writes it. A slash at the end stands for a family, such as the keys of all tags. */
  name: string;
  type: string;
  /** Multivalued says that it has several values by its nature, so a condition needs a set operator. */
  multivalued: boolean;
  /** When says in which requests it is, as the end of a sentence that begins "It is present". */
  when: string;
  /** See is the address of AWS's page. */
  see: string;
}

/** Word is a word of a policy. Says goes on from its name, without a full stop; See is the address of AWS's page. */
export interface Word {
  name: string;
  says: string;
  see: string;
}

/** Form is one thing that may be written in a block of a walk. */
export interface Form {
  in: string;
  /** Usage has words as they stand in lower case, what is to be filled in in upper case, and {…} for a block. */
  usage: string;
  example: string;
  /** Says goes on from the form, without a full stop. */
  says: string;
  /** Opens is the block that {…} opens. */
  opens?: string;
  /** Most is how many of them a block may have; absent is no limit. */
  most?: number;
  /** Act is what a step does in this form; absent for all that is no act. */
  act?: string;
  /** Acts are the acts that a clause goes with; absent for all. */
  acts?: readonly string[];
  /** Policy is the kind of policy that its JSON is; absent for other JSON. */
  policy?: PolicyKind;
}

/** PolicyKind is a kind of policy, as far as its statements have other elements. */
export type PolicyKind = "trust" | "resource" | "rcp" | "identity";
`

// conditionKey is a row of aws.Keys as the editor reads it.
type conditionKey struct {
	Name        string      `json:"name"`
	Type        aws.KeyType `json:"type"`
	Multivalued bool        `json:"multivalued"`
	When        string      `json:"when"`
	See         string      `json:"see"`
}

// word is an aws.Word as the editor reads it.
type word struct {
	Name string `json:"name"`
	Says string `json:"says"`
	See  string `json:"see"`
}

// walkForm is a syntax.Form as the editor reads it.
type walkForm struct {
	In      syntax.BlockKind `json:"in"`
	Usage   string           `json:"usage"`
	Example string           `json:"example"`
	Says    string           `json:"says"`
	Opens   syntax.BlockKind `json:"opens,omitempty"`
	Most    int              `json:"most,omitempty"`
	Act     syntax.ActKind   `json:"act,omitempty"`
	Acts    []syntax.ActKind `json:"acts,omitempty"`
	Policy  policy.Kind      `json:"policy,omitempty"`
}

// keysTypeScript writes what the editor offers and explains as TypeScript, each table in its own order.
func keysTypeScript() ([]byte, error) {
	var keys []conditionKey
	for i := range aws.Keys {
		k := &aws.Keys[i]
		keys = append(keys, conditionKey{k.Name, k.Type, k.Multivalued, k.When, k.See()})
	}
	var forms []walkForm
	for _, f := range syntax.Forms() {
		forms = append(forms, walkForm{
			f.In, f.Usage, f.Example, f.Doc, f.Opens, f.Most, f.Act, f.Acts, policyOf(&f),
		})
	}
	w := &tableWriter{}
	w.out.WriteString(keysHeader + keysInterface)
	table(w, "conditionKeys", "ConditionKey", "The condition keys of every service, of IAM, of STS and of SAML.", keys)
	for _, t := range []struct {
		name, doc string
		words     []aws.Word
	}{
		{"conditionOperators", "The condition operators, without a set prefix and without IfExists.", match.OperatorWords()},
		{"operatorParts", "What may stand before an operator, with its colon, and behind it.", match.OperatorParts},
		{"policyElements", "The elements of a policy as a whole.", aws.PolicyElements},
		{"statementElements", "The elements of a statement.", aws.StatementElements},
		{"effects", "The values of Effect.", aws.Effects},
		{"policyVersions", "The values of Version.", aws.PolicyVersions},
		{"principalKinds", "The members of Principal and NotPrincipal.", aws.PrincipalKinds},
		{"stsActions", "The actions of STS.", aws.STSActions},
	} {
		table(w, t.name, "Word", t.doc, wordsOf(t.words))
	}
	refusedElements(w)
	table(w, "commonActions", "string", "Actions of other services that policies often have.", aws.CommonActions)
	table(w, "walkForms", "Form", "The forms of the walk language, by block.", forms)
	services := strings.ReplaceAll(strings.Join(aws.ServicePrincipals(), " "), ".amazonaws.com", "")
	fmt.Fprintf(&w.out, "\n/** The service principals, without .amazonaws.com. */\n"+
		"export const services: readonly string[] =\n  %q.split(\" \");\n", services)
	return w.out.Bytes(), w.err
}

// policyKinds are the kinds of policies whose statements have other elements, each with a statement that AWS saves.
// The other kinds have those of an identity-based policy.
var policyKinds = []struct {
	kind      policy.Kind
	statement map[string]any
}{
	{policy.Trust, map[string]any{"Effect": "Allow", "Principal": map[string]any{"AWS": "*"}, "Action": "sts:AssumeRole"}},
	{policy.Resource, map[string]any{
		"Effect": "Allow", "Principal": map[string]any{"AWS": "*"}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*",
	}},
	{policy.RCP, map[string]any{"Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}},
	{policy.Identity, map[string]any{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}},
}

// refusedElements writes which elements a statement of each kind of policy cannot have: those with which AWS would not
// save it, as package policy says.
func refusedElements(w *tableWriter) {
	w.out.WriteString("\n/** The elements that a statement of a kind of policy cannot have. */\n" +
		"export const refusedElements: Readonly<Record<PolicyKind, readonly string[]>> = {\n")
	for _, k := range policyKinds {
		var refused []string
		for _, element := range aws.StatementElements {
			if !savedWith(k.kind, k.statement, element.Name) {
				refused = append(refused, element.Name)
			}
		}
		names, err := json.Marshal(append([]string{}, refused...))
		if err != nil && w.err == nil {
			w.err = err
		}
		fmt.Fprintf(&w.out, "  %s: %s,\n", k.kind, names)
	}
	w.out.WriteString("};\n")
}

// savedWith reports whether AWS would save a statement that has the element, in place of its opposite.
func savedWith(kind policy.Kind, statement map[string]any, element string) bool {
	with := maps.Clone(statement)
	bare := strings.TrimPrefix(element, "Not")
	if _, has := with[element]; !has && (bare == "Principal" || bare == "Action" || bare == "Resource") {
		value, opposite := with[bare]
		delete(with, bare)
		with[element] = value
		if !opposite {
			with[element] = map[string]any{"Principal": "*", "Action": "s3:GetObject", "Resource": "*"}[bare]
		}
	}
	text, err := json.Marshal(map[string]any{"Version": "2012-10-17", "Statement": with})
	return err == nil && policy.Parse(string(text), source.Span{To: len(text)}, policy.Options{Kind: kind}).Saved()
}

// policyOf is the kind of policy that the JSON of a form is; empty where it is none.
func policyOf(f *syntax.Form) policy.Kind {
	words := strings.Fields(f.Usage)
	switch {
	case !takesPolicy(f):
		return ""
	case slices.Contains(words, "trust"):
		return policy.Trust
	case slices.Contains(words, "rcp"):
		return policy.RCP
	case f.In == syntax.InResource, strings.Contains(f.Usage, "policy of ARN"):
		return policy.Resource
	}
	return policy.Identity
}

// takesPolicy reports whether the JSON of a form is a policy, and not tags, claims, keys or names. The example shows
// it: the former is an empty document or has statements.
func takesPolicy(f *syntax.Form) bool {
	for element := range strings.FieldsSeq(f.Usage) {
		if strings.HasPrefix(element, "JSON|") {
			return true
		}
		if element == "JSON" {
			return strings.HasSuffix(f.Example, "{}") || strings.Contains(f.Example, `"Statement"`)
		}
	}
	return false
}

func wordsOf(all []aws.Word) []word {
	words := make([]word, len(all))
	for i := range all {
		words[i] = word{all[i].Name, all[i].Says, all[i].See()}
	}
	return words
}

// tableWriter writes tables, and keeps the first error.
type tableWriter struct {
	out bytes.Buffer
	err error
}

// table writes an array of TypeScript, each value on a line of its own.
func table[T any](w *tableWriter, name, of, doc string, rows []T) {
	fmt.Fprintf(&w.out, "\n/** %s */\nexport const %s: readonly %s[] = [\n", doc, name, of)
	for _, row := range rows {
		var text bytes.Buffer
		e := json.NewEncoder(&text)
		e.SetEscapeHTML(false)
		if err := e.Encode(row); err != nil && w.err == nil {
			w.err = err
		}
		fmt.Fprintf(&w.out, "  %s,\n", bytes.TrimSuffix(text.Bytes(), []byte("\n")))
	}
	w.out.WriteString("];\n")
}
