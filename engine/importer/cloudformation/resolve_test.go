package cloudformation

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"rolewalk/engine/importer/yaml"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// short writes a value as JSON in one line; a string with expressions has an asterisk before it.
func short(n *tree.Node) string {
	var parts []string
	switch n.Kind {
	case '{':
		for i := range n.Members {
			m := &n.Members[i]
			parts = append(parts, strconv.Quote(m.Name.Value)+":"+short(&m.Value))
		}
		return "{" + strings.Join(parts, ",") + "}"
	case '[':
		for i := range n.Items {
			parts = append(parts, short(&n.Items[i]))
		}
		return "[" + strings.Join(parts, ",") + "]"
	case '"':
		return strings.Repeat("*", len(n.Holes)) + strconv.Quote(n.Text)
	}
	return n.Text
}

// read reads YAML or JSON, which must be whole.
func read(t *testing.T, body string) *tree.Node {
	t.Helper()
	if strings.HasPrefix(body, "{") {
		n, fault := tree.ReadJSON(body, source.Span{To: len(body)})
		if fault != nil {
			t.Fatalf("%s: %s", body, fault.Message)
		}
		return &n
	}
	docs, faults := yaml.Read(body, 0)
	for _, f := range faults {
		if !strings.Contains(f.Message, "stands twice") {
			t.Fatalf("%s: %s", body, f.Message)
		}
	}
	if len(docs) != 1 {
		t.Fatalf("%s: %d documents", body, len(docs))
	}
	return &docs[0]
}

// lines writes all that a template makes.
func lines(r result) string {
	var list []string
	for _, m := range r.resources {
		line := m.id + " " + m.kind
		if m.name != "" {
			line += " " + m.name
		}
		if m.doubt != "" {
			line += " (?)"
		}
		list = append(list, line+" "+short(&m.properties))
	}
	for _, u := range r.unread {
		list = append(list, u.What+": "+u.Reason)
	}
	return strings.Join(list, "\n")
}

// evaluate evaluates one value in a template with parameters, conditions and resources.
const frame = `
AWSTemplateFormatVersion: 2010-09-09
Parameters:
  Env: {Type: String, Default: dev}
  Count: {Type: Number, Default: 3}
  Ids: {Type: CommaDelimitedList, Default: '111122223333, 444455556666'}
  Account: {Type: String}
  Image: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /golden/image}
Mappings:
  Accounts:
    dev: {id: 111122223333, list: [a, b]}
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsDev: !Not [!Condition IsProd]
  Both: !And [!Condition IsDev, !Equals [!Ref Count, '3']]
  Some: !Or [!Condition IsProd, !Condition Unclear]
  Any: !Or [!Condition Unclear, !Condition IsDev]
  Unclear: !Equals [!Ref Account, '111122223333']
  Regional: !Equals [!Ref 'AWS::Region', us-east-1]
  Same: !Equals [!Ref Account, !Ref Account]
  Loop: !Not [!Condition Pool]
  Pool: !Not [!Condition Loop]
  Odd: !Contains [[a], a]
Resources:
  Named: {Type: 'AWS::IAM::Role', Properties: {RoleName: !Sub '${Env}-role'}}
  Unnamed: {Type: 'AWS::IAM::Role'}
  Managed: {Type: 'AWS::IAM::ManagedPolicy', Properties: {ManagedPolicyName: mine}}
  Self: {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Ref Self}}
  Dyn: {Type: 'AWS::S3::Bucket', Properties: {BucketName: !Sub 'x-${AWS::AccountId}'}}
  Probe: {Type: 'AWS::IAM::Group', Properties: {V: VALUE}}
`

