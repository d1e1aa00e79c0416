package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
	"rolewalk/engine/scenario/syntax"
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
  /** Policy says that its JSON is a policy. */
  policy?: boolean;
}
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
	Policy  bool             `json:"policy,omitempty"`
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
			f.In, f.Usage, f.Example, f.Doc, f.Opens, f.Most, f.Act, f.Acts, takesPolicy(&f),
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
	table(w, "commonActions", "string", "Actions of other services that policies often have.", aws.CommonActions)
	table(w, "walkForms", "Form", "The forms of the walk language, by block.", forms)
	services := strings.ReplaceAll(strings.Join(aws.ServicePrincipals(), " "), ".amazonaws.com", "")
	fmt.Fprintf(&w.out, "\n/** The service principals, without .amazonaws.com. */\n"+
		"export const services: readonly string[] =\n  %q.split(\" \");\n", services)
	return w.out.Bytes(), w.err
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
