package main

import "slices"

const (
	ipFile      = "engine/match/ip.go"
	numericFile = "engine/match/numeric.go"
	dateFile    = "engine/match/date.go"
	stringFile  = "engine/match/string.go"
	lowerFile   = "engine/match/lowercase.go"

	serviceNameFile    = "engine/aws/servicename.go"
	sharedCheckFile    = "engine/lint/check_shared_provider_not_saved.go"
	attachmentFile     = "engine/scenario/attachmentrules.go"
	trustActionFile    = "engine/policy/trustaction.go"
	principalCheckFile = "engine/policy/principalcheck.go"
)

// facts are mistakes about what AWS saves and about how it compares values.
var facts = slices.Concat(comparisons, savedTrusts, savedPrincipals, savedRCPs, quotas, storedRoles, checked)

// comparisons are mistakes in reading the values of a request or of a policy.
var comparisons = []mutant{
	{
		name: "value: what is not false is true", says: "a Bool takes any text but false for true",
		file: "engine/match/bool.go",
		edits: []string{
			"strings.EqualFold(got, \"true\")",
			"!strings.EqualFold(got, \"false\")",
		},
		walk: "conditions/all-but-true-is-false.walk",
	},
	{
		name: "value: numbers have no exponent", says: "1e0 is no number",
		file: numericFile, edits: []string{"strings.IndexAny(s, \"eE\")", "strings.IndexAny(s, \"\\x00\")"},
		walk: "conditions/numbers-with-an-exponent.walk",
	},
	{
		name: "value: an exponent does not count", says: "1e3 is one",
		file: numericFile, edits: []string{"return s[:i], power, err", "return s[:i], 0 * power, err"},
		walk: "conditions/numbers-with-an-exponent.walk",
	},
	{
		name: "value: NotIpAddress holds for what is no address",
		says: "a text that cannot be read is outside every range",
		file: operatorFile,
		edits: []string{
			"{NotIPAddress, true, compileIP, isAddress}",
			"{NotIPAddress, true, compileIP, nil}",
		},
		walk: "conditions/negated-and-no-address.walk",
	},
	{
		name: "value: a Deny with NotIpAddress hits what is no address",
		says: "a Deny takes what it cannot read for outside",
		file: operatorFile,
		edits: []string{
			"{NotIPAddress, true, compileIP, isAddress}",
			"{NotIPAddress, true, compileIP, nil}",
		},
		walk: "conditions/deny-and-no-address.walk",
	},
	{
		name: "value: ArnNotLike holds for what is no ARN", says: "a text that is no ARN differs from every pattern",
		file: operatorFile,
		edits: []string{
			"{ArnNotLike, true, compileARN, isARN}",
			"{ArnNotLike, true, compileARN, nil}",
		},
		walk: "conditions/deny-and-no-arn.walk",
	},
	{
		name: "value: ArnNotEquals holds for what is no ARN", says: "a text that is no ARN differs from every ARN",
		file: operatorFile,
		edits: []string{
			"{ArnNotEquals, true, compileARN, isARN}",
			"{ArnNotEquals, true, compileARN, nil}",
		},
		walk: "conditions/negated-and-no-arn.walk",
	},
	{
		name: "value: mapped addresses are IPv6", says: "::ffff:192.0.2.1 is in no IPv4 range",
		file: ipFile, edits: []string{"n.prefix.Contains(a.Unmap())", "n.prefix.Contains(a)"},
		walk: "conditions/mapped-addresses-are-ipv4.walk",
	},
	{
		name: "value: host bits of IPv6 are ignored", says: "2001:db8::5/64 is the range 2001:db8::/64",
		file: ipFile, edits: []string{"p.Addr().Is6() && p.Masked() != p", "false && p.Masked() != p"},
		walk: "conditions/ipv6-range-with-host-bits.walk",
	},
	{
		name: "value: no zeros before the numbers of an address", says: "192.000.002.1 is no address",
		file: ipFile, edits: []string{"a, err = netip.ParseAddr(withoutZeros(s))", "_ = withoutZeros(s)"},
		walk: "conditions/address-with-leading-zeros.walk",
	},
	{
		name: "value: zeros make an octal number", says: "192.0.010.0 is 192.0.8.0", value: "8",
		file: ipFile, edits: []string{
			"\t\tif plain := strings.TrimLeft(n, \"0\");",
			"\t\tif v, err := strconv.ParseInt(n, 0, 16); err == nil {\n\t\t\tn = strconv.FormatInt(v, 10)\n\t\t}\n" +
				"\t\tif plain := strings.TrimLeft(n, \"0\");",
		},
		walk: "conditions/address-with-leading-zeros.walk",
	},
	{
		name: "value: ? is a whole character", says: "a question mark stands for a character outside the first 65,536",
		file: globFile, edits: []string{"if value[i] >= firstOfFour {", "if false {"},
		walk: "conditions/question-mark-counts-units.walk",
	},
	{
		name: "value: cases are folded", says: "letters with one capital are equal",
		file: stringFile, edits: []string{
			"return Of(equalInLowerCase(t.lower, got))",
			"return Of(strings.EqualFold(t.template.glob.text, got))",
		},
		walk: "conditions/letters-with-two-lower-cases.walk",
	},
	{
		name: "value: sigma has one lower case", says: "the last letter of a word is no exception",
		file: lowerFile, edits: []string{"c == 'Σ' && lastCased", "false && lastCased"},
		walk: "conditions/letters-with-two-lower-cases.walk",
	},
	{
		name: "value: dates by the nanosecond", says: "a part of a millisecond makes a date differ",
		file: dateFile, edits: []string{
			"return &date{t.UnixMilli(), o}, nil", "return &date{t.UnixNano(), o}, nil",
			"cmp.Compare(t.UnixMilli(), d.wanted)", "cmp.Compare(t.UnixNano(), d.wanted)",
		},
		walk: "conditions/dates-by-the-millisecond.walk",
	},
	{
		name: "value: seconds without a sign", says: "a number of seconds with a plus is no date",
		file: dateFile, edits: []string{"strings.CutPrefix(s, \"+\")", "strings.CutPrefix(s, \"\\x00\")"},
		walk: "conditions/seconds-with-a-sign.walk",
	},
	{
		name: "value: a multivalued key has a default",
		says: "the default of a variable stands for a key with several values",
		file: templateFile, edits: []string{"p.several = aws.IsMultivalued(p.key)", "_ = aws.IsMultivalued"},
		walk: "variables/default-of-a-multivalued-key.walk",
	},
	{
		name: "value: a list has a default",
		says: "the default of a variable stands for a key that the request gives as a list",
		file: templateFile, edits: []string{"p.hasDefault && value != Several {", "p.hasDefault {"},
		walk: "variables/default-of-a-multivalued-key.walk",
	},
}

