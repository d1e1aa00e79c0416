package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"rolewalk/engine/aws"
	"rolewalk/engine/lint/actions/embedded"
	"rolewalk/engine/match"
)

// TestKeysAreCurrent holds the generated file to the tables of the engine, and each key to a line of it.
func TestKeysAreCurrent(t *testing.T) {
	want, err := keysTypeScript()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../web/src/gen/keys.ts")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("web/src/gen/keys.ts is not what the engine's tables give; run: go run ./tools/site types")
	}
	for i := range aws.Keys {
		if n := bytes.Count(want, []byte(`{"name":"`+aws.Keys[i].Name+`","type":"`)); n != 1 {
			t.Errorf("%s is in it %d times", aws.Keys[i].Name, n)
		}
	}
}

// TestEveryWordIsExplained: each word that the editor offers has a sentence and a page of AWS's, once.
func TestEveryWordIsExplained(t *testing.T) {
	seen := map[string]bool{}
	for _, words := range [][]aws.Word{
		aws.PolicyElements, aws.StatementElements, aws.Effects, aws.PolicyVersions, aws.PrincipalKinds, aws.STSActions,
		match.OperatorWords(), match.OperatorParts,
	} {
		for i := range words {
			w := &words[i]
			page := strings.HasPrefix(w.See(), "https://docs.aws.amazon.com/") && strings.Contains(w.See(), ".html")
			if seen[w.Name] || w.Says == "" || strings.Contains(w.Says, "%") || !page || strings.HasSuffix(w.See(), "_") {
				t.Errorf("%s: %q, %s", w.Name, w.Says, w.See())
			}
			seen[w.Name] = true
		}
	}
	for _, action := range aws.TrustActions() {
		if !seen[action] {
			t.Errorf("%s is not explained", action)
		}
	}
	listed := embedded.Data().Service("sts").Actions
	for i := range listed {
		if !seen["sts:"+listed[i].Name] {
			t.Errorf("sts:%s is not explained", listed[i].Name)
		}
	}
	for _, action := range aws.CommonActions {
		service, name, _ := strings.Cut(action, ":")
		if s := embedded.Data().Service(service); s == nil || s.Action(name) == nil {
			t.Errorf("AWS's list has no %s", action)
		}
	}
}
