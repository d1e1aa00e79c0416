package main

// sessions are mistakes in what a session is and how long it lasts, and in how the world changes under it.
var sessions = []mutant{
	{
		name: "children end with their parents", says: "a session ends when the session that asked for it does",
		file: assumeFile, edits: []string{
			"\tsession.Tags = overlay(inherited, p.Tags)",
			"\tif s.Session != nil && s.Session.Expires.Before(session.Expires) {\n" +
				"\t\tsession.Expires = s.Session.Expires\n\t}\n\tsession.Tags = overlay(inherited, p.Tags)",
		},
	},
	{
		name: "callers' policies flow on", says: "a session is limited by the session policies of its parent",
		file: assumeFile, edits: []string{
			"\tsession.Tags = overlay(inherited, p.Tags)",
			"\tif s.Session != nil {\n\t\tsession.Policies = append(session.Policies, s.Session.Policies...)\n\t}\n" +
				"\tsession.Tags = overlay(inherited, p.Tags)",
		},
	},
	{
		name: "callers' identity flows on", says: "a session may do what its parent may do",
		file: signerFile, edits: []string{
			"\tcase role != nil:\n\t\treturn role.Policies()",
			"\tcase role != nil && s.Session != nil && s.Session.Parent != nil && s.Session.Parent.Role != nil:\n" +
				"\t\treturn append(role.Policies(), s.Session.Parent.Role.Policies()...)\n\tcase role != nil:\n" +
				"\t\treturn role.Policies()",
		},
	},
	{
		name: "tags do not travel", says: "transitive tags end with their session",
		file: assumeFile, edits: []string{"session.Tags = overlay(inherited, p.Tags)", "session.Tags = p.Tags"},
	},
	{
		name: "all tags travel", says: "every session tag is transitive",
		file: "engine/sts/tags.go", edits: []string{
			"\tfor _, key := range s.Session.Transitive {\n",
			"\tfor _, key := range keysOf(s.Session.Tags) {\n",
		},
	},
	{
		name: "tags travel once", says: "a transitive tag is none in the next session",
		file: assumeFile, edits: []string{
			"append(keysOf(inherited), p.Transitive...)",
			"append([]string(nil), p.Transitive...)",
		},
	},
	{
		name: "tag keys have case", says: "department does not win over Department",
		file: "engine/sts/tags.go", edits: []string{
			"strings.EqualFold(t.Key, key)",
			"t.Key == key",
			"import (\n\t\"strings\"\n\n\t\"rolewalk/engine/iam\"\n)",
			"import \"rolewalk/engine/iam\"",
		},
	},
	{
		name: "role tags win", says: "a session tag does not win over the role's",
		file: "engine/sts/tags.go", edits: []string{
			"return overlay(own, s.Session.Tags)",
			"return overlay(s.Session.Tags, own)",
		},
	},
	{
		name: "sessions have no tags", says: "session tags are not principal tags",
		file: "engine/sts/tags.go", edits: []string{"return overlay(own, s.Session.Tags)", "return own"},
	},
	{
		name: "a source identity ends", says: "a source identity is not inherited",
		file: assumeFile, edits: []string{"if p.SourceIdentity == \"\" && s.Session != nil {", "if false {"},
	},
	{
		name: "role sessions carry codes", says: "a session that was asked for with a code is a multi-factor session",
		file: assumeFile, edits: []string{
			"\tsession.SourceIdentity = p.sourceIdentity(s)\n",
			"\tsession.SourceIdentity = p.sourceIdentity(s)\n\tsession.MFA = p.MFA\n",
		},
	},
	{
		name: "codes flow on", says: "a session asked for with a multi-factor token is one",
		file: assumeFile, edits: []string{
			"\tsession.SourceIdentity = p.sourceIdentity(s)\n",
			"\tsession.SourceIdentity = p.sourceIdentity(s)\n\tsession.MFA = s.Session != nil && s.Session.MFA\n",
		},
	},
	{
		name: "sessions have paths", says: "the ARN of a session has its role's path",
		file: signerFile, edits: []string{
			"import (\n",
			"import (\n\t\"strings\"\n\n",
			"r.Account.ID, r.Name, name)",
			"r.Account.ID, strings.TrimPrefix(r.Path+r.Name, \"/\"), name)",
		},
	},
	{
		name: "root tokens last", says: "a root user's token lasts as long as it is asked for",
		file: tokenFile, edits: []string{"\t\tr.Asked = min(r.Asked, aws.RootTokenMax)\n", ""},
	},
	{
		name: "tokens last an hour", says: "GetSessionToken defaults to an hour",
		file: tokenFile, edits: []string{
			"orDefault(asked, aws.TokenDefaultDuration)",
			"orDefault(asked, aws.DefaultDuration)",
		},
	},
	{
		name: "tokens last twelve hours at most", says: "the range of roles applies to GetSessionToken",
		file: tokenFile, edits: []string{"aws.MinDuration, aws.TokenMaxDuration)", "aws.MinDuration, aws.MaxDuration)"},
	},
	{
		name: "renewals have a code", says: "a renewal asks with the code of the first request",
		file: "engine/scenario/renew.go", edits: []string{
			"clauses.MFA, clauses.Expect = nil, nil",
			"clauses.Expect = nil",
		},
	},
	{
		name: "refreshes have no code", says: "a refresh asks without a code",
		file: "engine/scenario/run.go", edits: []string{
			"q = &request{latest.act, again(latest.step)}",
			"bare := *latest.step\n\t\tbare.MFA = nil\n\t\tq = &request{latest.act, &bare}",
		},
	},
	{
		name: "renewals come late", says: "a session is renewed when it has expired",
		file: limitsFile, edits: []string{"RenewBefore = 5 * time.Minute", "RenewBefore = 0 * time.Minute"},
	},
	{
		name: "renewals go on for ever", says: "a refused renewal never stops",
		file: "engine/scenario/renew.go", edits: []string{
			"\tif n.issued.Session.Expired(r.now) {\n\t\tr.stopRenewing",
			"\tif n.issued.Session.Expired(r.now.Add(-24 * time.Hour)) {\n\t\tr.stopRenewing",
		},
	},
	{
		name: "renewals are not asked again", says: "a refused renewal is the last",
		file: "engine/scenario/renew.go", edits: []string{
			"\t\tn.next = r.now.Add(aws.RenewEvery)",
			"\t\tr.stopRenewing(n.act.session)",
		},
	},
	{
		name: "a taken name goes on renewing", says: "taking a session's name over does not end its renewals",
		file: "engine/scenario/renew.go", edits: []string{"if n.act.session != name {", "if true {"},
	},
	{
		name: "revoking exempts no session", says: "sessions issued at the moment of the revocation are revoked",
		file: operationsFile, edits: []string{
			"iam.RevocationText(r.now)",
			"iam.RevocationText(r.now.Add(time.Second))",
			"import (\n",
			"import (\n\t\"time\"\n\n",
		},
	},
	{
		name: "revoking does nothing", says: "a revocation does not reach sessions issued before",
		file: operationsFile, edits: []string{
			"iam.RevocationText(r.now)",
			"iam.RevocationText(r.now.Add(-240*time.Hour))",
			"import (\n",
			"import (\n\t\"time\"\n\n",
		},
	},
	{
		name: "deleting does nothing", says: "a deleted user is still there",
		file: operationsFile, edits: []string{"\t\taccount.Delete(aws.KindUser, o.key.name)\n", ""},
	},
	{
		name: "a trust policy is for ever", says: "setting a trust policy changes nothing",
		file: operationsFile, edits: []string{"r.world.SetTrust(role, o.doc.Policy)", "_ = role"},
	},
	{
		name: "inline policies are for ever", says: "setting an inline policy changes nothing",
		file: operationsFile, edits: []string{"holder.PutInline(o.doc.Policy)", "_ = holder"},
	},
	{
		name: "SCPs are for ever", says: "setting an SCP changes nothing",
		file: operationsFile, edits: []string{"r.world.Organization.Attach(o.node, o.doc.Policy)", "_ = o.node"},
	},
	{
		name: "bucket policies are for ever", says: "setting a resource's policy changes nothing",
		file: operationsFile, edits: []string{"r.world.SetPolicy(resource, o.doc.Policy)", "_ = resource"},
	},
	{
		name: "a refused request takes the name", says: "a refused request takes a session's name away",
		file: "engine/scenario/run.go", edits: []string{
			"\tif result.Credential == nil || result.Credential.Session == nil {\n",
			"\tif result.Credential == nil || result.Credential.Session == nil {\n\t\tdelete(r.issued, a.session)\n",
		},
	},
}