// savedTrusts are mistakes about what AWS saves as a trust policy, and about what it does not.
var savedTrusts = []mutant{
	{
		name: "saved: a trust with wildcards", says: "a trust policy may have sts:*",
		file: trustActionFile, edits: []string{
			"\tif slices.Contains(names, v.Value) {",
			"\tif slices.Contains(names, v.Value) || strings.Contains(v.Value, \":\") && strings.ContainsAny(v.Value, \"*?\") {",
		},
		walk: "unsaved/trust-action-with-a-wildcard.walk",
	},
	{
		name: "saved: a trust with actions in any case", says: "a trust policy may have sts:assumerole",
		file: trustActionFile, edits: []string{
			"\tif slices.Contains(names, v.Value) {",
			"\tif slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, v.Value) }) {",
		},
		walk: "unsaved/trust-action-in-another-case.walk",
	},
	{
		name: "saved: a trust with a misspelled action", says: "an action that sts does not have is passed over",
		file: trustActionFile, edits: []string{
			"\t\trefuse(fmt.Sprintf(\"%s is no action of a trust policy\", v.Value), remedy, fixes...)\n",
			"\t\t_, _ = remedy, fixes\n",
		},
		walk: "unsaved/trust-action-misspelled.walk",
	},
	{
		name: "saved: a trust with any action of sts", says: "sts:GetSessionToken is an action of a trust policy",
		file: trustActionFile, edits: []string{
			"\tif slices.Contains(names, v.Value) {",
			"\tif slices.Contains(append(names, \"sts:GetSessionToken\", \"sts:GetCallerIdentity\"), v.Value) {",
		},
		walk: "unsaved/trust-action-that-serves-no-trust.walk",
	},
	{
		name: "saved: no trust with all six actions", says: "sts:SetContext is no action of a trust policy",
		file: "engine/aws/actions.go",
		edits: []string{
			"TagSession, SetSourceIdentity, SetContext,\n",
			"TagSession, SetSourceIdentity,\n",
		},
		walk: "unsaved/trust-action-that-serves-no-trust.walk",
	},
}

