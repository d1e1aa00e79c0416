package yaml

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// short writes a tree as JSON in one line.
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
		return strconv.Quote(n.Text)
	}
	return n.Text
}

// shortAll writes every document, and every fault as `"text": message` in lines of their own. An ellipsis says that
// this part is not read.
func shortAll(body string) string {
	docs, faults := Read(body, 7)
	var lines []string
	for i := range docs {
		lines = append(lines, short(&docs[i]))
	}
	for _, f := range faults {
		lines = append(lines, fmt.Sprintf("%q: %s", body[f.Span.From:f.Span.To],
			strings.Replace(f.Message, ", so this part is not read", " …", 1)))
	}
	return strings.Join(lines, "\n")
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"nothing", "", ""},
		{"comments alone", "# a\n\n# b\n", ""},
		{"block style", "a: b\nc:\n  - d\n  - e: f\n    g: h\n", `{"a":"b","c":["d",{"e":"f","g":"h"}]}`},
		{"a list in the column of its key", "a:\n- b\n- c\nd: e\n", `{"a":["b","c"],"d":"e"}`},
		{"a list of lists", "- - a\n  - b\n-\n  c: d\n", `[["a","b"],{"c":"d"}]`},
		{"flow style", "a: {b: [c, 'd', \"e\"], f: }\n", `{"a":{"b":["c","d","e"],"f":null}}`},
		{"flow style over lines", "a: [\n  b, # one\n  c\n]\nd: {\n  \"e\": 1,\n}\n", `{"a":["b","c"],"d":{"e":1}}`},
		{
			"colons in flow style", "{Action: [sts:AssumeRole, sts:TagSession], R: arn:aws:iam::111122223333:root}\n",
			`{"Action":["sts:AssumeRole","sts:TagSession"],"R":"arn:aws:iam::111122223333:root"}`,
		},
		{
			"functions in flow style", "a: { Fn::GetAtt: [Role, Arn] }\nb: {Fn::Sub: x}\n",
			`{"a":{"Fn::GetAtt":["Role","Arn"]},"b":{"Fn::Sub":"x"}}`,
		},
		{
			"JSON", "{\"Action\":\"sts:AssumeRole\",\"a\":{\"b\":[1,true,null]}}",
			`{"Action":"sts:AssumeRole","a":{"b":[1,true,null]}}`,
		},
		{"plain text over lines", "a: b c\n  d e\nf: g\n", `{"a":"b c d e","f":"g"}`},
		{"quoted text over lines", "a: \"x\\\n  y\n\n  z\"\nb: 'it''s\n  so'\n", `{"a":"xy\nz","b":"it's so"}`},
		{"escapes", `a: "\u00e9\x41\t\\\""` + "\n", "{\"a\":\"éA\\t\\\\\\\"\"}"},
		{"comments", "a: b # c\n# d\ne: f#g\nh: '#i'\n", `{"a":"b","e":"f#g","h":"#i"}`},
		{"no value", "a:\nb: ~\nc: null\n", `{"a":null,"b":null,"c":null}`},
		{"an explicit key", "? a\n: b\n", `{"a":"b"}`},
		{
			"duplicate keys", "a: 1\na: 2\n",
			"{\"a\":1,\"a\":2}\n\"a\": this key stands twice in one object, and the first one is read",
		},
		{
			"a placeholder", "a: {{ role_arn }}\nb: arn:aws:iam::{{ account }}:role/x\n",
			`{"a":"{{ role_arn }}","b":"arn:aws:iam::{{ account }}:role/x"}`,
		},
		{"documents", "---\na: b\n...\n--- # two\nc: d\n---\n# none\n--- [e]\n", "{\"a\":\"b\"}\n{\"c\":\"d\"}\n[\"e\"]"},
		{"directives", "%YAML 1.2\n---\na: b\n", `{"a":"b"}`},
		{"a byte order mark", "\ufeffa: b\n", `{"a":"b"}`},
		{"CRLF", "a: |\r\n  l1\r\n  l2\r\nb: c\r\n", `{"a":"l1\nl2\n","b":"c"}`},
		{"CR", "a: b\rc: d\r", `{"a":"b","c":"d"}`},
		{"tabs", "a:\tb\t\n\t\nc:\t[d,\te]\t# f\n", `{"a":"b","c":["d","e"]}`},
		{"a scalar alone", "AccessDenied\n", `"AccessDenied"`},
	} {
		if got := shortAll(c.body); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

func TestBlocksOfText(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"a: |\n  l1\n    l2\n\n  l3\nb: c\n", "l1\n  l2\n\nl3\n"},
		{"a: |-\n  l1  \n  l2\n\n", "l1  \nl2"},
		{"a: |+\n  l1\n\n\nb: c\n", "l1\n\n\n"},
		{"a: |2\n    l1\n  l2\n", "  l1\nl2\n"},
		{"a: | # note\n  x # y\n", "x # y\n"},
		{"a: >\n  f1\n  f2\n\n  f3\n    as is\n  f4\n", "f1 f2\nf3\n  as is\nf4\n"},
		{"a: >-\n  f1\n  f2\n", "f1 f2"},
		{"a: |\n  x\n  \ttab\n", "x\n\ttab\n"},
		{"a: |\n  {\"x\": \"${Y}\"}\nb: c\n", "{\"x\": \"${Y}\"}\n"},
		{"a: |\n\n  l1\n", "\nl1\n"},
		{"a: |", ""},
	} {
		docs, faults := Read(c.body, 0)
		if len(docs) != 1 || faults != nil {
			t.Fatalf("%q: %v, %v", c.body, docs, faults)
		}
		if got := docs[0].At("a").String(); got != c.want {
			t.Errorf("%q: %q, want %q", c.body, got, c.want)
		}
	}
}

