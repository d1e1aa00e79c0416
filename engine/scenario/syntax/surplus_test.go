package syntax

import (
	"strings"
	"testing"

	"rolewalk/engine/source"
)

const braced = `account 111111111111 dev {
  user alice {
    policy p {
      "Version": "2012-10-17",
      "Statement": [
        {"Effect": "Allow", "Action": "*", "Resource": "*"}
      ]
    }
    policy q {
      "Version": "2012-10-17"
    }
  }
  user bob { policy r {
    "Version": "2012-10-17"
  } }
}
`

// TestOneBrace: for one brace too many or too few there is one error, and it is at that place.
func TestOneBrace(t *testing.T) {
	for _, c := range []struct{ name, old, now, want string }{
		{"one more on the line", "      ]\n    }\n", "      ]\n    }}\n", "8:6 STRAY_BRACE"},
		{"one more on its own line", "      ]\n    }\n", "      ]\n    }\n    }\n", "9:5 STRAY_BRACE"},
		{"one more behind the last document", "-17\"\n    }\n  }\n", "-17\"\n    }}\n  }\n", "11:6 STRAY_BRACE"},
		{"one more at the end", "  } }\n}\n", "  } }\n}\n}\n", "17:1 STRAY_BRACE"},
		{"one less", "      ]\n    }\n", "      ]\n    \n", "7:7 UNCLOSED_JSON"},
		{"one less behind the last document", "-17\"\n    }\n  }\n", "-17\"\n    \n  }\n", "10:29 UNCLOSED_JSON"},
		{"the document's braces balance", "\"*\"}\n      ]", "\"*\"}}\n      ]", ""},
	} {
		text := strings.Replace(braced, c.old, c.now, 1)
		if text == braced {
			t.Fatalf("%s: nothing is replaced", c.name)
		}
		file := Parse(source.NewText("t", text), PageLimit)
		var got []string
		for _, e := range file.Errors {
			p := file.Text.Position(e.At.From)
			got = append(got, number(p.Line)+":"+number(p.Column)+" "+string(e.Code))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, strings.Join(got, ", "), c.want)
		}
	}
}