// savedPrincipals are mistakes about the principals that AWS saves.
var savedPrincipals = []mutant{
	{
		name: "saved: a service misspelled", says: "any name in the form of a service is taken",
		file: principalCheckFile,
		edits: []string{
			"\tif known != aws.NoService {\n",
			"\tif known != aws.NoService || known > 0 {\n",
		},
		walk: "unsaved/service-misspelled.walk",
	},
	{
		name: "saved: no service that is not known", says: "a name that no list has is refused",
		file: principalCheckFile, edits: []string{"\tif known != aws.NoService {\n", "\tif known == aws.KnownService {\n"},
		walk: "services/regions-and-other-forms.walk",
	},
	{
		name: "saved: no service with a Region", says: "a Region in the name of a service is a slip",
		file: "engine/aws/servicename.go", edits: []string{
			"return KnownService, \"\"\n\tcase amazon && serviceNames[plain]:",
			"if plain != label {\n\t\t\treturn NoService, plain\n\t\t}\n\t\t" +
				"return KnownService, \"\"\n\tcase amazon && serviceNames[plain]:",
		},
		walk: "services/regions-and-other-forms.walk",
	},
	{
		name: "saved: no origin access identity", says: "CloudFront's identity is no principal of a bucket's policy",
		file: "engine/policy/principal.go", edits: []string{"if arn.IsOriginAccessIdentity() {", "if false {"},
		walk: "resource-policies/origin-access-identity.walk",
	},
	{
		name: "saved: an origin access identity in a trust", says: "a trust policy may name CloudFront's identity",
		file: principalCheckFile,
		edits: []string{
			"p.Form == FormCanonical && r.kind == Trust",
			"false && r.kind == Trust",
		},
		walk: "resource-policies/origin-access-identity.walk",
	},
	{
		name: "saved: a star for providers", says: "the star names a provider",
		file: principalCheckFile, edits: []string{
			"if isARN || aws.IsBuiltIn(p.Value) {", "if isARN || aws.IsBuiltIn(p.Value) || p.Value == \"*\" {",
		},
		walk: "unsaved/federated-star.walk",
	},
}

// savedRCPs are mistakes about what Organizations saves as a resource control policy.
var savedRCPs = []mutant{
	{
		name: "saved: no RCP with an object of everyone", says: "the principal of an RCP is \"*\" and nothing else",
		file: "engine/policy/elements.go", edits: []string{
			"n.Kind == '{' && len(n.Members) == 1 && n.Members[0].Name.Value == \"AWS\"", "false",
		},
		walk: "organizations/rcp-principals.walk",
	},
	{
		name: "saved: an RCP with a list of everyone", says: "the principal of an RCP may be a list",
		file: "engine/policy/elements.go", edits: []string{
			"\treturn n.Kind == '\"' && n.Text == \"*\"\n",
			"\tif n.Kind == '[' && len(n.Items) == 1 {\n\t\tn = &n.Items[0]\n\t}\n\treturn n.Kind == '\"' && n.Text == \"*\"\n",
		},
		walk: "organizations/rcp-principals.walk",
	},
	{
		name: "saved: an RCP of any service", says: "an RCP may name a service that has none",
		file: "engine/policy/statement.go", edits: []string{"case !aws.RCPBinds(service):", "case false:"},
		walk: "organizations/rcp-of-a-service-without-them.walk",
	},
	{
		name: "saved: no RCP with a prefix in capitals", says: "the service of an RCP's action is compared with its case",
		file: "engine/policy/statement.go", edits: []string{
			"\tservice := aws.ServiceOf(v.Value)\n", "\tservice, _, _ := strings.Cut(v.Value, \":\")\n",
		},
		walk: "organizations/rcp-of-a-service-without-them.walk",
	},
}

