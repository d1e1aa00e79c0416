package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rolewalk/engine/managed"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: managed FILE")
		os.Exit(2)
	}
	if err := run(os.Args[1], "engine/managed", os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "managed:", err)
		os.Exit(1)
	}
}

// entry is what the data file says of a policy.
type entry struct {
	ARN           string `json:"arn"`
	LatestVersion string `json:"latestVersionId"`
	LastUpdated   string `json:"lastUpdatedDate"`
	Versions      map[string]struct {
		Document json.RawMessage `json:"document"`
	} `json:"versions"`
}

// run reads the data file and writes the packs below folder.
func run(file, folder string, out io.Writer) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("reading the policies: %w", err)
	}
	var entries map[string]entry
	if err := json.Unmarshal(data, &entries); err != nil {
		return fmt.Errorf("reading %s: %w", file, err)
	}
	texts, latest, err := textsOf(entries)
	if err != nil {
		return err
	}
	if err := errors.Join(writePacks(texts, folder), writeBuiltIn(texts, folder)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%d policies, the latest of %s\n", len(texts), latest)
	return err
}

// textsOf returns the latest text of each policy by its name with its path, and the day of the latest change.
func textsOf(entries map[string]entry) (texts map[string]string, latest string, err error) {
	texts = map[string]string{}
	for name, e := range entries {
		_, path, found := strings.Cut(e.ARN, ":policy/")
		document := e.Versions[e.LatestVersion].Document
		if !found || len(document) == 0 {
			return nil, "", fmt.Errorf("%s has no ARN or no text", name)
		}
		var text bytes.Buffer
		if err := json.Compact(&text, document); err != nil {
			return nil, "", fmt.Errorf("the text of %s: %w", name, err)
		}
		day, _, _ := strings.Cut(e.LastUpdated, "T")
		texts[path], latest = text.String(), max(latest, day)
	}
	return texts, latest, nil
}

// writePacks writes the policies of each pack: a line with the name, a line with the text, sorted by name.
func writePacks(texts map[string]string, folder string) error {
	packs := map[string][]string{}
	for name := range texts {
		packs[managed.PackOf(name)] = append(packs[managed.PackOf(name)], name)
	}
	for pack, names := range packs {
		slices.Sort(names)
		var b bytes.Buffer
		z, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
		if err != nil {
			return fmt.Errorf("compressing a pack: %w", err)
		}
		for _, name := range names {
			if _, err := fmt.Fprintf(z, "%s\n%s\n", name, texts[name]); err != nil {
				return fmt.Errorf("compressing the pack %s: %w", pack, err)
			}
		}
		if err := z.Close(); err != nil {
			return fmt.Errorf("compressing the pack %s: %w", pack, err)
		}
		if err := write(filepath.Join(folder, "packs", "text", pack+managed.PackSuffix), b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// writeBuiltIn writes the policies that are built into the engine, indented to be read.
func writeBuiltIn(texts map[string]string, folder string) error {
	for _, name := range managed.BuiltIn {
		var b bytes.Buffer
		if err := json.Indent(&b, []byte(texts[name]), "", "  "); err != nil {
			return fmt.Errorf("the text of %s: %w", name, err)
		}
		b.WriteByte('\n')
		if err := write(filepath.Join(folder, "small", filepath.FromSlash(name)+".json"), b.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

func write(file string, body []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return fmt.Errorf("a folder for %s: %w", file, err)
	}
	if err := os.WriteFile(file, body, 0o644); err != nil {
		return fmt.Errorf("writing %s: %w", file, err)
	}
	return nil
}
