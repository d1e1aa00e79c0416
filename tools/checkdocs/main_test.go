package main

import (
	"os"
	"strings"
	"testing"

	"rolewalk/engine/aws"
	"rolewalk/engine/lint"
	"rolewalk/engine/policy"
	"rolewalk/engine/sts"
)

// TestUpToDate: docs/checks.md matches the code.
func TestUpToDate(t *testing.T) {
	want, err := document()
	if err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../../docs/checks.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/checks.md is not what the checks say: make gen writes it")
	}
	for _, c := range lint.Checks {
		if !strings.Contains(want, "["+string(c.Code)+"](") {
			t.Errorf("%s is not in it", c.Code)
		}
	}
}

// TestKeysUpToDate: docs/keys.md matches the code, and has every key.
func TestKeysUpToDate(t *testing.T) {
	want := keysDocument()
	got, err := os.ReadFile("../../docs/keys.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/keys.md is not what engine/aws says: make gen writes it")
	}
	for i := range aws.Keys {
		if !strings.Contains(want, "| ["+aws.Keys[i].Name) {
			t.Errorf("%s is not in it", aws.Keys[i].Name)
		}
	}
}

// TestCausesUpToDate: docs/causes.md matches the code, and has every cause once.
func TestCausesUpToDate(t *testing.T) {
	want := causesDocument()
	got, err := os.ReadFile("../../docs/causes.md")
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/causes.md is not what engine/sts says: make gen writes it")
	}
	for i := range sts.Causes {
		if n := strings.Count(want, "| `"+string(sts.Causes[i].Cause)+"` |"); n != 1 {
			t.Errorf("%s is in it %d times", sts.Causes[i].Cause, n)
		}
	}
}

// TestPlaces: every mistake has a code that is reported, or a reason.
func TestPlaces(t *testing.T) {
	if len(misconfigurations) != 20 || len(typos) != 30 {
		t.Errorf("%d misconfigurations, %d typos", len(misconfigurations), len(typos))
	}
	for _, rows := range [][]place{misconfigurations, typos, otherCodes} {
		for _, row := range rows {
			if len(row.codes) == 0 && row.why == "" {
				t.Errorf("%s has neither a code nor a reason", row.mistake)
			}
			for _, code := range row.codes {
				if !known(code) {
					t.Errorf("%s: nothing reports %s", row.mistake, code)
				}
			}
		}
	}
	if known("NO_SUCH_CODE") {
		t.Error("any code is known")
	}
}

// TestHasFix: a fix is found if there is one.
func TestHasFix(t *testing.T) {
	if !hasFix(lint.Find("REDUNDANT_ACTION")) || hasFix(lint.Find("TRUSTS_EVERYONE")) || kinds(policy.Kinds) != "all" ||
		kinds(policy.Kinds[:2]) != "trust, identity" {
		t.Error("hasFix or kinds is wrong")
	}
}
