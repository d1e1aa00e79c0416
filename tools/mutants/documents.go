package main

import "slices"

const readFile = "engine/policy/read.go"

var readOS = []string{"import (\n\t\"fmt\"", "import (\n\t\"os\"\n\t\"fmt\""}

// documents are faults that AWS does not save a policy for, each overlooked once.
var documents = slices.Concat(
	family("saves:", "a document with this fault is saved", readFile, slices.Concat(readOS, []string{
		"	f := r.finding(code, at, message, remedy, fixes)\n\tf.Type, f.AWS", "	if string(code) == os.Getenv(\"MUTANT\") {\n\t\treturn\n\t}\n\tf := r.finding(code, at, message, remedy, fixes)\n\tf.Type, f.AWS",
	}), refusals...),
	family("says nothing of:", "a document with this fault has no finding", readFile, slices.Concat(readOS, []string{
		"	r.doc.Findings = append(r.doc.Findings, r.finding(", "	if string(code) == os.Getenv(\"MUTANT\") {\n\t\treturn\n\t}\n\tr.doc.Findings = append(r.doc.Findings, r.finding(",
	}), "MISSING_VERSION", "OLDER_VERSION", "ALLOW_WITH_NOTPRINCIPAL", "TYPE_MISMATCH", "INVALID_ARN_ACCOUNT", "VARIABLE_UNSUPPORTED_IN_VERSION", "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA"),
	family("saves where", "a document with this fault is saved", readFile, slices.Concat(readOS, []string{
		"	f := r.finding(code, at, message, remedy, fixes)\n\tf.Type, f.AWS", "	if strings.Contains(message+aws, os.Getenv(\"MUTANT\")) {\n\t\treturn\n\t}\n\tf := r.finding(code, at, message, remedy, fixes)\n\tf.Type, f.AWS",
	}),
		"a group is no principal", "and an account number has 12", "the service of an ARN cannot have a wildcard", "an ARN of IAM has no region",
		"is no resource of IAM", "is neither an ARN nor *", "the list of statements is empty", "the policy has no Statement",
		"must be prefaced by a vendor", "can contain only one colon", "not null", "the list of Action is empty", "the Principal is empty"),
	family("refuses the sound:", "a document that AWS saves is refused", readFile, slices.Concat(readOS, []string{
		"	r.doc.Findings = append(r.doc.Findings, r.finding(", "	if string(code) == os.Getenv(\"MUTANT\") {\n\t\tr.refuse(code, at, message, answerSyntax, remedy, fixes...)\n\t\treturn\n\t}\n\tr.doc.Findings = append(r.doc.Findings, r.finding(",
	}), "MISSING_VERSION", "OLDER_VERSION", "TYPE_MISMATCH", "INVALID_ARN_ACCOUNT", "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA"),
	[]mutant{
		{
			name: "empty Sids are unique", says: "two empty Sids are one too many",
			file: "engine/policy/statement.go", edits: []string{"	if s.Sid.Value == \"\" {\n\t\treturn", "	if false {\n\t\treturn"},
		},
		{
			name: "buckets' Sids have no blanks", says: "the Sid of a resource's policy is held to IAM's characters",
			file: "engine/policy/statement.go", edits: []string{"	if r.kind != Resource && strings.Trim(s.Sid.Value, alphanumeric) != \"\"", "	if strings.Trim(s.Sid.Value, alphanumeric) != \"\""},
		},
		{
			name: "an empty Condition never holds", says: "a statement with an empty Condition does not apply",
			file: "engine/policy/conditioncheck.go", edits: []string{"	s.ConditionSpan = m.value.span\n", "	s.ConditionSpan = m.value.span\n\tif len(m.value.members) == 0 {\n\t\ts.Effect = \"\"\n\t\ts.Action = nil\n\t}\n"},
		},
		{
			name: "one statement is no list", says: "a Statement that is one object is not read",
			file: readFile, edits: []string{"	case m.value.kind == '{':\n\t\tr.statement(&m.value)", "	case m.value.kind == '{':\n\t\treturn"},
		},
		{
			name: "numbers are no values", says: "a number or a truth without quotation marks is not read",
			file: "engine/policy/conditioncheck.go", edits: []string{"		case '\"', '0', 't', 'f':", "		case '\"':"},
		},
		{
			name: "whoever is named exists", says: "a trust policy may name users and roles that are not there",
			file: "engine/scenario/documents.go", edits: []string{"		doc = b.checkPrincipals(doc)\n", "		_ = b.checkPrincipals(doc)\n"},
		},
		{
			name: "inline policies have no quota", says: "the inline policies of one entity may be of any length together",
			file: "engine/scenario/checknames.go", edits: []string{"		if sum <= quota {", "		if sum <= quota || true {"},
		},
	},
)

// refusals are the codes of the faults for which AWS does not save a document.
var refusals = []string{
	"JSON_SYNTAX_ERROR", "DUPLICATE_NAME", "UNSUPPORTED_CHARACTER", "INVALID_POLICY_ELEMENT", "DATA_TYPE_MISMATCH", "INVALID_VERSION",
	"MISSING_VERSION", "MISSING_STATEMENT", "UNSUPPORTED_SID", "UNIQUE_SIDS_REQUIRED", "MISSING_EFFECT", "INVALID_EFFECT", "MISSING_ACTION",
	"INVALID_ACTION", "UNSUPPORTED_ACTION_IN_POLICY", "UNSUPPORTED_ELEMENT_COMBINATION", "MISSING_RESOURCE", "INVALID_ARN",
	"ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE", "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL",
	"ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL", "MISSING_PRINCIPAL", "UNSUPPORTED_PRINCIPAL", "INVALID_PRINCIPAL_KEY",
	"INVALID_PRINCIPAL_FORMAT", "UNSUPPORTED_WILDCARD_IN_PRINCIPAL", "INVALID_SERVICE_PRINCIPAL_FORMAT",
	"INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY", "MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL", "INVALID_CONDITION_OPERATOR",
	"NULL_WITH_IF_EXISTS", "SCP_SYNTAX_ERROR_PRINCIPAL", "RCP_SYNTAX_ERROR_ALLOW", "RCP_SYNTAX_ERROR_PRINCIPAL",
}
