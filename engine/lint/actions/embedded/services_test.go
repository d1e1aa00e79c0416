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
