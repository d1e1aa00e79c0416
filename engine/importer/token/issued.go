package token

import (
	"encoding/base64"
	"strconv"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/importer/fact"
	"rolewalk/engine/source"
	"rolewalk/engine/tree"
)

// lastSecond is the last second of the year 9999, behind which no time can be written.
const lastSecond = 253402300799

// issued is when a token was issued: its iat. It is zero if the token does not say.
//
// See https://www.rfc-editor.org/rfc/rfc7519#section-4.1.6
func issued(claims *tree.Node) fact.Moment {
	n := claims.At("iat")
	if n == nil {
		return 0
	}
	seconds, err := strconv.ParseFloat(n.Text, 64)
	if err != nil || seconds <= 0 || seconds > lastSecond {
		return 0
	}
	return fact.Moment(seconds * 1000)
}

// assertionStarts are how a SAML assertion begins in base64: <samlp, <saml2p, <saml:A, <saml2:A, <Response, <Assertion
// and <?xml.
var assertionStarts = []string{
	"PHNhbWxw", "PHNhbWwycD", "PHNhbWw6Q", "PHNhbWwyOk", "PFJlc3BvbnNl", "PEFzc2VydGlvb", "PD94bWwg",
}

// namespace is what every SAML assertion names.
//
// See https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf
const namespace = "urn:oasis:names:tc:SAML:"

// assertions finds SAML assertions, in base64 and as XML. What is in them is not read.
func assertions(body string, id source.TextID, facts *fact.Facts, left []byte) {
	found := false
	for _, word := range assertionStarts {
		for at := 0; ; {
			i := strings.Index(body[at:], word)
			if i < 0 {
				break
			}
			from := at + i
			end := from
			for end < len(body) && strings.IndexByte(aws.Letters+aws.Digits+"+/=\r\n", body[end]) >= 0 {
				end++
			}
			at = end
			if isAssertion(body[from:end]) {
				unreadAssertion(facts, source.Span{Text: id, From: from, To: end})
				blank(left[from:end])
				found = true
			}
		}
	}
	i := strings.Index(body, namespace)
	if i < 0 || found {
		return
	}
	from, end := strings.LastIndexByte(body[:i], '<'), strings.LastIndexByte(body, '>')
	if from >= 0 && end > i {
		unreadAssertion(facts, source.Span{Text: id, From: from, To: end + 1})
		blank(left[from : end+1])
	}
}

// firstBytes is how much of an assertion is looked at.
const firstBytes = 4096

func isAssertion(text string) bool {
	text = strings.NewReplacer("\r", "", "\n", "").Replace(text[:min(len(text), firstBytes)])
	plain, _ := base64.StdEncoding.DecodeString(text[:len(text)/4*4])
	return strings.Contains(string(plain), namespace)
}

func unreadAssertion(facts *fact.Facts, at source.Span) {
	facts.Unread = append(facts.Unread, fact.Unread{
		Span: at, What: "a SAML assertion", Reason: "Its XML is not read. Bring the error, or CloudTrail's event " +
			"AssumeRoleWithSAML, which says which role and which provider it was for.",
	})
}
