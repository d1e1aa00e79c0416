package policy

// ControlKind is the kind of policies that AWS Organizations gives a type; ok is false if they decide no request.
//
// See https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicySummary.html
func ControlKind(organizations string) (kind Kind, ok bool) {
	switch organizations {
	case "SERVICE_CONTROL_POLICY":
		return SCP, true
	case "RESOURCE_CONTROL_POLICY":
		return RCP, true
	}
	return "", false
}
