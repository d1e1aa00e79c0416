package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"rolewalk/engine/assumption"
	"rolewalk/engine/aws"
)

// TestLimitsInWords: sentences that cannot be made from a limit of package aws agree with it.
func TestLimitsInWords(t *testing.T) {
	limit := fmt.Sprintf("%d,%03d characters", aws.MaxSessionPolicies/1000, aws.MaxSessionPolicies%1000)
	a := assumption.Of(assumption.PackedSize)
	for _, text := range []string{a.Taken, a.For.Says} {
		if !strings.Contains(text, limit) {
			t.Errorf("%q does not say %q", text, limit)
		}
	}
}
