package aws

// Word is a word of a policy that AWS documents: an element, an effect, a kind of principal, an operator, an action.
type Word struct {
	// Name is how AWS writes it.
	Name string
	// Says goes on from the name as its subject, without a full stop.
	Says string
	// Page is where AWS documents it: a page of the user guide, with an anchor, or a whole address.
	Page string
}

// See returns the address of AWS's page on the word.
func (w *Word) See() string {
	if len(w.Page) > 8 && w.Page[:8] == "https://" {
		return w.Page
	}
	return userGuide + w.Page
}

// elementPages begins the names of the user guide's pages on elements.
const elementPages = "reference_policies_elements_"

// PolicyElements are the elements of a policy as a whole.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
var PolicyElements = []Word{
	{
		"Version", "names the version of the policy language; without it AWS reads the policy as 2008-10-17",
		elementPages + "version.html",
	},
	{"Id", "is a name for the whole policy, which decides nothing", elementPages + "id.html"},
	{"Statement", "holds the statements of the policy, one or several", elementPages + "statement.html"},
}

// StatementElements are the elements of a statement.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
var StatementElements = []Word{
	{"Sid", "is a name for the statement, which decides nothing", elementPages + "sid.html"},
	{"Effect", "says whether the statement allows or denies what it matches", elementPages + "effect.html"},
	{
		"Principal", "says who the statement is about; trust policies and resource-based policies have it",
		elementPages + "principal.html",
	},
	{"NotPrincipal", "makes the statement about everyone except those it lists", elementPages + "notprincipal.html"},
	{"Action", "lists the actions that the statement is about", elementPages + "action.html"},
	{"NotAction", "makes the statement about every action except those it lists", elementPages + "notaction.html"},
	{
		"Resource", "lists the resources that the statement is about, by ARN; a trust policy has none",
		elementPages + "resource.html",
	},
	{"NotResource", "makes the statement about every resource except those it lists", elementPages + "notresource.html"},
	{
		"Condition", "says what else must be true of the request for the statement to match",
		elementPages + "condition.html",
	},
}

// Effects are the values of Effect.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html
var Effects = []Word{
	{"Allow", "grants what the statement matches, unless a policy denies it", elementPages + "effect.html"},
	{"Deny", "refuses what the statement matches, whatever other policies allow", elementPages + "effect.html"},
}

// PolicyVersions are the values of Version, the current one first.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
var PolicyVersions = []Word{
	{"2012-10-17", "is the current version, and the one that knows policy variables", elementPages + "version.html"},
	{"2008-10-17", "is the older version, in which ${…} is plain text", elementPages + "version.html"},
}

// PrincipalKinds are the members of Principal and NotPrincipal.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
var PrincipalKinds = []Word{
	{
		"AWS", "names accounts, users, roles and sessions, by ARN or account number",
		elementPages + "principal.html#principal-accounts",
	},
	{"Service", "names AWS services, such as lambda.amazonaws.com", elementPages + "principal.html#principal-services"},
	{
		"Federated", "names identity providers, whose users bring a token or an assertion",
		elementPages + "principal.html#principal-federated-web-identity",
	},
	{
		"CanonicalUser", "names an account by the long ID that Amazon S3 has for it",
		elementPages + "principal.html#principal-accounts",
	},
}
