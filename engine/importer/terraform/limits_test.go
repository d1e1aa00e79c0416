package terraform_test

import (
	"fmt"
	"strings"
	"testing"

	"rolewalk/engine/importer/terraform"
)

// doubled is a chain of locals each of which is made twice of the one before, by a template with the names before and
// last.
func doubled(template string) string {
	var b strings.Builder
	b.WriteString("locals {\n  a0 = \"xxxxxxxxxxxxxxxx\"\n")
	for i := 1; i <= 60; i++ {
		fmt.Fprintf(&b, "  a%d = %s\n", i, strings.ReplaceAll(template, "LAST", fmt.Sprintf("local.a%d", i-1)))
	}
	b.WriteString("}\nresource \"aws_iam_user\" \"x\" { name = local.a60 }\n")
	return b.String()
}

// user is a user whose name is an expression.
func user(expression string) string {
	return "resource \"aws_iam_user\" \"x\" {\n  name = " + expression + "\n}\n"
}

// TestLimits: files that ask for more than the bounds allow are answered at once, and a sentence says which bound it
// is.
func TestLimits(t *testing.T) {
	long := strings.Repeat("a", 1_001)
	for what, c := range map[string]struct{ body, want string }{
		"brackets":      {user(strings.Repeat("[", 50_000) + strings.Repeat("]", 50_000)), "nested more than 100 levels"},
		"parentheses":   {user(strings.Repeat("(", 50_000)), "nested more than 100 levels"},
		"not":           {user(strings.Repeat("!", 50_000) + "true"), "nested more than 100 levels"},
		"minus":         {user(strings.Repeat("-", 50_000) + "1"), "nested more than 100 levels"},
		"conditions":    {user(strings.Repeat("true ? 1 : ", 50_000) + "1"), "nested more than 100 levels"},
		"templates":     {user(strings.Repeat(`"${`, 5_000) + strings.Repeat(`}"`, 5_000)), "nested more than 100 levels"},
		"directives":    {user("<<E\n" + strings.Repeat("%{ if true }", 5_000) + "\nE\n"), "nested more than 100 levels"},
		"blocks":        {strings.Repeat("a {\n", 50_000), "nested more than 100 levels"},
		"sum":           {user("1" + strings.Repeat(" + 1", 50_000)), "more than 400 steps"},
		"chain":         {user("local.a0") + "locals {\n" + chain(2_000) + "}\n", "more than 400 steps"},
		"cycle":         {user("local.a") + "locals {\n a = local.b\n b = local.c\n c = local.a\n}\n", "is made of itself"},
		"self":          {user("aws_iam_user.x.name"), "is made of itself"},
		"template":      {doubled(`"${LAST}${LAST}"`), "longer than 1 MiB"},
		"join":          {doubled(`join("", [LAST, LAST])`), "longer than 1 MiB"},
		"format":        {doubled(`format("%s%s", LAST, LAST)`), "longer than 1 MiB"},
		"replace":       {doubled(`replace(LAST, "x", "xx")`), "longer than 1 MiB"},
		"replace empty": {doubled(`replace(LAST, "", LAST)`), "longer than 1 MiB"},
		"pattern":       {doubled(`replace(LAST, "/(x)/", "$1$1")`), "longer than 1 MiB"},
		"jsonencode":    {doubled(`jsonencode([LAST, LAST])`), "longer than 1 MiB"},
		"lists":         {doubled(`[LAST, LAST]`), "more than 100,000 items"},
		"concat":        {doubled(`concat(flatten([LAST]), flatten([LAST]))`), "more than"},
		"setproduct":    {user(`length(setproduct(range(1000), range(1000), range(1000)))`), "more than 50,000 items"},
		"width":         {user(`format("%999999999d", 1)`), "longer than 1 MiB"},
		"indent":        {user(`indent(999999999, "a\nb")`), "longer than 1 MiB"},
		"pow":           {user(`pow(10, 999999999)`), "too large"},
		"number":        {user(`1e999999999`), "too large"},
		"loops": {
			user("length([for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]])"),
			"more than 100,000 items",
		},
		"objects": {doubled(`{ a = LAST, b = LAST }`), "more than 100,000 items"},
		"count":   {user("\"x\"\n  count = 1000000000"), "more than 1,000 instances"},
		"for_each": {
			user("each.key\n  for_each = toset([for i in range(1020) : \"u${i}\"])"), "more than 1,000 instances",
		},
		"dynamic": {
			"data \"aws_iam_policy_document\" \"x\" {\n dynamic \"statement\" {\n for_each = range(1020)\n content {}\n }\n}\n",
			"more than 1,000 instances",
		},
		"regular expression": {user(`regex("` + long + `", "a")`), "longer than 1,000 bytes"},
	} {
		t.Run(what, func(t *testing.T) {
			result := terraform.Read([]terraform.File{{Name: "main.tf", Body: c.body}})
			for _, u := range result.Unread {
				if strings.Contains(u.Reason, c.want) {
					return
				}
			}
			for i, u := range result.Unread {
				if i < 5 {
					t.Errorf("unread %.80s: %.200s", u.What, u.Reason)
				}
			}
			t.Errorf("no reason says %q", c.want)
		})
	}
}

