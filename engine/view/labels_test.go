package view_test

import (
	"slices"
	"testing"

	"rolewalk/engine/scenario"
	"rolewalk/engine/view"
)

// TestTabLabels: of two documents whose holders have one name, the tabs say in which account each is.
func TestTabLabels(t *testing.T) {
	t.Parallel()
	const trust = ` { trust {"Version": "2012-10-17", "Statement": []} }`
	page := view.Build(scenario.Parse("walk", `title "Names"
account 111111111111 dev { role DevOps`+trust+` role Own`+trust+` }
account 222222222222 prod { role DevOps`+trust+` }
`, scenario.PageLimit).Run(scenario.Options{Trace: true}))
	var labels []string
	for _, d := range page.Documents {
		labels = append(labels, d.Label)
	}
	if want := []string{"dev/DevOps · trust", "Own · trust", "prod/DevOps · trust"}; !slices.Equal(labels, want) {
		t.Errorf("%q, want %q", labels, want)
	}
}
