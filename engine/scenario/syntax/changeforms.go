package syntax

var settingForms = []row{
	{
		in: blocks{InChange, InSolution}, of: &SetDocument{}, example: "set trust of prod/Deploy {}",
		doc: "replaces the trust policy",
	},
	{
		in: blocks{InChange, InSolution}, of: &SetDocument{}, example: "set policy s3 of prod/Deploy {}",
		doc: "adds or replaces an inline policy of a user, a group or a role",
	},
	{
		in: blocks{InChange, InSolution}, of: &SetDocument{}, example: "set policy of arn:aws:s3:::prod-artifacts {}",
		doc: "replaces the policy of a resource",
	},
	{
		in: blocks{InChange, InSolution}, of: &SetBoundary{}, example: "set boundary of dev/alice cap",
		doc: "sets the permissions boundary",
	},
	{
		in: blocks{InChange}, of: &SetMaxSession{}, example: "set max-session of prod/Deploy 2h",
		doc: "changes the longest session of a role",
	},
	{
		in: blocks{InChange}, of: &SetDocument{}, example: "set scp extra on account prod {}",
		doc: "adds or replaces a service control policy",
	},
	{
		in: blocks{InChange}, of: &SetDocument{}, example: "set rcp extra on root {}",
		doc: "adds or replaces a resource control policy",
	},
	{
		in: blocks{InChange}, of: &SetDocument{}, example: "set managed-policy cap of dev {}",
		doc: "sets a new default version of a managed policy, also for running sessions that were given it",
	},
}

var removalForms = []row{
	{
		in: blocks{InChange}, of: &Remove{}, example: "remove policy s3 of prod/Deploy",
		doc: "removes an inline policy",
	},
	{
		in: blocks{InChange}, of: &Remove{}, example: "remove policy of arn:aws:s3:::prod-artifacts",
		doc: "removes the policy of a resource",
	},
	{
		in: blocks{InChange}, of: &Remove{}, example: "remove boundary of dev/alice",
		doc: "removes the permissions boundary",
	},
	{
		in: blocks{InChange}, of: &Remove{}, example: "remove scp extra on account prod",
		doc: "detaches a service control policy",
	},
	{
		in: blocks{InChange}, of: &Remove{}, example: "remove rcp extra on root",
		doc: "detaches a resource control policy",
	},
	{
		in: blocks{InChange}, of: &Remove{}, example: "remove managed-policy old of dev",
		doc: "deletes a managed policy that is attached nowhere",
	},
	{
		in: blocks{InChange}, of: &Revoke{}, example: "revoke sessions of prod/Deploy",
		doc: "does what the console's Revoke active sessions does",
	},
	{in: blocks{InChange}, of: &Delete{}, example: "delete dev/alice", doc: "deletes a user or a role"},
	{
		in: blocks{InChange}, of: &Create{}, example: "create user dev/carol { }",
		doc: "makes a user, with a new unique ID",
	},
	{
		in: blocks{InChange}, of: &Create{}, example: "create role prod/New { trust {} }",
		doc: "makes a role, with a new unique ID",
	},
	{in: blocks{InChange}, of: &Note{}, example: `note "All at once."`, doc: "is Markdown next to the change"},
}
