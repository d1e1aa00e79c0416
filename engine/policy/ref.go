package policy

import "strings"

// RefKind says what place a document has in the world.
type RefKind string

// The kinds of documents by place.
const (
	RefTrust            RefKind = "trust"              // the trust policy of the role Holder
	RefInline           RefKind = "policy"             // the inline policy Name of the user, role or group Holder
	RefBoundary         RefKind = "boundary"           // the permissions boundary of the user or role Holder
	RefResource         RefKind = "resource"           // the policy of the resource whose ARN is Holder
	RefManaged          RefKind = "managed-policy"     // the managed policy Name of the account Holder
	RefAWSManaged       RefKind = "aws-managed-policy" // the AWS-managed policy Name, whose path is Holder, "" for /
	RefSCP              RefKind = "scp"                // the service control policy Name
	RefRCP              RefKind = "rcp"                // the resource control policy Name
	RefSession          RefKind = "session-policy"     // the session policy of the step Holder
	RefDefaultKeyPolicy RefKind = "default key policy" // what AWS gives to KMS keys of the account Holder
	RefListed           RefKind = "listed"             // a document of a list, called Name, of no identity

	// The kinds of what was not supplied and has no names of its own.
	RefPolicies        RefKind = "policies"         // further policies that Holder may have
	RefSessionPolicies RefKind = "session-policies" // the session policies of the credentials Holder
	RefControlPolicies RefKind = "control-policies" // further SCPs and RCPs over the account Holder
	RefOrganization    RefKind = "organization"     // which organization the account Holder belongs to
)

// Ref names a document of the world. It is comparable, so it serves as a key; the zero Ref names none.
type Ref struct {
	Kind RefKind
	// Holder is what the document belongs to: `prod/Deploy`, an ARN, an account's alias or number, a step's number. It is
	// empty for what belongs to none.
	Holder string
	// Name is the document's own name, empty for what has none.
	Name string
}

// String returns the name that walks and programs use: `trust of prod/Deploy`, `policy NAME of dev/alice`.
func (r Ref) String() string {
	switch r.Kind {
	case RefTrust, RefBoundary:
		return string(r.Kind) + " of " + r.Holder
	case RefInline, RefManaged:
		return string(r.Kind) + " " + r.Name + " of " + r.Holder
	case RefResource:
		return "policy of " + r.Holder
	case RefPolicies:
		return "policies of " + r.Holder
	case RefSessionPolicies:
		return "session policies of " + r.Holder
	case RefOrganization:
		return "organization of " + r.Holder
	case RefControlPolicies:
		return "control policies of " + r.Holder
	case RefSession:
		return "session-policy of step " + r.Holder
	case RefDefaultKeyPolicy:
		return "default key policy of " + r.Holder
	case RefSCP, RefRCP, RefAWSManaged:
		return string(r.Kind) + " " + r.Name
	}
	return r.Name
}

// Label returns the short name that a tab shows: `Deploy · trust`.
func (r Ref) Label() string {
	const between = " · "
	switch r.Kind {
	case RefTrust, RefBoundary, RefDefaultKeyPolicy:
		return r.HolderName() + between + string(r.Kind)
	case RefInline:
		return r.HolderName() + between + r.Name
	case RefManaged:
		return r.Holder + between + r.Name
	case RefResource:
		return r.HolderName() + between + "policy"
	case RefSession:
		return "step " + r.Holder + between + "session policy"
	case RefPolicies, RefControlPolicies, RefSessionPolicies, RefOrganization:
		return r.HolderName() + between + strings.ReplaceAll(string(r.Kind), "-", " ")
	case RefSCP, RefRCP:
		return strings.ToUpper(string(r.Kind)) + between + r.Name
	case RefAWSManaged:
		return "AWS" + between + r.Name
	}
	return r.Name
}

// HolderName returns the last part of the holder's name: Deploy of prod/Deploy, and of an ARN what stands behind its
// last slash or colon.
func (r Ref) HolderName() string {
	return r.Holder[strings.LastIndexAny(r.Holder, "/:")+1:]
}
