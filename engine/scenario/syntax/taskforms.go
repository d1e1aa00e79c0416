package syntax

var challengeForms = []row{
	{
		in: blocks{InChallenge, InTask}, of: &Brief{}, least: 1, most: 1, example: `brief """Let **ann** in."""`,
		doc: "says what the learner is to do",
	},
	{
		in: blocks{InChallenge, InTask}, of: &Edit{}, example: "edit trust of prod/Deploy",
		doc: "lets the learner edit the trust policy",
	},
	{
		in: blocks{InChallenge, InTask}, of: &Edit{}, example: "edit policy s3 of prod/Deploy",
		doc: "lets the learner edit an inline policy",
	},
	{
		in: blocks{InChallenge, InTask}, of: &Edit{}, example: "edit policy of arn:aws:s3:::prod-artifacts",
		doc: "lets the learner edit the policy of a resource",
	},
	{
		in: blocks{InChallenge, InTask}, of: &Edit{}, example: "edit boundary of dev/alice",
		doc: "lets the learner edit a permissions boundary",
	},
	{
		in: blocks{InChallenge, InTask}, of: &Solution{}, example: "solution { set trust of prod/Deploy {} }",
		doc: "is one right answer; there may be several",
	},
}

// taskForms are those of a task that a challenge does not have.
var taskForms = []row{
	{
		in: blocks{InTask}, of: &Hint{}, most: 3, example: `hint "Who is named in the trust policy?"`,
		doc: "is shown when the learner asks for it",
	},
	{
		in: blocks{InTask}, of: &Goal{}, least: 1, example: "goal step 1 allow",
		doc: "is what the step is to give, here that it is allowed",
	},
	{
		in: blocks{InTask}, of: &Goal{}, least: 1, example: "goal step 1 deny by trust",
		doc: "is met if at least one gate refuses the step; with by, if this gate does",
	},
	{
		in: blocks{InTask}, of: &Goal{}, least: 1, example: "goal step 1 explicit deny by scp",
		doc: "is met if a Deny statement in this gate refuses the step",
	},
	{
		in: blocks{InTask}, of: &Goal{}, least: 1, example: "goal step 1 expired",
		doc: "is met if the caller's credentials have expired at the step",
	},
	{
		in: blocks{InTask}, of: &Goal{}, least: 1, example: "goal step 1 error AccessDenied",
		doc: "is met if AWS's answer to the step has this error code",
	},
	{
		in: blocks{InTask}, of: &Goal{}, least: 1, example: "goal step 1 unknown",
		doc: "is met if the verdict of the step depends on what the walk does not say",
	},
}
