package aws

import (
	"slices"
	"strings"
)

// notServices are names with the form of a service principal that IAM was seen to refuse, although no name of a service
// is near: tagging.amazonaws.com is an endpoint. They stand without their suffix.
//
// See https://docs.aws.amazon.com/general/latest/gr/arg.html
var notServices = []string{"tagging"}

// Known says what is known of a service principal's name.
type Known uint8

// What is known of a name.
const (
	KnownService   Known = iota // AWS's pages or policies name it, in this form or with a Region
	UnknownService              // there may be a service of that name
	NoService                   // IAM refuses it: it is a slip of a known name, or was seen to be refused
)

// ServicePrincipals lists the service principals that AWS's guides and policies name, in the order of their names.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
func ServicePrincipals() []string {
	names := strings.Fields(serviceList)
	for i := range names {
		names[i] += ".amazonaws.com"
	}
	return names
}

// LookUpService says whether a name with the form of a service principal is that of a service. For a slip, meant is the
// name that is near.
//
// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
func LookUpService(name string) (known Known, meant string) {
	label, suffix := cutSuffix(strings.ToLower(name))
	plain := withoutRegions(label)
	amazon := suffix == ".amazon.com"
	switch {
	case amazon && slices.Contains(amazonServices, label), !amazon && serviceNames[plain]:
		return KnownService, ""
	case amazon && serviceNames[plain]:
		return NoService, label + ServiceSuffix
	case slices.Contains(notServices, plain):
		return NoService, ""
	}
	if near := slip(plain); near != "" && !amazon {
		return NoService, near + suffix
	}
	return UnknownService, ""
}

// amazonServices are the services whose principals end in .amazon.com.
//
// See https://developer.amazon.com/docs/custom-skills/host-a-custom-skill-as-an-aws-lambda-function.html
var amazonServices = []string{"alexa-appkit", "alexa-connectedhome"}

// cutSuffix cuts a service principal into its own name and the suffix.
func cutSuffix(name string) (label, suffix string) {
	for _, end := range serviceSuffixes {
		if label, found := strings.CutSuffix(name, end); found {
			return label, end
		}
	}
	return name, ""
}

// withoutRegions leaves out the Regions in a name: logs.eu-central-1 is logs.
func withoutRegions(label string) string {
	parts := slices.DeleteFunc(strings.Split(label, "."), IsRegion)
	return strings.Join(parts, ".")
}

// leastSlip is how long a known name must be for another to be a slip of it. Short names of real services differ in one
// letter.
const leastSlip = 6

// slip returns the known service of whose name this is a slip: one letter too many, too few, another or in its
// neighbour's place, or its words in another order. Names that differ in a digit are versions, and no slip. It is empty
// if there is none, or several.
func slip(label string) string {
	if strings.Trim(label, Letters+"-.0123456789") != "" {
		return ""
	}
	near := ""
	for name := range serviceNames {
		if len(name) < leastSlip || !oneLetterOff(label, name) && !sameWords(label, name) {
			continue
		}
		if near == "" || name < near {
			near = name
		}
	}
	return near
}

// oneLetterOff reports whether a and b differ in one letter, or in the order of two neighbours.
func oneLetterOff(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch {
	case a == b || len(b)-len(a) > 1 || hasDigit(a[i:min(i+1, len(a))]+b[i:i+1]):
		return false
	case len(a) < len(b):
		return a[i:] == b[i+1:]
	case i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i]:
		return a[i+2:] == b[i+2:]
	}
	return a[i+1:] == b[i+1:]
}

func hasDigit(s string) bool { return strings.ContainsAny(s, Digits) }

// sameWords reports whether a and b are the same words between dots, in another order.
func sameWords(a, b string) bool {
	x, y := strings.Split(a, "."), strings.Split(b, ".")
	if len(x) < 2 || len(x) != len(y) {
		return false
	}
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}