func TestScalars(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"2012-10-17", `"2012-10-17"`},
		{"2026-01-02T03:04:05Z", `"2026-01-02T03:04:05Z"`},
		{"111122223333", `"111122223333"`},
		{"012345678901", `"012345678901"`},
		{"'3600'", `"3600"`},
		{"3600", "3600"},
		{"-12", "-12"},
		{"1.5", "1.5"},
		{"1e3", "1e3"},
		{"1.25E-3", "1.25E-3"},
		{"1.", `"1."`},
		{"1e", `"1e"`},
		{"007", `"007"`},
		{"0x1F", `"0x1F"`},
		{"0o17", `"0o17"`},
		{"+1", `"+1"`},
		{"1_000", `"1_000"`},
		{".inf", `".inf"`},
		{"12:30:45", `"12:30:45"`},
		{"1.2.3", `"1.2.3"`},
		{"true", "true"},
		{"False", "false"},
		{"yes", `"yes"`},
		{"on", `"on"`},
		{"Null", "null"},
		{"!!str 3600", `"3600"`},
		{"!!str", `""`},
		{"!!int 3600", "3600"},
		{"!!bool true", "true"},
		{"!!timestamp 2012-10-17", `"2012-10-17"`},
		{"!!seq [a]", `["a"]`},
	} {
		want := `{"k":` + c.want + "}"
		if got := shortAll("k: " + c.body + "\n"); got != want {
			t.Errorf("%s: %s, want %s", c.body, got, want)
		}
	}
}

