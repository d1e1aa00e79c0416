package match

import "testing"

// vars are the values of policy variables in a test; a key in unknown is one whose value is not known.
type vars struct {
	values  map[string]string
	unknown map[string]bool
}

func (v vars) Placeholders() *Placeholders { return nil }

func (v vars) Variable(key string) (string, Truth) {
	if v.unknown[key] {
		return "", Unknown
	}
	value, ok := v.values[key]
	return value, Of(ok)
}

var testVars = vars{
	values:  map[string]string{"aws:username": "ana", "aws:principaltag/team": "a*b", "aws:userid": "AIDA:x"},
	unknown: map[string]bool{"aws:sourceip": true},
}

func TestTemplate(t *testing.T) {
	for _, c := range []struct {
		name, pattern        string
		variables, wildcards bool
		value                string
		want                 Truth
	}{
		{"plain", "home/ana", true, true, "home/ana", Yes},
		{"a variable", "home/${aws:username}/*", true, true, "home/ana/x", Yes},
		{"its name in another case", "home/${AWS:UserName}", true, true, "home/ana", Yes},
		{"2008 reads it as text", "home/${aws:username}", false, true, "home/ana", No},
		{"2008 reads it as text, which matches itself", "home/${aws:username}", false, true, "home/${aws:username}", Yes},
		{"a default is not needed", "${aws:username, 'none'}", true, true, "ana", Yes},
		{"a default is needed", "${aws:PrincipalTag/no, 'none'}", true, true, "none", Yes},
		{"an empty default", "x${aws:PrincipalTag/no, ''}y", true, true, "xy", Yes},
		{"no value and no default", "${aws:PrincipalTag/no}", true, true, "", No},
		{"a star in a value is a star", "${aws:PrincipalTag/team}", true, true, "aXb", No},
		{"a star in a value equals a star", "${aws:PrincipalTag/team}", true, true, "a*b", Yes},
		{"an escaped star", "a${*}", true, true, "ax", No},
		{"an escaped star equals a star", "a${*}", true, true, "a*", Yes},
		{"an escaped question mark", "a${?}", true, true, "a?", Yes},
		{"an escaped dollar", "${$}{x}", true, true, "${x}", Yes},
		{"wildcards off", "a*", true, false, "ab", No},
		{"wildcards off, equal", "a*", true, false, "a*", Yes},
		{"unknown", "${aws:SourceIp}", true, true, "1.2.3.4", Unknown},
	} {
		tmpl, err := compileTemplate(c.pattern, c.variables, c.wildcards)
		if err != nil {
			t.Errorf("%s: compileTemplate(%q): %v", c.name, c.pattern, err)
		}
		if got := tmpl.matches(c.value, testVars); got != c.want {
			t.Errorf("%s: %q matches %q = %v, want %v", c.name, c.pattern, c.value, got, c.want)
		}
	}
}

func TestTemplateBroken(t *testing.T) {
	for _, pattern := range []string{"a${b", "${}", "${a b}", "${a, b}", "${a, 'b}"} {
		tmpl, err := compileTemplate(pattern, true, true)
		if err == nil {
			t.Errorf("compileTemplate(%q) has no error", pattern)
		}
		if got := tmpl.matches(pattern, testVars); got != Yes {
			t.Errorf("a broken variable stands for itself, but %q does not match itself", pattern)
		}
	}
}

func TestARNPattern(t *testing.T) {
	const role = "arn:aws:iam::111122223333:role/app/Dev"
	for _, c := range []struct {
		pattern, value string
		onlyLast, star bool
		want           Truth
	}{
		{role, role, true, true, Yes},
		{role, "arn:aws:iam::111122223333:role/app/dev", true, true, No},
		{"*", role, true, true, Yes},
		{"*", role, false, false, No},
		{"*", "not an arn", true, true, Yes},
		{"arn:aws:iam::*:role/*", role, true, true, Yes},
		{"arn:aws:iam:*:role/*", role, true, true, No},
		{"arn:aws:s3:::b/*", "arn:aws:s3:::b/c:d/e", true, true, Yes},
		{"arn:aws:s3:::b", "arn:aws:s3:::b/c", true, true, No},
		{"arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/ana/x", true, true, Yes},
		{"arn:aws:iam::${aws:username}:role/x", "arn:aws:iam::ana:role/x", true, true, No},
		{"arn:aws:iam::${aws:username}:role/x", "arn:aws:iam::ana:role/x", false, false, Yes},
		{"arn:aws:s3:::${aws:userid}", "arn:aws:s3:::AIDA:x", true, true, Yes},
		{"arn:aws:s3:::${aws:PrincipalTag/no, 'a:b'}", "arn:aws:s3:::a:b", true, true, Yes},
		{"arn:aws:s3", role, true, true, No},
		{"arn:aws:sts::111122223333:assumed-role/X/*", "arn:aws:iam::111122223333:role/X", false, false, No},
		{"arn:aws:s3:::${aws:SourceIp}", "arn:aws:s3:::x", true, true, Unknown},
		{"arn:aws:iam::1:${aws:SourceIp}", "arn:aws:s3:::x", true, true, No},
	} {
		p, err := NewARNPattern(c.pattern, true, c.onlyLast, c.star)
		if err != nil {
			t.Errorf("NewARNPattern(%q): %v", c.pattern, err)
		}
		if got := p.Matches(c.value, testVars); got != c.want {
			t.Errorf("%q matches %q = %v, want %v", c.pattern, c.value, got, c.want)
		}
	}
}
