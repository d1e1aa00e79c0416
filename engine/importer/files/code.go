package files

import (
	"regexp"

	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
)

// construct is code of the CDK that makes a role, a user, a group or a policy, in one of its languages.
//
// See https://docs.aws.amazon.com/cdk/v2/guide/permissions.html
var construct = regexp.MustCompile(
	`\b(?:aws_)?iam\.(?:Cfn)?(?:Role|User|Group|ManagedPolicy|PolicyDocument|PolicyStatement|OpenIdConnectProvider)\(\s*` +
		`(?:this|self|scope|stack|\{|actions|effect)|\bRole\.Builder\.create\(`)

// code names code of the CDK, which is not read.
func (r *reader) code(text string) {
	at := construct.FindStringIndex(text)
	if at == nil {
		return
	}
	r.Unread = append(r.Unread, fact.Unread{
		Span: source.Span{Text: r.id, From: at[0], To: at[1]}, What: "code of the CDK",
		Reason: "what it makes shows when it runs: bring what `cdk synth` prints",
	})
}