func TestFunctions(t *testing.T) {
	for _, c := range []struct{ value, want string }{
		// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-ref.html
		{"!Ref Env", `"dev"`},
		{"!Ref Count", "3"},
		{"!Ref Ids", `["111122223333","444455556666"]`},
		{"!Ref Account", `*"${Account}"`},
		{"!Ref Image", `*"${Image}"`},
		{"!Ref Named", `"dev-role"`},
		{"!Ref Unnamed", `*"${Unnamed}"`},
		{"!Ref Managed", `*"arn:aws:iam::${AWS::AccountId}:policy/mine"`},
		{"!Ref Dyn", `*"x-${AWS::AccountId}"`},
		{"!Ref Self", `*"${Self}"`},
		{"!Ref Elsewhere", `*"${Elsewhere}"`},
		// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
		{"!Ref 'AWS::AccountId'", `*"${AWS::AccountId}"`},
		{"!Ref 'AWS::Region'", `*"${AWS::Region}"`},
		{"!Ref 'AWS::Partition'", `"aws"`},
		{"!Ref 'AWS::URLSuffix'", `"amazonaws.com"`},
		{"[a, !Ref 'AWS::NoValue', b]", `["a","b"]`},
		{"{a: !Ref 'AWS::NoValue', b: c}", `{"b":"c"}`},
		{"!GetAtt Unnamed.Arn", `**"arn:aws:iam::${AWS::AccountId}:role/${Unnamed}"`},
		{"!GetAtt Named.Arn", `*"arn:aws:iam::${AWS::AccountId}:role/dev-role"`},
		{"!GetAtt Unnamed.RoleId", `*"${Unnamed.RoleId}"`},
		{"!GetAtt Dyn.Arn", `*"arn:aws:s3:::x-${AWS::AccountId}"`},
		{"!GetAtt Self.Arn", `*"arn:aws:s3:::${Self}"`},
		{"!GetAtt [Stack, Outputs.Role]", `*"${Stack.Outputs.Role}"`},
		{"{'Fn::GetAtt': Unnamed.Arn}", `**"arn:aws:iam::${AWS::AccountId}:role/${Unnamed}"`},
		{"!GetAtt Cluster.OpenIdConnectIssuerUrl", `*"${Cluster.OpenIdConnectIssuerUrl}"`},
		// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
		{"!Sub 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Env}'", `*"arn:aws:iam::${AWS::AccountId}:role/dev"`},
		{"!Sub '${Unnamed.Arn}/*'", `**"arn:aws:iam::${AWS::AccountId}:role/${Unnamed}/*"`},
		{"!Sub 'home/${!aws:username}/*'", `"home/${aws:username}/*"`},
		{"!Sub ['${A}-${Env}', {A: !Ref Account}]", `*"${Account}-dev"`},
		{"!Sub ['${A}-${B}', {A: x, B: !Select [1, [p, q]]}]", `"x-q"`},
		{"!Sub 'a ${ Env } ${'", `"a dev ${"`},
		{"!Sub 'a ${Env'", `"a ${Env"`},
		{"!Sub '${Ids}'", `*"${Ids}"`},
		{"!Sub 'home/${aws:username}'", "\"home/${aws:username}\"\n${aws:username} in Probe: " +
			"Fn::Sub takes it for a name of the template, and AWS refuses that: write ${!aws:username}"},
		{
			"!Join ['', ['arn:', !Ref 'AWS::Partition', ':iam::', !Ref 'AWS::AccountId', ':root']]",
			`*"arn:aws:iam::${AWS::AccountId}:root"`,
		},
		{"!Join [',', !Ref Ids]", `"111122223333,444455556666"`},
		{"!Join [',', !GetAZs '']", `*"${Fn::Join Fn::GetAZs}"`},
		{"!Join [',', [a, [b]]]", "*\"${Fn::Join}\"\nFn::Join in Probe: a value in its list is no text"},
		{"!Join ','", "*\"${Fn::Join}\"\nFn::Join in Probe: it wants a delimiter and a list"},
		{"!Split ['/', a/b]", `["a","b"]`},
		{"!Select [1, !Split ['/', !Ref Env]]", "*\"${Fn::Select 1}\"\nFn::Select 1 in Probe: its list has no such value"},
		{"!Select ['0', !Ref Ids]", `"111122223333"`},
		{"!Select [2, !Split ['/', !Ref 'AWS::StackId']]", `*"${Fn::Select 2 Fn::Split / AWS::StackId}"`},
		{"!FindInMap [Accounts, !Ref Env, id]", `"111122223333"`},
		{"!FindInMap [Accounts, dev, list]", `["a","b"]`},
		{"!FindInMap [Accounts, !Ref 'AWS::Region', id]", `*"${Fn::FindInMap Accounts.AWS::Region.id}"`},
		{"!FindInMap [Accounts, prod, id, {DefaultValue: !Ref Env}]", `"dev"`},
		{
			"!FindInMap [Accounts, prod, id]",
			"*\"${Fn::FindInMap Accounts.prod.id}\"\n" +
				"Fn::FindInMap Accounts.prod.id in Probe: the template's Mappings do not have it",
		},
		{"!Base64 hello", `"aGVsbG8="`},
		{"!Base64 {Ref: Account}", `*"${Fn::Base64 Account}"`},
		{"!ImportValue net-Role", `*"${Fn::ImportValue net-Role}"`},
		{"!ImportValue {'Fn::Sub': '${AWS::StackName}-Role'}", `*"${Fn::ImportValue AWS::StackName-Role}"`},
		{"!Length [a, b]", "2"},
		{"!ToJsonString {a: [1, true, 'q\"'], b: !Sub '${Account}x'}", `*"{\"a\":[1,true,\"q\\\"\"],\"b\":\"${Account}x\"}"`},
		{"!If [IsProd, p, d]", `"d"`},
		{"!If [IsDev, p, d]", `"p"`},
		{"!If [Both, p, d]", `"p"`},
		{"!If [Any, p, d]", `"p"`},
		{"!If [Same, p, d]", `"p"`},
		{"!If [IsDev, !Ref 'AWS::NoValue', d]", ""},
		{"!If [Some, p, d]", "*\"${Fn::If Some}\"\n" +
			"Fn::If Some in Probe: whether the condition Some holds cannot be decided, because " +
			"whether the condition Unclear holds cannot be decided, because Account has no value in the template"},
		{"!If [Regional, p, d]", "*\"${Fn::If Regional}\"\n" +
			"Fn::If Regional in Probe: whether the condition Regional holds cannot be " +
			"decided, because AWS::Region has no value in the template"},
		{"!If [Loop, p, d]", "*\"${Fn::If Loop}\"\nFn::If Loop in Probe: the condition Loop refers to itself"},
		{"!If [Odd, p, d]", "*\"${Fn::If Odd}\"\n" +
			"Fn::If Odd in Probe: whether the condition Odd holds cannot be decided, because " +
			"Fn::Contains is not evaluated here"},
		{"!If [Nowhere, p, d]", "*\"${Fn::If Nowhere}\"\nFn::If Nowhere in Probe: the template has no condition Nowhere"},
		{
			"!Transform {Name: 'AWS::Include'}", "*\"${Fn::Transform}\"\n" +
				"Fn::Transform in Probe: it is evaluated when the template is deployed",
		},
		{
			"{'Fn::Transform': {Name: x}, a: b}", "{\"a\":\"b\"}\n" +
				"Fn::Transform in Probe: it stands beside other members, and what it makes of them is not known",
		},
		{"{Condition: {StringEquals: {a: b}}}", `{"Condition":{"StringEquals":{"a":"b"}}}`},
	} {
		got := resolve(read(t, strings.Replace(frame, "VALUE", c.value, 1)), nil)
		value := ""
		for _, m := range got.resources {
			if v := m.properties.At("V"); v != nil {
				value = short(v)
			}
		}
		for _, u := range got.unread {
			if u.What != "the name of Self" {
				value += "\n" + u.What + ": " + u.Reason
			}
		}
		if value != c.want {
			t.Errorf("%s: %s\nwant %s", c.value, value, c.want)
		}
	}
}

// An expression says where it stands, in its string and in the text.
func TestHoles(t *testing.T) {
	body := strings.Replace(frame, "VALUE", "!Sub ['é${Account}/${B}', {B: !Join ['-', [x, !GetAtt A.Arn]]}]", 1)
	got := resolve(read(t, body), nil)
	v := got.resources[len(got.resources)-1].properties.At("V")
	var list []string
	for _, h := range v.Holes {
		list = append(list, fmt.Sprintf("%s %s %s", h.Expr, v.Text[h.From:h.To], body[h.Span.From:h.Span.To]))
	}
	want := "Account ${Account} ${Account}|A.Arn ${A.Arn} !GetAtt A.Arn"
	if g := strings.Join(list, "|"); g != want || v.Text != "é${Account}/x-${A.Arn}" {
		t.Errorf("%s in %s\nwant %s", g, v.Text, want)
	}
}