// quotas are mistakes about how much AWS saves and attaches.
var quotas = []mutant{
	{
		name: "quota: one character more of an SCP", says: "an SCP may have 10,241 characters",
		file: limitsFile, edits: []string{"Quota{10240, 10240}\n\tRCPQuota", "Quota{10241, 10241}\n\tRCPQuota"},
		walk: "organizations/size-of-an-scp.walk",
	},
	{
		name: "quota: a role has any number of policies", says: "the attached policies of a role are not counted",
		file: attachmentFile, edits: []string{"delete(b.bound.attachments, name)", "_ = name"},
		walk: "identity/more-attached-than-aws-attaches.walk",
	},
	{
		name: "quota: a role has 20 policies", says: "AWS attaches no more policies to a role than the default",
		file: limitsFile, edits: []string{"RoleAttachments  = Quota{20, 25}", "RoleAttachments  = Quota{20, 20}"},
		walk: "identity/more-attached-than-aws-attaches.walk",
	},
	{
		name: "quota: any number of SCPs", says: "the policies of a node are not counted",
		file: attachmentFile, edits: []string{"n <= most || d == nil", "true"},
		walk: "organizations/more-policies-than-aws-attaches.walk",
	},
	{
		name: "quota: RCPFullAWSAccess does not count", says: "five RCPs of a customer's are attached",
		file: attachmentFile, edits: []string{"aws.MaxRCPs, 1", "aws.MaxRCPs, 0"},
		walk: "organizations/more-policies-than-aws-attaches.walk",
	},
}

// storedRoles are mistakes about roles that AWS saved before it looked at shared identity providers.
var storedRoles = []mutant{
	{
		name: "saved: no role that was stored before", says: "a trust that AWS would not save now admits no token",
		file: "engine/policy/statement.go", edits: []string{
			"p.Value == aws.Cognito && len(s.Condition) == 0 {",
			"(p.Value == aws.Cognito && len(s.Condition) == 0 || " +
				"strings.HasSuffix(p.Value, \"/gitlab.com\") && s.Condition[0].Lower != \"gitlab.com:sub\") {",
		},
		walk: "web-identity/saved-before-the-write-check.walk",
	},
	{
		name: "saved: no pattern of ?*", says: "a trust with ?* for GitHub's subject is refused",
		file: "engine/policy/conditioncheck.go", edits: []string{
			"\t\tr.placeholder(v)\n",
			"\t\tr.placeholder(v)\n\t\tif v.Value == \"?*\" {\n" +
				"\t\t\tr.refuse(TypeMismatch, v.Span, \"\", answerSyntax, \"\")\n\t\t}\n",
		},
		walk: "web-identity/saved-and-open.walk",
	},
	{
		name: "saved: a service of amazon.com", says: "a service may end in amazon.com as well",
		file: serviceNameFile, edits: []string{"case amazon && serviceNames[plain]:", "case false:"},
		walk: "unsaved/service-of-amazon-com.walk",
	},
	{
		name: "saved: a service with its words in another order", says: "eks.pods is a service that may be new",
		file: serviceNameFile, edits: []string{"!sameWords(label, name)", "true"},
		walk: "unsaved/service-words-in-another-order.walk",
	},
	{
		name: "saved: a service misspelled on a bucket", says: "only a trust policy is looked at for slips",
		file: principalCheckFile, edits: []string{
			"\tif known != aws.NoService {\n", "\tif known != aws.NoService || r.kind != Trust {\n",
		},
		walk: "unsaved/service-misspelled-on-a-bucket.walk",
	},
	{
		name: "saved: an audience is one value", says: "the audience of an outbound token is no set",
		file: "engine/aws/keytable.go", edits: []string{
			"Name: \"sts:IdentityTokenAudience\", Type: TypeString, Multivalued: true,",
			"Name: \"sts:IdentityTokenAudience\", Type: TypeString,",
		},
		walk: "sets/audience-of-an-outbound-token.walk",
	},
	{
		name: "quota: a user has 21 policies", says: "the attached policies of a user have no most",
		file: limitsFile, edits: []string{"UserAttachments  = Quota{10, 20}", "UserAttachments  = Quota{10, 21}"},
		walk: "identity/more-attached-to-users-and-groups.walk",
	},
	{
		name: "quota: a group has 20 policies", says: "a group has the quota of a user",
		file: limitsFile, edits: []string{"GroupAttachments = Quota{10, 10}", "GroupAttachments = Quota{10, 20}"},
		walk: "identity/more-attached-to-users-and-groups.walk",
	},
}
