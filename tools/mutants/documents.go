package main

import "slices"

const readFile = "engine/policy/read.go"

// The places in the reader of documents that mutants break: where it refuses a document, and where it finds a fault
// that AWS saves.
const (
	reads    = "import (\n\t\"fmt\""
	readsOS  = "import (\n\t\"os\"\n\t\"fmt\""
	refusing = "\tf := r.finding(code, at, message, remedy, fixes)\n\tf.Type, f.AWS"
	finding  = "\tr.doc.Findings = append(r.doc.Findings, r.finding("
	thisCode = "\tif string(code) == os.Getenv(\"MUTANT\") {\n\t\t"
	thisText = "\tif strings.Contains(message+aws, os.Getenv(\"MUTANT\")) {\n\t\t"
	leave    = "return\n\t}\n"
	refuseIt = "r.refuse(code, at, message, answerSyntax, remedy, fixes...)\n\t\t"
)

// documents are faults for which AWS does not save a policy, and each is overlooked once.
var documents = slices.Concat(
	family("saves:", "a document with this fault is saved", readFile,
		[]string{reads, readsOS, refusing, thisCode + leave + refusing}, refusals...),
	family("says nothing of:", "a document with this fault has no finding", readFile,
		[]string{reads, readsOS, finding, thisCode + leave + finding},
		"MISSING_VERSION", "OLDER_VERSION", "ALLOW_WITH_NOTPRINCIPAL", "TYPE_MISMATCH", "INVALID_ARN_ACCOUNT",
		"VARIABLE_UNSUPPORTED_IN_VERSION", "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA"),
	family("saves where", "a document with this fault is saved", readFile,
		[]string{reads, readsOS, refusing, thisText + leave + refusing},
		"a group is not a principal", "but an account number has 12", "the service of an ARN cannot have a wildcard",
		"an ARN of IAM has no region", "is not a resource of IAM", "is neither an ARN nor *",
		"the list of statements is empty", "the policy has no Statement", "must be prefaced by a vendor",
		"can contain only one colon", "not null", "the list of Action is empty", "the Principal is empty"),
	family("refuses the sound:", "a document that AWS saves is refused", readFile,
		[]string{reads, readsOS, finding, thisCode + refuseIt + leave + finding},
		"MISSING_VERSION", "OLDER_VERSION", "TYPE_MISMATCH", "INVALID_ARN_ACCOUNT",
		"POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA"),
	[]mutant{
		{
			name: "empty Sids are unique", says: "two empty Sids are one too many",
			file: "engine/policy/statement.go", edits: []string{
				"\tif s.Sid.Value == \"\" {\n\t\treturn",
				"\tif false {\n\t\treturn",
			},
		},
		{
			name: "buckets' Sids have no blanks", says: "the Sid of a resource's policy is held to IAM's characters",
			file: "engine/policy/statement.go", edits: []string{
				"\tif r.kind != Resource && strings.Trim(s.Sid.Value, alphanumeric) != \"\"",
				"\tif strings.Trim(s.Sid.Value, alphanumeric) != \"\"",
			},
		},
		{
			name: "an empty Condition never holds", says: "a statement with an empty Condition does not apply",
			file: "engine/policy/conditioncheck.go", edits: []string{
				"\ts.ConditionSpan = m.Value.Span\n",
				"\ts.ConditionSpan = m.Value.Span\n\tif len(m.Value.Members) == 0 {\n\t\ts.Effect = \"\"\n" +
					"\t\ts.Action = nil\n\t}\n",
			},
		},
		{
			name: "one statement is no list", says: "a Statement that is one object is not read",
			file: readFile, edits: []string{
				"\tcase m.Value.Kind == '{':\n\t\tr.statement(&m.Value)",
				"\tcase m.Value.Kind == '{':\n\t\treturn",
			},
		},
		{
			name: "numbers are no values", says: "a number or a truth without quotation marks is not read",
			file: "engine/policy/conditioncheck.go", edits: []string{"\t\tcase '\"', '0', 't', 'f':", "\t\tcase '\"':"},
		},
		{
			name: "every principal that is named exists", says: "a trust policy may name users and roles that do not exist",
			file: "engine/scenario/binddocuments.go", edits: []string{
				"\t\tdoc = b.checkPrincipals(doc)\n",
				"\t\t_ = b.checkPrincipals(doc)\n",
			},
		},
		{
			name: "inline policies have no quota", says: "the inline policies of one entity may be of any length together",
			file: "engine/scenario/entityrules.go", edits: []string{"\t\tif sum <= quota {", "\t\tif sum <= quota || true {"},
		},
	},
)

// refusals are the codes of the faults for which AWS does not save a document.
var refusals = []string{
	"JSON_SYNTAX_ERROR", "DUPLICATE_NAME", "UNSUPPORTED_CHARACTER", "INVALID_POLICY_ELEMENT",
	"DATA_TYPE_MISMATCH", "INVALID_VERSION", "MISSING_VERSION", "MISSING_STATEMENT", "UNSUPPORTED_SID",
	"UNIQUE_SIDS_REQUIRED", "MISSING_EFFECT", "INVALID_EFFECT", "MISSING_ACTION", "INVALID_ACTION",
	"UNSUPPORTED_ACTION_IN_POLICY", "UNSUPPORTED_ELEMENT_COMBINATION", "MISSING_RESOURCE", "INVALID_ARN",
	"ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE", "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL",
	"ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL", "MISSING_PRINCIPAL", "UNSUPPORTED_PRINCIPAL",
	"INVALID_PRINCIPAL_KEY", "INVALID_PRINCIPAL_FORMAT", "UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
	"INVALID_SERVICE_PRINCIPAL_FORMAT", "INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY",
	"MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL", "INVALID_CONDITION_OPERATOR", "NULL_WITH_IF_EXISTS",
	"SCP_SYNTAX_ERROR_PRINCIPAL", "RCP_UNSUPPORTED_SERVICE", "RCP_SYNTAX_ERROR_ALLOW", "RCP_SYNTAX_ERROR_PRINCIPAL",
}
