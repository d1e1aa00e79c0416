package embedded

import (
	"testing"

	"rolewalk/engine/aws"
)

// TestServicesAreNoSlips: a service that has actions is not taken for a slip of another's name.
func TestServicesAreNoSlips(t *testing.T) {
	for _, service := range Data().Services {
		if known, meant := aws.LookUpService(service + aws.ServiceSuffix); known == aws.NoService {
			t.Errorf("%s is taken for %s", service, meant)
		}
	}
}

// TestRCPServices: the services that resource control policies bind are those of the list.
func TestRCPServices(t *testing.T) {
	supports := map[string]bool{}
	for _, service := range Data().RCP {
		supports[service] = true
	}
	for _, service := range Data().Services {
		if aws.RCPBinds(service) != supports[service] {
			t.Errorf("%s has resource control policies: %v", service, supports[service])
		}
	}
}
