package value

import (
	"strings"

	"rolewalk/engine/tree"
)

// queried are what --query prints of an answer, each by members that tell it, with the member of the answer that it
// was.
//
// See https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-filter.html
var queried = []struct {
	members   []string
	one, list string
}{
	{[]string{"PolicyName", "PolicyArn"}, "", "AttachedPolicies"},
	{[]string{"RoleName", "RoleId"}, "Role", "Roles"},
	{[]string{"UserName", "UserId"}, "User", "Users"},
	{[]string{"GroupName", "GroupId"}, "", "Groups"},
	{[]string{"PolicyName", "PolicyId"}, "Policy", "Policies"},
	{[]string{"VersionId", "Document"}, "PolicyVersion", ""},
	{[]string{"PolicySummary", "Content"}, "Policy", ""},
	{[]string{"Key", "Value"}, "", "Tags"},
}

// answerOf is the answer of which --query printed the value, nil if it is none. What list-roles gives of a role is less
// than what get-role does.
func answerOf(n *tree.Node, hint string) *tree.Node {
	item := n
	if n.Kind == '[' && len(n.Items) > 0 {
		item = &n.Items[0]
	}
	for _, q := range queried {
		if item.Member(q.members[0]) == nil || item.Member(q.members[1]) == nil {
			continue
		}
		if q.list == "Tags" && !strings.Contains(hint, "tags") {
			return nil // of anything
		}
		member, value := q.one, *n
		if n.Kind == '[' || q.one == "" || strings.Contains(hint, "aws iam list-") {
			member = q.list
		}
		if member == "" {
			return nil
		}
		if member == q.list && n.Kind != '[' {
			value = tree.Node{Kind: '[', Span: n.Span, Items: []tree.Node{*n}}
		}
		return &tree.Node{Kind: '{', Span: n.Span, Members: []tree.Member{
			{Name: tree.String{Value: member, Span: n.Span}, Value: value},
		}}
	}
	return nil
}
