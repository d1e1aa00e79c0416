package forms

import (
	"slices"
	"strings"

	"rolewalk/engine/scenario/syntax"
)

// stage is the walk that most examples run after.
const stage = `organization o-example {
  management 999999999999
  scp no-iam on root {"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "iam:*", "Resource": "*"}}
  scp extra on account prod {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
  rcp extra on root {
    "Version": "2012-10-17",
    "Statement": {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}
  }
}
account 999999999999 main in o-example { }
account 111111111111 dev in o-example/Workloads {
  managed-policy cap {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
  managed-policy old {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
  user alice {
    mfa-device
    policy all {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
    boundary cap
  }
  user bob { }
}
account 222222222222 prod in o-example/Workloads/Prod {
  role Deploy {
    trust {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": {"AWS": "arn:aws:iam::111111111111:user/alice"},
          "Action": ["sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity"]
        },
        {
          "Effect": "Allow",
          "Principal": {"AWS": "arn:aws:iam::464622532012:role/scan"},
          "Action": "sts:AssumeRole"
        }
      ]
    }
    policy s3 {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}
    policy office {
      "Version": "2012-10-17",
      "Statement": {
        "Effect": "Deny",
        "Action": "s3:DeleteObject",
        "Resource": "*",
        "Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.0/24"}}
      }
    }
    boundary {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
  }
  oidc-provider token.actions.githubusercontent.com { audience sts.amazonaws.com }
  saml-provider Okta
  resource arn:aws:s3:::prod-artifacts { policy {} }
}
step { dev/alice assumes prod/Deploy as ci expect allow }
`

// goal is a step that a challenge is about.
const goal = "step { dev/bob assumes prod/Deploy as bob expect allow }\n"

// frame is a walk around an example, which stands in place of the line …. A staged one follows the stage.
type frame struct {
	text   string
	staged bool
}

// frames are the walks around the statements of a block.
var frames = map[syntax.BlockKind]frame{
	syntax.InFile: {text: "…\n", staged: true},
	syntax.InOrganization: {text: `organization o-example {
  …
}
account 999999999999 main in o-example { }
account 222222222222 prod in o-example/Workloads/Prod { }
`},
	syntax.InAccount: {text: `account 111111111111 dev {
  managed-policy audit {}
  …
}
`},
	syntax.InUser: {text: `account 111111111111 dev {
  managed-policy cap {}
  group developers { }
  user alice {
    …
  }
}
step { dev/alice calls sts:GetCallerIdentity on * }
`},
	syntax.InGroup: {text: `account 111111111111 dev {
  group developers {
    …
  }
  user alice { member-of developers }
}
step { dev/alice calls sts:GetCallerIdentity on * }
`},
	syntax.InRole: {text: `account 222222222222 prod {
  managed-policy cap {}
  role Deploy {
    trust {}
    …
  }
}
step { prod/Deploy calls sts:GetCallerIdentity on * }
`},
	syntax.InManaged: {text: `account 222222222222 prod {
  managed-policy cap {
    …
    policy {}
  }
  role Deploy { trust {} }
}
step { prod/Deploy calls sts:GetCallerIdentity on * }
`},
	syntax.InProvider: {text: `account 222222222222 prod {
  oidc-provider token.actions.githubusercontent.com {
    …
  }
}
`},
	syntax.InResource: {text: `account 222222222222 prod {
  resource arn:aws:s3:::prod-artifacts {
    …
  }
}
`},
	syntax.InStep:   {text: "step {\n  …\n}\n", staged: true},
	syntax.InChange: {text: "change {\n  …\n}\n", staged: true},
	syntax.InChallenge: {text: goal + `challenge "Let bob in" {
  brief "Bob needs the role too."
  …
}
`, staged: true},
	syntax.InTask: {text: `task "Let bob in" {
  brief "Bob needs the role too."
  goal step 1 allow
  …
}
`, staged: true},
	syntax.InSolution: {text: goal + `challenge "Let bob in" {
  brief "Bob needs the role too."
  edit trust of prod/Deploy
  edit policy s3 of prod/Deploy
  edit policy of arn:aws:s3:::prod-artifacts
  edit boundary of dev/alice
  solution {
    …
  }
}
`, staged: true},
}

// special are the walks around forms that need another one than their block has, by usage.
var special = map[string]frame{
	"challenge TITLE {…}": {text: goal + "…\n", staged: true},
	"solution {…}": {text: goal + `challenge "Let bob in" {
  brief "Bob needs the role too."
  edit trust of prod/Deploy
  …
}
`, staged: true},
	"organization NAME {…}":                           {text: "…\naccount 999999999999 main in o-example { }\n"},
	"account NUMBER ALIAS [in ORGANIZATION/PATH] {…}": {text: "organization o-example { }\n…\n"},

	"expect deny [by GATE]":        inStep("dev/bob assumes prod/Deploy as bob"),
	"expect explicit deny by GATE": inStep("ci calls iam:ListRoles on *"),
	"expect error CODE":            inStep("dev/bob assumes prod/Deploy as bob"),
	"expect unknown":               inStep("ci calls s3:DeleteObject on arn:aws:s3:::prod-artifacts/app.zip"),
	"expect expired": {
		text:   "wait 61m\n" + inStep("ci calls s3:GetObject on arn:aws:s3:::prod-artifacts/app.zip").text,
		staged: true,
	},
}

func inStep(act string) frame { return frame{text: "step {\n  " + act + "\n  …\n}\n", staged: true} }

// frameOf returns the walk around the form's example. A clause stands beside the first act that it goes with.
func frameOf(f *syntax.Form) frame {
	if around, ok := special[f.Usage]; ok {
		return around
	}
	if f.In != syntax.InStep || f.Act != "" {
		return frames[f.In]
	}
	wanted := syntax.Assumes
	if f.Acts != nil {
		wanted = f.Acts[0]
	}
	forms := syntax.Forms()
	act := slices.IndexFunc(forms, func(f syntax.Form) bool { return f.Act == wanted })
	return inStep(forms[act].Example)
}

// walkOf returns the walk that the form's example runs in. A statement of the frame that may stand only once gives
// way to the example.
func walkOf(f *syntax.Form) string {
	around := frameOf(f)
	lines := strings.Split(around.text, "\n")
	at := slices.IndexFunc(lines, func(line string) bool { return strings.TrimSpace(line) == "…" })
	indent, _, _ := strings.Cut(lines[at], "…")
	lines[at] = indent + f.Example
	for i, line := range lines {
		if i != at && f.Most == 1 && strings.HasPrefix(line, indent+f.Keyword()+" ") {
			lines[i] = ""
		}
	}
	walk := strings.Join(lines, "\n")
	if around.staged {
		walk = stage + walk
	}
	return walk
}
