package scenario

import (
	"rolewalk/engine/source"
)

// The codes of file errors that binding finds; the syntax has its own.
const (
	UnknownName       source.Code = "UNKNOWN_NAME"
	AmbiguousName     source.Code = "AMBIGUOUS_NAME"
	DeclaredTwice     source.Code = "DECLARED_TWICE"
	WrongKind         source.Code = "WRONG_KIND"
	ClockGoesBack     source.Code = "CLOCK_GOES_BACK"
	ForeignResource   source.Code = "FOREIGN_RESOURCE"
	BadResource       source.Code = "BAD_RESOURCE"
	BadAction         source.Code = "BAD_ACTION"
	NotAtThisMoment   source.Code = "NOT_AT_THIS_MOMENT"
	NotDetachable     source.Code = "NOT_DETACHABLE"
	NotEditable       source.Code = "NOT_EDITABLE"
	NothingToSolve    source.Code = "NOTHING_TO_SOLVE"
	TaskInChallenge   source.Code = "TASK_IN_CHALLENGE"
	AfterYear9999     source.Code = "OUTSIDE_THE_WORLD"
	InvalidPolicyName source.Code = "INVALID_POLICY_NAME"
	InvalidName       source.Code = "INVALID_NAME"
	InvalidPrincipal  source.Code = "INVALID_PRINCIPAL"
	InvalidRoleRef    source.Code = "INVALID_ROLE_REFERENCE"
	UnknownManaged    source.Code = "UNKNOWN_MANAGED_POLICY"
	InlineQuota       source.Code = "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA"
	AttachmentQuota   source.Code = "ATTACHED_POLICIES_EXCEED_QUOTA"
)

// Codes lists every code of this package with what it is about.
var Codes = []struct {
	Code source.Code
	Type source.Type
	Text string
}{
	{UnknownName, source.Error, "A name that nothing in the file has."},
	{AmbiguousName, source.Error, "A name that several things in the file have."},
	{DeclaredTwice, source.Error, "Two things of one kind have the same name."},
	{WrongKind, source.Error, "A name of another kind of thing than the one needed."},
	{ClockGoesBack, source.Error, "A moment that has already passed."},
	{ForeignResource, source.Error, "A resource whose ARN names another account than the one that declares it."},
	{BadResource, source.Error, "A request is about an ARN, or *."},
	{BadAction, source.Error, "A request asks for one action, written service:Name."},
	{NotAtThisMoment, source.Error, "A change to something that does not exist at that moment."},
	{NotDetachable, source.Error, "FullAWSAccess can be detached, and nothing else."},
	{NotEditable, source.Error, "A solution that sets a document which the challenge or the task does not allow to edit."},
	{NothingToSolve, source.Error, "A challenge without an expectation has no goal."},
	{TaskInChallenge, source.Error, "A challenge and a task in one file."},
	{AfterYear9999, source.Error, "A moment after the year 9999."},
	{InvalidPolicyName, source.Warning, "A policy name that AWS would refuse."},
	{InvalidName, source.Warning, "A name that AWS would refuse."},
	{InvalidPrincipal, source.Error, "A principal that the account does not have."},
	{InvalidRoleRef, source.Warning, "A Resource that names a role which the account does not have."},
	{UnknownManaged, source.Warning, "An AWS-managed policy whose text is not available."},
	{InlineQuota, source.Error, "The inline policies of one user, group or role are longer than their quota."},
	{AttachmentQuota, source.Error, "More policies are attached to one thing than AWS attaches."},
}

// typeOf returns the type of a finding with the code.
func typeOf(code source.Code) source.Type {
	for _, c := range Codes {
		if c.Code == code {
			return c.Type
		}
	}
	return ""
}
