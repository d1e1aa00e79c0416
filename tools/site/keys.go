package main

import (
	"bytes"
	"encoding/json"
	"fmt"

	"rolewalk/engine/aws"
	"rolewalk/engine/match"
)

// keysHeader opens the generated file.
const keysHeader = "// Generated from engine/aws and engine/match by `go run ./tools/site types`; " +
	"change the Go tables, not this file.\n"

// keysInterface is the type of a row.
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
}
`

// conditionKey is a row of aws.Keys as the editor's completion reads it.
type conditionKey struct {
	Name        string      `json:"name"`
	Type        aws.KeyType `json:"type"`
	Multivalued bool        `json:"multivalued"`
	When        string      `json:"when"`
}

// keysTypeScript writes the condition keys and the condition operators as TypeScript, each in the order of its table.
func keysTypeScript() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(keysHeader + keysInterface)
	out.WriteString("\n/** The condition keys of every service, of IAM, of STS and of SAML. */\n" +
		"export const conditionKeys: readonly ConditionKey[] = [\n")
	for i := range aws.Keys {
		k := &aws.Keys[i]
		if err := element(&out, conditionKey{k.Name, k.Type, k.Multivalued, k.When}); err != nil {
			return nil, err
		}
	}
	out.WriteString("];\n\n/** The condition operators, without a set prefix and without IfExists. */\n" +
		"export const conditionOperators: readonly string[] = [\n")
	for _, name := range match.OperatorNames() {
		if err := element(&out, name); err != nil {
			return nil, err
		}
	}
	out.WriteString("];\n")
	return out.Bytes(), nil
}

// element writes one value of an array as a line of its own.
func element(out *bytes.Buffer, value any) error {
	text, err := json.Marshal(value)
	fmt.Fprintf(out, "  %s,\n", text)
	return err
}
