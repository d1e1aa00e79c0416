package export

import (
	"slices"
	"strings"
	"testing"
)

const given = `title "What is left out"
placeholder 000000000001 "AUDIT"
organization o-example {
  management 111122223333
  scp guard on ou Work/Eu {
    "Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "iam:*", "Resource": "*"}]
  }
}
account 111122223333 dev {
  managed-policy Later unknown
  user jane {
    id AIDAEXAMPLE11111EXAMPLE
    mfa-device
    tags {"a": "b, 'c'"}
    boundary {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    attach Later
    policies unknown
  }
  role Mutual {
    trust {"Version": "2012-10-17", "Statement": [
      {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000001:role/Mutual"}, "Action": "sts:AssumeRole"}
    ]}
  }
  saml-provider corp
  resource arn:aws:s3:::logs { }
}
account 000000000001 prod in o-example/Work/Eu {
  control-policies unknown
  principals unknown
  role Broken { trust {"Version": "2012-10-17", "Statement": []} }
  role Mutual {
    trust {"Version": "2012-10-17", "Statement": [
      {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/Mutual"}, "Action": "sts:AssumeRole"}
    ]}
  }
  role Open { max-session unknown trust unknown tags unknown }
}
`

// TestLeft: what is left out is named.
func TestLeft(t *testing.T) {
	walk := parse(given)
	for _, e := range walk.Errors {
		t.Errorf("%s: %s", e.Code, e.Message)
	}
	script, left := CLI(walk)
	want := []string{
		"What 000000000001 stands for, which the walk calls AUDIT: put it in everywhere.",
		"The managed policy Later of dev, because the text is not known.",
		"The metadata of the SAML provider corp of dev: put its file beside this one.",
		"The unique ID AIDAEXAMPLE11111EXAMPLE of the user jane of dev, because AWS makes a new one.",
		"Further policies of dev/jane, because the text is not known.",
		"The attachment of Later to dev/jane.",
		"The MFA device of the user jane of dev: enable one by hand.",
		"The resource arn:aws:s3:::logs of dev, with its policy and its tags.",
		"Further users and roles of prod, which are not known.",
		"Further control policies over prod, which are not known.",
		"The trust policy of prod/Broken, because AWS would not save the document.",
		"Who may assume the role Broken of prod: it is made with a trust policy that lets no one in.",
		"Further tags of the role Open of prod, which are not known.",
		"The longest session of the role Open of prod, which is not known.",
		"The trust policy of prod/Open, because the text is not known.",
		"Who may assume the role Open of prod: it is made with a trust policy that lets no one in.",
		"The organization o-example itself, its OUs, and which accounts are in them.",
	}
	if !slices.Equal(left, want) {
		t.Errorf("got:\n%s\nwant:\n%s", strings.Join(left, "\n"), strings.Join(want, "\n"))
	}
	for _, sentence := range left {
		if !strings.Contains(script, "# - "+sentence+"\n") {
			t.Errorf("the script does not say: %s", sentence)
		}
	}
	for _, line := range []string{
		"\naws iam create-saml-provider --profile dev --name corp --saml-metadata-document file://corp.xml\n",
		`--tags '[{"Key": "a", "Value": "b, '\''c'\''"}]'`,
		"--permissions-boundary arn:aws:iam::111122223333:policy/boundary-of-user-jane ",
		"\naws iam update-assume-role-policy --profile dev --role-name Mutual --policy-document '{",
		`OU_WORK_EU=$(aws organizations list-organizational-units-for-parent --profile dev --parent-id "$OU_WORK" --query ` +
			`'OrganizationalUnits[?Name=='\''Eu'\''].Id' --output text)`,
		"\n# aws iam delete-role --profile dev --role-name Mutual\n",
	} {
		if !strings.Contains(script, line) {
			t.Errorf("there is no %s in:\n%s", line, script)
		}
	}
}

// TestUndo: everything that is made is removed again, in the other order.
func TestUndo(t *testing.T) {
	for path, text := range corpus(t) {
		script, _ := CLI(parse(text))
		made, gone, _ := strings.Cut(script, "# To remove everything again")
		for _, pair := range [][2]string{
			{" create-", " delete-"}, {" attach-", " detach-"}, {" put-", " delete-"}, {" add-", " remove-"},
		} {
			plus := strings.Count(made, "aws iam"+pair[0]) + strings.Count(made, "aws organizations"+pair[0])
			minus := strings.Count(gone, "aws iam"+pair[1]) + strings.Count(gone, "aws organizations"+pair[1])
			if plus > minus {
				t.Errorf("%s: %d are made by%s, %d are gone", path, plus, pair[0], minus)
			}
		}
	}
}

// TestErrors: a walk with errors has no world.
func TestErrors(t *testing.T) {
	if _, left := CLI(parse("account {")); !slices.Equal(left, []string{
		"Everything: the walk has errors, so it has no world.",
	}) {
		t.Error(left)
	}
}

func FuzzCLI(f *testing.F) {
	f.Add(given)
	f.Fuzz(func(t *testing.T, text string) {
		script, left := CLI(parse(text))
		if strings.Contains(script, "Left out") != (len(left) > 0) && !strings.Contains(text, "Left out") {
			t.Error("what is left out is not said")
		}
	})
}
