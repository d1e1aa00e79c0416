package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"rolewalk/engine/lint/actions"
)

const magic = actions.Magic

// The package's files, as far as they are read.
type (
	action struct {
		Name          string
		AccessLevel   string
		ConditionKeys []string
		ResourceTypes []struct {
			Name          string
			Required      bool
			ConditionKeys []string
		}
	}
	conditionKey struct{ Key, Type string }
	resourceType struct {
		Key, ARN      string
		ConditionKeys []string
	}
)

// read returns the package's version and the list.
func read(folder string) (version string, list []byte, err error) {
	var meta struct{ Version string }
	var services, rcp []string
	if err = readJSON(filepath.Join(folder, "package.json"), &meta); err != nil {
		return "", nil, err
	}
	if err = readJSON(filepath.Join(folder, "data/services.json"), &services); err != nil {
		return "", nil, err
	}
	if err = readJSON(filepath.Join(folder, "data/rcpSupportedServices.json"), &rcp); err != nil {
		return "", nil, err
	}
	var b bytes.Buffer
	if err = globals(&b, folder); err != nil {
		return "", nil, err
	}
	sort.Strings(rcp)
	fmt.Fprintf(&b, "p\t%s\n", strings.Join(rcp, "\t"))
	sort.Strings(services)
	for _, s := range services {
		if err = service(&b, folder, s); err != nil {
			return "", nil, err
		}
	}
	return meta.Version, b.Bytes(), nil
}

func readJSON(path string, into any) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, into)
}

var globalKey = regexp.MustCompile(`key: '([^']+)',\s*category: '[^']*',\s*type: '([^']+)'`)

// globals writes the global condition keys, which the package keeps in its code.
func globals(b *bytes.Buffer, folder string) error {
	code, err := os.ReadFile(filepath.Join(folder, "dist/cjs/globalConditionKeys.js"))
	if err != nil {
		return err
	}
	found := globalKey.FindAllStringSubmatch(string(code), -1)
	if len(found) < 50 {
		return fmt.Errorf("%d global condition keys: the package keeps them elsewhere now", len(found))
	}
	for _, m := range found {
		fmt.Fprintf(b, "g\t%s\t%s\n", pattern(m[1]), kind(m[2]))
	}
	return nil
}

func service(b *bytes.Buffer, folder, prefix string) error {
	acts, keys, types := map[string]action{}, map[string]conditionKey{}, map[string]resourceType{}
	for name, into := range map[string]any{"actions": &acts, "conditionKeys": &keys, "resourceTypes": &types} {
		err := readJSON(filepath.Join(folder, "data", name, prefix+".json"), into)
		if err != nil && !os.IsNotExist(err) { // a service may have no keys, or no resources
			return err
		}
	}
	fmt.Fprintf(b, "s\t%s\n", prefix)
	keyAt, typeAt := map[string]int{}, map[string]int{}
	for i, k := range sorted(keys) {
		keyAt[strings.ToLower(keys[k].Key)] = i
		fmt.Fprintf(b, "k\t%s\t%s\n", pattern(keys[k].Key), kind(keys[k].Type))
	}
	for i, k := range sorted(types) {
		typeAt[strings.ToLower(types[k].Key)] = i
		fmt.Fprintf(b, "r\t%s\t%s\n", types[k].Key, pattern(types[k].ARN))
	}
	for _, k := range sorted(acts) {
		writeAction(b, acts[k], keyAt, typeAt, types)
	}
	return nil
}

func writeAction(b *bytes.Buffer, a action, keyAt, typeAt map[string]int, types map[string]resourceType) {
	names := slices.Clone(a.ConditionKeys)
	var uses []string
	for _, t := range a.ResourceTypes {
		names = append(names, t.ConditionKeys...)
		names = append(names, types[strings.ToLower(t.Name)].ConditionKeys...)
		if i, ok := typeAt[strings.ToLower(t.Name)]; ok {
			use := strconv.Itoa(i)
			if t.Required {
				use = "+" + use
			}
			uses = append(uses, use)
		}
	}
	var indexes []int
	for _, name := range names {
		if i, ok := keyAt[strings.ToLower(name)]; ok && !slices.Contains(indexes, i) {
			indexes = append(indexes, i)
		}
	}
	slices.Sort(indexes)
	texts := make([]string, len(indexes))
	for i := range indexes {
		texts[i] = strconv.Itoa(indexes[i])
	}
	fmt.Fprintf(b, "a\t%s\t%s\t%s\t%s\n", a.Name, level(a.AccessLevel), strings.Join(uses, ","), strings.Join(texts, ","))
}

// level is one letter for an access level; of several, the one that changes most.
func level(text string) string {
	for _, l := range []struct{ word, letter string }{
		{"Permissions management", "P"}, {"Write", "W"}, {"Tagging", "T"}, {"Read", "R"}, {"List", "L"},
	} {
		if strings.Contains(text, l.word) {
			return l.letter
		}
	}
	return "R"
}

var varies = regexp.MustCompile(`\$\{[^}]*\}|<[^>]*>|\btag-key\b`)

// pattern puts a star for each part of a key or an ARN that varies.
func pattern(text string) string {
	return strings.NewReplacer("\t", " ", "\n", " ").Replace(varies.ReplaceAllString(text, "*"))
}

// kind is the kind of values, with a plus for a key that has several.
func kind(text string) string {
	if of, ok := strings.CutPrefix(text, "ArrayOf"); ok {
		return of + "+"
	}
	return text
}

func sorted[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