// The short forms are those of each function's page below
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html
func TestShortTags(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"!Ref Role", `{"Ref":"Role"}`},
		{"!Ref 'AWS::NoValue'", `{"Ref":"AWS::NoValue"}`},
		{"!GetAtt Role.Arn", `{"Fn::GetAtt":["Role","Arn"]}`},
		{"!GetAtt Stack.Outputs.RoleArn", `{"Fn::GetAtt":["Stack","Outputs.RoleArn"]}`},
		{"!GetAtt 'Role.Arn'", `{"Fn::GetAtt":["Role","Arn"]}`},
		{"!GetAtt Role", `{"Fn::GetAtt":"Role"}`},
		{"!GetAtt\n  - Role\n  - Arn", `{"Fn::GetAtt":["Role","Arn"]}`},
		{
			"!Sub 'arn:${AWS::Partition}:iam::${Account}:root'",
			`{"Fn::Sub":"arn:${AWS::Partition}:iam::${Account}:root"}`,
		},
		{"!Sub\n  - 'x${Y}'\n  - Y: !Ref Z", `{"Fn::Sub":["x${Y}",{"Y":{"Ref":"Z"}}]}`},
		{"!Sub |-\n    line ${A}\n    line", `{"Fn::Sub":"line ${A}\nline"}`},
		{"!Join ['', [a, !Ref B]]", `{"Fn::Join":["",["a",{"Ref":"B"}]]}`},
		{"!Join\n  - ':'\n  - - a\n    - !Ref B", `{"Fn::Join":[":",["a",{"Ref":"B"}]]}`},
		{"!If [IsProd, !Ref A, !Ref 'AWS::NoValue']", `{"Fn::If":["IsProd",{"Ref":"A"},{"Ref":"AWS::NoValue"}]}`},
		{
			"!And [!Condition A, !Not [!Equals [!Ref B, '']]]",
			`{"Fn::And":[{"Condition":"A"},{"Fn::Not":[{"Fn::Equals":[{"Ref":"B"},""]}]}]}`,
		},
		{"!Or\n  - !Condition A\n  - !Condition B", `{"Fn::Or":[{"Condition":"A"},{"Condition":"B"}]}`},
		{"!Select [0, !Split [',', 'a,b']]", `{"Fn::Select":[0,{"Fn::Split":[",","a,b"]}]}`},
		{"!FindInMap [M, !Ref 'AWS::Region', Id]", `{"Fn::FindInMap":["M",{"Ref":"AWS::Region"},"Id"]}`},
		{"!ImportValue\n    Fn::Sub: '${Net}-Role'", `{"Fn::ImportValue":{"Fn::Sub":"${Net}-Role"}}`},
		{"!GetAZs", `{"Fn::GetAZs":null}`},
		{"!Base64 x", `{"Fn::Base64":"x"}`},
		{"!Cidr [!Ref A, 2, 8]", `{"Fn::Cidr":[{"Ref":"A"},2,8]}`},
		{
			"!Transform {Name: AWS::Include, Parameters: {Location: s3://b/k}}",
			`{"Fn::Transform":{"Name":"AWS::Include","Parameters":{"Location":"s3://b/k"}}}`,
		},
		{"!ToJsonString {a: b}", `{"Fn::ToJsonString":{"a":"b"}}`},
		{"!Length [1, 2]", `{"Fn::Length":[1,2]}`},
		{"{AWS: !Sub 'a:${B}', C: !GetAtt D.E}", `{"AWS":{"Fn::Sub":"a:${B}"},"C":{"Fn::GetAtt":["D","E"]}}`},
		{"!Ref &a Role", `{"Ref":"Role"}`},
		{"&a !Ref Role", `{"Ref":"Role"}`},
	} {
		want := `{"k":` + c.want + "}"
		if got := shortAll("k: " + c.body + "\n"); got != want {
			t.Errorf("%s: %s, want %s", c.body, got, want)
		}
	}
	got := shortAll("a: !reference [.setup, script]\nb: !vault |\n  x\n")
	want := `{"a":[".setup","script"],"b":"x\n"}` +
		"\n\"!reference\": the tag !reference is not known, so its value is read as it is written" +
		"\n\"!vault\": the tag !vault is not known, so its value is read as it is written"
	if got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestAliases(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"an alias", "a: &x [b]\nc: *x\n", `{"a":["b"],"c":["b"]}`},
		{"a merge key", "a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n", `{"a":{"b":1,"c":2},"d":{"b":1,"c":3}}`},
		{
			"a merge of two", "a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne:\n  <<: [*x, *y]\n",
			`{"a":{"b":1},"c":{"b":2,"d":3},"e":{"b":1,"d":3}}`,
		},
		{"an alias of a name", "a: &x b\n*x : c\n", `{"a":"b","b":"c"}`},
		{"an anchor on nothing", "a: &x\nb: *x\n", `{"a":null,"b":null}`},
		{
			"a merge of text", "a: &x b\nc:\n  <<: *x\n  d: e\n",
			"{\"a\":\"b\",\"c\":{\"d\":\"e\"}}\n\"b\": a merge key << merges objects, so this value is not read",
		},
		{
			"no anchor", "a: *x\nb: &x 1\nc: *x\n",
			"{\"a\":null,\"b\":1,\"c\":1}\n\"*x\": the anchor of this alias is not in the text before it, so it has no value",
		},
		{"no alias in a text", "a: &x [b, 8 *x]\nc: d\n  *x\n", `{"a":["b","8 *x"],"c":"d *x"}`},
		{
			"no anchor, in many places", "a: [*x,*x, 1 *x]\n*x : c\n",
			"{\"a\":[null,null,\"1 *x\"],\"~\":\"c\"}\n\"*x\": UNKNOWN\n\"*x\": UNKNOWN\n\"*x\": UNKNOWN",
		},
		{
			"an alias of itself", "a: &x [b, *x]\nc: d\n",
			"{\"a\":[\"b\",null],\"c\":\"d\"}\n\"*x\": this alias stands for a value that contains it, so it has no value",
		},
	} {
		c.want = strings.ReplaceAll(c.want, "UNKNOWN",
			"the anchor of this alias is not in the text before it, so it has no value")
		if got := shortAll(c.body); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

// What is broken is named at its place, and the rest is read.
func TestBroken(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{
			"a value with a colon", "a:\n  b: c: d\n  e: f\ng: h\n",
			"{\"a\":{\"e\":\"f\"},\"g\":\"h\"}\n" +
				"\"b: c: d\": a colon with a space in a value: put the value in quotation marks …",
		},
		{
			"a bracket", "a: [b, c\nd: e\n",
			"{\"d\":\"e\"}\n\"a: [b, c\": a bracket [ that is not closed, or a comma that is missing …",
		},
		{
			"a quotation mark", "a:\n  - x: \"unclosed\n  - y: z\nb: c\n",
			"{\"a\":[{\"y\":\"z\"}],\"b\":\"c\"}\n\"- x: \\\"unclosed\": a quotation mark that is not closed …",
		},
		{
			"an indentation", "a:\n  b: c\n d: e\nf: g\n",
			"{\"a\":{\"b\":\"c\"},\"f\":\"g\"}\n\"d: e\": this does not fit the indentation of the lines before it …",
		},
		{
			"a tab", "a:\n  b: c\n\td: e\nf: g\n",
			"{\"a\":{\"b\":\"c\"},\"f\":\"g\"}\n\"d: e\": a character that cannot begin a value, such as a tab, @, % or ` …",
		},
		{
			"truncated", "Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      Path: \"/x",
			"{\"Resources\":{\"R\":{\"Type\":\"AWS::IAM::Role\",\"Properties\":null}}}\n" +
				"\"Path: \\\"/x\": a quotation mark that is not closed …",
		},
		{
			"one of two documents", "a: ]\n---\nb: c\n",
			"{\"b\":\"c\"}\n\"a: ]\": a value is missing, or a character does not fit here …",
		},
		{
			"an at sign", "a: @b\nc: d\n",
			"{\"c\":\"d\"}\n\"a: @b\": a character that cannot begin a value, such as a tab, @, % or ` …",
		},
		{
			"control characters", "a: b\x1bc\nd: \xff\n",
			"{\"a\":\"b_c\",\"d\":\"_\"}\n\"\\x1b\": a character that YAML does not allow is read as _",
		},
		{
			"JSON that is cut", `{"a": "b", "c": {`,
			"\"{\\\"a\\\": \\\"b\\\", \\\"c\\\": {\": a value is missing, or a character does not fit here …",
		},
	} {
		if got := shortAll(c.body); got != c.want {
			t.Errorf("%s: %s\nwant %s", c.name, got, c.want)
		}
	}
}

