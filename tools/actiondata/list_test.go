package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rolewalk/engine/lint/actions"
)

// fake writes a package's folder with the files of one small service.
func fake(t *testing.T, globals int) string {
	t.Helper()
	folder := t.TempDir()
	var code strings.Builder
	for i := range globals {
		fmt.Fprintf(&code, "{ key: 'aws:Key%d/tag-key',\n category: 'x',\n type: 'ArrayOfString' },\n", i)
	}
	for name, text := range map[string]string{
		"package.json":                    `{"version": "1.2.3"}`,
		"dist/cjs/globalConditionKeys.js": code.String(),
		"data/services.json":              `["sts", "empty"]`,
		"data/rcpSupportedServices.json":  `["sts", "s3"]`,
		"data/conditionKeys/sts.json": `{"a": {"key": "sts:ExternalId", "type": "String"}, ` +
			`"b": {"key": "sts:Tag/<key>", "type": "ArrayOfARN"}}`,
		"data/resourceTypes/sts.json": `{"role": {"key": "role", ` +
			`"arn": "arn:${Partition}:iam::${Account}:role/${Name}", "conditionKeys": ["sts:tag/<key>"]}}`,
		"data/actions/sts.json": `{
			"x": {
				"name": "AssumeRole", "accessLevel": "Tagging, Write", "conditionKeys": ["sts:ExternalId", "sts:Unknown"],
				"resourceTypes": [{"name": "role", "required": true, "conditionKeys": []}, {"name": "gone"}]
			},
			"y": {"name": "Odd", "accessLevel": "?"}
		}`,
	} {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func TestWrite(t *testing.T) {
	from, to := fake(t, 60), filepath.Join(t.TempDir(), "actions.bin")
	if err := write(from, to); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(to)
	if err != nil {
		t.Fatal(err)
	}
	d, err := actions.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	if d.Version != "1.2.3" || strings.Join(d.Services, " ") != "empty sts" || strings.Join(d.RCP, " ") != "s3 sts" ||
		len(d.Globals) != 60 {
		t.Errorf("%+v", d)
	}
	if k := d.Global("aws:key0/team"); k == nil || !k.Multi || k.Name != "aws:Key0/*" {
		t.Errorf("a global key: %+v", k)
	}
	s := d.Service("sts")
	a := s.Action("assumerole")
	if a == nil || a.Level != 'W' || len(a.Resources) != 1 || !a.Resources[0].Required || !s.Has(a, "sts:externalid") ||
		!s.Has(a, "sts:tag/team") {
		t.Errorf("an action: %+v", a)
	}
	if k := s.Key("sts:tag/team"); k == nil || k.Kind != actions.ARN || !k.Multi ||
		s.Resources[0].ARN != "arn:*:iam::*:role/*" {
		t.Errorf("a key: %+v, %+v", k, s.Resources)
	}
	if odd := s.Action("odd"); odd == nil || odd.Level != 'R' {
		t.Errorf("an action of no known level: %+v", odd)
	}
	if len(d.Service("empty").Actions) != 0 {
		t.Error("a service without files has actions")
	}
	if err := write(from, to); err != nil {
		t.Fatal(err)
	}
	if again, _ := os.ReadFile(to); string(again) != string(file) {
		t.Error("the same package gives other bytes")
	}
}

func TestWriteRefuses(t *testing.T) {
	if err := write(fake(t, 3), filepath.Join(t.TempDir(), "x")); err == nil ||
		!strings.Contains(err.Error(), "3 global condition keys") {
		t.Errorf("few global keys: %v", err)
	}
	for _, missing := range []string{
		"package.json", "data/services.json", "data/rcpSupportedServices.json",
		"dist/cjs/globalConditionKeys.js",
	} {
		folder := fake(t, 60)
		if err := os.Remove(filepath.Join(folder, missing)); err != nil {
			t.Fatal(err)
		}
		if err := write(folder, filepath.Join(t.TempDir(), "x")); err == nil {
			t.Errorf("without %s there is no error", missing)
		}
	}
}
