package lint

import (
	"rolewalk/engine/source"
)

var nobodyMayAssume = &Check{
	Code: "NOBODY_MAY_ASSUME",
	Type: source.Warning,
	For:  trusts,
	Doc: Doc{
		Title: "A trust policy that admits no principal",
		Text: "Without an `Allow` of an action that assumes the role, no principal can assume it, not even an " +
			"administrator of its account. `sts:TagSession` and `sts:SetSourceIdentity` alone are not enough.",
		Before: `{"Effect": "Deny", "Principal": {"AWS": "arn:aws:iam::111122223333:role/Hub"}, "Action": "sts:AssumeRole"}`,
		After: `{
			  "Version": "2012-10-17",
			  "Statement": [
			    {
			      "Effect": "Deny", "Principal": {"AWS": "arn:aws:iam::111122223333:role/Hub"},
			      "Action": "sts:AssumeRole"
			    },
			    {"Effect": "Allow", "Principal": {"AWS": "111122223333"}, "Action": "sts:AssumeRole"}
			  ]
			}`,
		See: guide + "id_roles_update-role-trust-policy.html",
	},
	run: func(p *pass) {
		if len(p.doc.Statements) == 0 || !p.doc.Saved() {
			return
		}
		for action := range assumeActions {
			if p.grantsInTrust(action) {
				return
			}
		}
		p.report(
			p.doc.Statements[0].EffectSpan,
			"no statement of this policy lets any principal assume the role",
			"add an Allow of sts:AssumeRole",
		)
	},
}
