package edits_test

import (
	"strings"
	"testing"

	"rolewalk/engine/edits"
	"rolewalk/engine/review"
	"rolewalk/engine/scenario"
)

const brokenWalk = `account 111111111111 dev {
  user alice { policy p {"Version": "2012-10-17",
    "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}} }
}
account 222222222222 prod {
  role Deploy {
    trust {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Principal": {"AWS": ["arn:aws:iam::111111111111:user/alice"]},
          "Action": "sts:AssumeRole"
        }
      ]
    }
  }
}
step { dev/alice assumes prod/Deploy as ci }
`

// TestRepairs: a document that is not JSON is repaired where it is broken, and not written anew.
func TestRepairs(t *testing.T) {
	for _, c := range []struct{ old, now, want string }{
		{`AssumeRole"` + "\n        }", `AssumeRole",` + "\n        }", "delete the comma"},
		{`"Allow",` + "\n          \"P", `"Allow"` + "\n          \"P", `put a comma after "Allow"`},
		{`"Principal"`, `Principal"`, "open the string with a quotation mark"},
		{`"Principal"`, `Principal`, "put Principal in quotation marks"},
		{`"Principal"`, `"Principal`, "close the string with a quotation mark"},
		{"        }\n      ]", "        }}\n      ]", "delete the }"},
		{"      ]\n", "      \n", "close the list with ]"},
		{`alice"]},`, `alice"},`, "close the list with ]"},
		{`"Effect": "Allow"` + ",\n          \"P", `'Effect': 'Allow'` + ",\n          \"P", "write double quotation marks"},
		{`"Effect": "Allow",`, `“Effect”: “Allow”,`, "write straight quotation marks"},
		{`"Allow",` + "\n          \"P", `"Allow", // yes` + "\n          \"P", "delete the comment"},
	} {
		text := strings.Replace(brokenWalk, c.old, c.now, 1)
		if text == brokenWalk {
			t.Fatalf("%s is not in the walk", c.old)
		}
		run := scenario.Parse("broken.walk", text, scenario.PageLimit).Run(scenario.Options{})
		if len(run.Walk.Errors) > 0 {
			t.Errorf("%s: %s", c.want, run.Walk.Errors[0].Message)
			continue
		}
		sets := edits.Find(run, 0, review.Document).Sets
		if len(sets) == 0 || !strings.HasPrefix(wordsOf(sets[:1]), c.want) {
			t.Errorf("want %s, got %s", c.want, wordsOf(sets))
			continue
		}
		if e := sets[0].Edits[0]; len(e.New)+e.At.To-e.At.From > 60 || sets[0].Risk != "" {
			t.Errorf("%s: not the smallest edit: %s (%s)", c.want, e.New, sets[0].Risk)
		}
	}
}