// chain are locals of which each is the next one.
func chain(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " a%d = local.a%d\n", i, i+1)
	}
	return b.String() + fmt.Sprintf(" a%d = \"end\"\n", n)
}

// TestManyModules: modules that call modules many times each are bounded in all.
func TestManyModules(t *testing.T) {
	list := []terraform.File{{Name: "main.tf", Body: "module \"m\" {\n  source = \"./m0\"\n}\n"}}
	for i := range 12 {
		body := fmt.Sprintf("module \"m\" {\n  count = 50\n  source = \"../m%d\"\n}\n", i+1) + user("\"u\"")
		list = append(list, terraform.File{Name: fmt.Sprintf("m%d/main.tf", i), Body: body})
	}
	result := terraform.Read(list)
	if len(result.Resources) > 20_000 || len(result.Unread) == 0 {
		t.Errorf("%d resources, %d unread", len(result.Resources), len(result.Unread))
	}
}

const large = `resource "aws_iam_role" "r%d" {
  name = "r%d"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { AWS = "arn:aws:iam::1:root" } }]
  })
  tags = { number = "%d" } # %s
}
`

// TestLargeFile: a file of five megabytes is read.
func TestLargeFile(t *testing.T) {
	var b strings.Builder
	for i := 0; b.Len() < 5<<20; i++ {
		fmt.Fprintf(&b, large, i, i, i, strings.Repeat("x", 200))
	}
	list := []terraform.File{{Name: "main.tf", Body: b.String()}}
	facts := factsOf(list)
	if len(facts.Entities) < 9_000 || !facts.Entities[8_999].Trust.Known() || len(facts.Unread) > 0 {
		t.Errorf("%d entities, %d unread", len(facts.Entities), len(facts.Unread))
	}
	over := terraform.Read([]terraform.File{{Name: "main.tf", Body: b.String() + b.String()}})
	if len(over.Resources) > 0 || len(over.Unread) != 1 || !strings.Contains(over.Unread[0].Reason, "8 MiB") {
		t.Errorf("%d resources and %v", len(over.Resources), over.Unread)
	}
}

const body = `resource "aws_iam_role" "r" {
  name = "r"
  assume_role_policy = <<EOF
{"Statement": [
  {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"},
  {"Effect": "Deny", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}
]}
EOF
}
`

// TestTruncated: a file that is cut anywhere makes no panic, and no policy of what is cut.
func TestTruncated(t *testing.T) {
	for i := range len(body) - 1 {
		facts := factsOf([]terraform.File{{Name: "main.tf", Body: body[:i]}})
		for _, e := range facts.Entities {
			if e.Trust.Known() && !strings.Contains(e.Trust.JSON, "Deny") {
				t.Errorf("cut at %d, the trust policy is %s", i, e.Trust.JSON)
			}
		}
		if i > len("resource \"aws_iam_role\"") && len(facts.Entities) == 0 && len(facts.Unread) == 0 {
			t.Errorf("cut at %d, nothing is said", i)
		}
	}
}

// TestGrowth: names that are made of ARNs, which are made of names, do not grow without end, and what is too long stays
// an expression. Names that are made of themselves are expressions too.
func TestGrowth(t *testing.T) {
	var b strings.Builder
	for i := range 40 {
		next := fmt.Sprintf("${aws_iam_role.r%d.arn}", i+1)
		fmt.Fprintf(&b, "resource \"aws_iam_role\" \"r%d\" {\n  name = \"%s\"\n}\n", i, strings.Repeat(next, 10))
	}
	b.WriteString("resource \"aws_iam_role\" \"r40\" { name = \"end\" }\n")
	b.WriteString("resource \"aws_iam_user\" \"a\" { name = aws_iam_user.b.arn }\n")
	b.WriteString("resource \"aws_iam_user\" \"b\" { name = aws_iam_user.a.arn }\n")
	facts := factsOf([]terraform.File{{Name: "main.tf", Body: b.String()}})
	if len(facts.Entities) != 43 {
		t.Errorf("%d entities", len(facts.Entities))
	}
	for _, e := range facts.Entities {
		if e.Name == "" || len(e.Name) > 30_000 {
			t.Errorf("%s has a name of %d bytes", e.Label, len(e.Name))
		}
	}
}