// spans lists every name and value with the text at its place.
func spans(body string, n *tree.Node, list *[]string) {
	slice := func(s source.Span) string { return body[s.From:s.To] }
	*list = append(*list, slice(n.Span))
	for i := range n.Items {
		spans(body, &n.Items[i], list)
	}
	for i := range n.Members {
		*list = append(*list, slice(n.Members[i].Name.Span)+" →")
		spans(body, &n.Members[i].Value, list)
	}
}

func TestSpans(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"é: b\n\"ü\": 'd''e'\n", "é: b\n\"ü\": 'd''e'|é →|b|\"ü\" →|'d''e'"},
		{
			"a: [é, \"x\\\"y\", {b: c}] # d\n",
			"a: [é, \"x\\\"y\", {b: c}]|a →|[é, \"x\\\"y\", {b: c}]|é|\"x\\\"y\"|{b: c}|b →|c",
		},
		{"ü: !Sub 'é${B}'\n", "ü: !Sub 'é${B}'|ü →|!Sub 'é${B}'|!Sub →|'é${B}'"},
		{"a: !GetAtt é.Arn\n", "a: !GetAtt é.Arn|a →|!GetAtt é.Arn|!GetAtt →|é.Arn|é|Arn"},
		{"a: |\n  é\n   ü\n\nb: c\n", "a: |\n  é\n   ü\n\nb: c|a →||\n  é\n   ü|b →|c"},
		{"\ufeffa: b\r\nc:\r\n  - d e\r\n    f\r\n", "a: b\r\nc:\r\n  - d e\r\n    f|a →|b|c →|- d e\r\n    f|d e\r\n    f"},
		{"a: &x b\nc: *x\n", "a: &x b\nc: *x|a →|b|c →|b"},
		{"---\na:\n---\nb: c\n", "a:|a →||b: c|b →|c"},
		{"a: {b: , c: }\n", "a: {b: , c: }|a →|{b: , c: }|b →||c →|"},
		{"a: {\n} # x\nb: [ # y\n]\n", "a: {\n} # x\nb: [ # y\n]|a →|{\n}|b →|[ # y\n]"},
		{"a: b\u2028c: d\ne: f\n", "a: b\u2028c: d\ne: f|a →|b|c →|d|e →|f"},
	} {
		docs, faults := Read(c.body, 0)
		var list []string
		for i := range docs {
			spans(c.body, &docs[i], &list)
		}
		if got := strings.Join(list, "|"); got != c.want || faults != nil {
			t.Errorf("%q: %q, %v\nwant %q", c.body, got, faults, c.want)
		}
	}
}
