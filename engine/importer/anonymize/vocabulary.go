package anonymize

import (
	"regexp"
	"strconv"
	"strings"

	"rolewalk/engine/aws"
	"rolewalk/engine/managed"
	"rolewalk/engine/policy"
	"rolewalk/engine/scenario/syntax"
)

// These find the words of a walk that are not its own.
var (
	// keys are the names of JSON's members, condition keys among them.
	keys = regexp.MustCompile(`"((?:[^"\\\n]|\\.)*)"\s*:`)
	// services are service principals and the like.
	services = regexp.MustCompile(`[a-z0-9.-]+\.amazon(?:aws)?\.[a-z]+(?:\.cn)?`)
	// operations are what steps call, and what a finding or an error is called.
	operations = regexp.MustCompile(`\bcalls\s+([A-Za-z0-9-]+:\w+)|\bexpect\s+(?:finding|error)\s+(\S+)|\bcode\s+(\S+)`)
	// variables are policy variables.
	variables = regexp.MustCompile(`\$\{[^}"]*\}`)
	// ids are unique IDs and those of access keys.
	ids = regexp.MustCompile(`\b(?:A(?:RO|ID|SI|KI|GP|NP)A[A-Z0-9]{8,})\b`)
	// organization is what stands for an organization, an OU or a root.
	organization = regexp.MustCompile(`\b(?:organization|ou|parent|in(?: o-))\s*"?([A-Za-z0-9][^\s"{]*)|` +
		`\b((?:o|r|ou|p)-[a-z0-9-]+)`)
	// escapes are JSON strings with a character that is escaped by its number.
	escapes = regexp.MustCompile(`"(?:[^"\\\n]|\\.)*\\u[0-9A-Fa-f]{4}(?:[^"\\\n]|\\.)*"`)
	// placeholders are what a walk says to stand for something.
	placeholders = regexp.MustCompile(`(?m)^\s*placeholder\s+(\S+)[^\n]*`)
	// attached are managed policies by their names or ARNs.
	attached = regexp.MustCompile(`\b(?:attach|boundary|session-policy-arns)\s+\[?"?([^\s"{\]]+)`)
	// owned are the ARNs of policies of AWS's own.
	owned = regexp.MustCompile(`arn:[a-z-]+:iam::aws:policy/[^"\s]+`)
	// ownRoles are the paths and names of roles that AWS makes.
	ownRoles = regexp.MustCompile(`\b(?:aws-service-role|aws-reserved|service-role|(?:AWS|Amazon)[A-Za-z0-9]+|` +
		`OrganizationAccountAccessRole|sso\.amazonaws\.com)`)
	// regions are Regions, and the zones in them.
	regions = regexp.MustCompile(`\b[a-z]{2,4}(?:-[a-z]+)+-\d\b`)
	// times are those of a clock.
	times = regexp.MustCompile(`\d{4}-\d\d-\d\dT[\d:.]+Z?`)
	// declaredManaged are the managed policies of the walk itself.
	declaredManaged = regexp.MustCompile(`(?m)^\s*managed-policy\s+"?([^\s"{]+)`)
)

// general are words that no name consists of: those of ARNs and their resources, of hosts, of a token's subject, and of
// English.
const general = "arn aws cn us gov iso iam sts s3 com org net io dev edu co uk de info app local internal www http " +
	"https true false null allow deny root user role group policy key alias assumed federated instance profile mfa " +
	"server certificate saml oidc provider function table secret log stream volume image snapshot subnet vpc security " +
	"parameter db cluster service task definition repository stack machine execution rule event bus object index " +
	"account organization handshake backup vault project build report pipeline connection distribution listener " +
	"loadbalancer topic queue repo ref refs heads tags environment pull request branch main id oauth2 system " +
	"serviceaccount region default session name principal resource action effect any none unknown " +
	"the a an and or of to in on by for with from as at is are was not no may can only all own that this which it its"

// vocabulary has the words of a walk that stay, in small letters: those of the walk language, of JSON, of AWS, and of
// providers that AWS knows.
func vocabulary(text string) map[string]bool {
	v, code := map[string]bool{}, withoutProse(text)
	add := func(s string) {
		for word := range words(s) {
			v[strings.ToLower(word)] = true
		}
	}
	add(general)
	language(add)
	ownedByAWS(code, add)
	for _, form := range []*regexp.Regexp{
		services, variables, ids, owned, ownRoles, regions, times, placeholders, actions,
	} {
		for _, s := range form.FindAllString(text, -1) {
			add(s)
		}
	}
	for _, form := range []*regexp.Regexp{operations, organization} {
		for _, m := range form.FindAllStringSubmatch(code, -1) {
			add(strings.Join(m[1:], " "))
		}
	}
	for _, s := range escapes.FindAllString(text, -1) {
		add(s)
		if plain, err := strconv.Unquote(s); err == nil {
			add(plain)
		}
	}
	for _, m := range keys.FindAllStringSubmatch(text, -1) {
		key, claim, _ := strings.Cut(m[1], ":")
		add(claim)
		if !strings.Contains(key, ".") {
			add(key)
		}
	}
	for _, s := range host.FindAllString(text, -1) {
		known(s, add)
	}
	for word := range words(text) {
		if policy.LooksLikePlaceholder(word) {
			add(word)
		}
	}
	return v
}

// ownedByAWS adds the managed policies that are named and that the walk does not declare.
func ownedByAWS(code string, add func(string)) {
	own := map[string]bool{}
	for _, m := range declaredManaged.FindAllStringSubmatch(code, -1) {
		own[m[1]] = true
	}
	for _, m := range attached.FindAllStringSubmatch(code, -1) {
		if !own[m[1]] && !aws.LooksLikeARN(m[1]) {
			add(m[1])
		}
	}
}

// language adds the words of the walk language.
func language(add func(string)) {
	for _, f := range syntax.Forms() {
		for word := range strings.FieldsSeq(f.Usage) {
			if strings.ToLower(word) == word {
				add(word)
			}
		}
	}
	for _, usages := range syntax.Choices() {
		for _, usage := range usages {
			for word := range strings.FieldsSeq(usage) {
				if strings.ToLower(word) == word {
					add(word)
				}
			}
		}
	}
	for _, gate := range syntax.Gates() {
		add(gate)
	}
	for _, name := range managed.BuiltIn {
		add(name)
	}
}

// known adds the host of a provider that AWS knows. The end of the path of an EKS cluster is its own.
func known(text string, add func(string)) {
	name, _, _ := strings.Cut(text, "/")
	switch {
	case aws.IsEKS(text):
		add(name)
	case aws.ProviderOf(strings.ToLower(text)) != nil:
		add(text)
	case aws.ProviderOf(strings.ToLower(name)) != nil:
		add(name)
	}
}
