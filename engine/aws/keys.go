package aws

import "strings"

// KeyType is the type of a condition key's values.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
type KeyType string

// The types of condition keys.
const (
	TypeString  KeyType = "String"
	TypeARN     KeyType = "ARN"
	TypeBool    KeyType = "Bool"
	TypeNumeric KeyType = "Numeric"
	TypeDate    KeyType = "Date"
	TypeIP      KeyType = "IP address"
)

// Supplier is where the value of a condition key comes from.
type Supplier string

// The suppliers.
const (
	FromPrincipal      Supplier = "principal"       // who asks
	FromCredentials    Supplier = "credentials"     // the temporary credentials that sign
	FromParameters     Supplier = "parameters"      // what the request passes
	FromNetwork        Supplier = "network"         // where the request comes from, and how
	FromEndpoint       Supplier = "endpoint"        // the VPC endpoint that the request went through
	FromClock          Supplier = "clock"           // when the request is made
	FromResource       Supplier = "resource"        // what the request is about
	FromCallingService Supplier = "calling-service" // the AWS service that makes the request
	FromProvider       Supplier = "provider"        // what an identity provider says of its user
)

// Suppliers lists every Supplier.
var Suppliers = []Supplier{
	FromPrincipal, FromCredentials, FromParameters, FromNetwork, FromEndpoint, FromClock, FromResource,
	FromCallingService, FromProvider,
}

// Has says which requests have a condition key.
type Has uint16

// Which requests have a key. A key without a flag is in some requests of AWS's, and in none that the engine makes
// unless the walk gives it.
const (
	// Always is a key of every request that a user, a role, a federated user or root signs.
	Always Has = 1 << iota
	// NotServices is a key that a service asking in its own name never has.
	NotServices
	// Ungiven is a key of every request whose value the engine cannot know unless it is given.
	Ungiven
	// NeverAssumeRole is a key that no request for a role has, although its name suggests it.
	NeverAssumeRole
	// Identifies is a key that says who asks or from where, in a way that a caller cannot choose.
	Identifies
	// Moving is a key whose value changes as time passes.
	Moving
	// Sensitive is a key with which policies keep strangers out; a wildcard in its value has no valid use.
	Sensitive
)

// Key is one condition key that AWS documents. The keys of single services are not here; AWS's own list has them.
type Key struct {
	// Name is how AWS writes it. A slash at the end stands for a family, such as the keys of all tags.
	Name string
	Type KeyType
	// Multivalued says that it has several values by its nature, so a condition needs a set operator.
	Multivalued bool
	From        Supplier
	Has         Has
	// When says in which requests it is, as the end of a sentence that begins "It is present".
	When string
	// Page is where AWS documents it: an anchor of the page of its prefix, or a page of the user guide that ends in .html;
	// "" is the page of its prefix.
	Page string
}

// Is reports whether the key that is given in lower case is k, or belongs to the family that k stands for.
func (k *Key) Is(lower string) bool {
	name := strings.ToLower(k.Name)
	if strings.HasSuffix(name, "/") {
		return len(lower) > len(name) && strings.HasPrefix(lower, name)
	}
	return lower == name
}

// service returns the prefix of the key: aws, sts, iam, saml, or an identity provider.
func (k *Key) service() string { return k.Name[:strings.LastIndexByte(k.Name, ':')] }

// See returns the address of AWS's page on the key.
func (k *Key) See() string {
	page := userGuide + "reference_policies_iam-condition-keys.html"
	if k.service() == "aws" {
		page = userGuide + "reference_policies_condition-keys.html"
	}
	switch {
	case k.Page == "":
		return page
	case strings.HasSuffix(k.Page, ".html"):
		return userGuide + k.Page
	}
	return page + "#" + k.Page
}

// KeyOf returns the condition key, which is given in lower case; nil when it is not in the table.
func KeyOf(lower string) *Key {
	if i, ok := keyIndex[lower]; ok {
		return &Keys[i]
	}
	if i := strings.IndexByte(lower, '/'); i > 0 && i+1 < len(lower) {
		if i, ok := keyIndex[lower[:i+1]]; ok {
			return &Keys[i]
		}
	}
	return nil
}

// keyIndex is where each key stands in Keys, by its lower-case name.
var keyIndex = func() map[string]int {
	index := make(map[string]int, len(Keys))
	for i := range Keys {
		index[strings.ToLower(Keys[i].Name)] = i
	}
	return index
}()

// spelt is what is asked of a key by its name as the table has it.
type spelt struct {
	lower string
	multi bool
}

// spelling is the table by its names: most keys of a request are set by the engine, which spells them so.
var spelling = func() map[string]spelt {
	names := make(map[string]spelt, len(Keys))
	for i := range Keys {
		names[Keys[i].Name] = spelt{lower: strings.ToLower(Keys[i].Name), multi: Keys[i].Multivalued}
	}
	return names
}()

// LowerKey returns a condition key in lower case, and whether it has several values by its nature.
func LowerKey(key string) (lower string, multi bool) {
	if s, ok := spelling[key]; ok {
		return s.lower, s.multi
	}
	lower = strings.ToLower(key)
	return lower, IsMultivalued(lower)
}

// IsMultivalued reports whether the key, in lower case, has several values by its nature.
func IsMultivalued(lower string) bool {
	k := KeyOf(lower)
	return k != nil && k.Multivalued
}

// IsSingleValued reports whether the key, in lower case, is known to have one value.
func IsSingleValued(lower string) bool {
	if k := KeyOf(lower); k != nil {
		return !k.Multivalued
	}
	_, name, isClaim := Claim(lower)
	return isClaim && claims[name].oneValue
}

// KeyIs reports whether a key, in any case, is the row of the table with the name, or belongs to its family.
func KeyIs(key, name string) bool {
	k := KeyOf(strings.ToLower(key))
	return k != nil && k.Name == name
}

// KeyHas reports whether the key, in lower case, is in the table with the flag.
func KeyHas(lower string, flag Has) bool {
	k := KeyOf(lower)
	return k != nil && k.Has&flag != 0
}

// KeyFrom reports whether the key, in lower case, is in the table with the supplier.
func KeyFrom(lower string, from Supplier) bool {
	k := KeyOf(lower)
	return k != nil && k.From == from
}

// NamesSource reports whether the key, in lower case, is one that names the resource or account that a service acts
// for.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
func NamesSource(lower string) bool {
	return KeyHas(lower, Identifies) && KeyFrom(lower, FromCallingService) && strings.HasPrefix(lower, "aws:source")
}
