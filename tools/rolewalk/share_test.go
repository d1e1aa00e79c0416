package main

import (
	"strings"
	"testing"
)

func TestShareAndOpen(t *testing.T) {
	walk := "title \"Ünïcode 🔑\"\r\n# no line end at the end"
	in(t, map[string]string{"my.walk": walk, "large.walk": strings.Repeat("#", 256<<10+1)})

	shared := rolewalk("", "share", "my.walk")
	if !strings.HasPrefix(shared.stdout, "http://127.0.0.1:8080/#w1.") || strings.Count(shared.stdout, "\n") != 1 ||
		shared.code != 0 {
		t.Fatalf("share: %+v", shared)
	}
	for what, got := range map[string]ran{
		"a link":             rolewalk("", "open", strings.TrimSpace(shared.stdout)),
		"a fragment":         rolewalk("", "open", strings.TrimSpace(shared.stdout)[len("http://127.0.0.1:8080/"):]),
		"the standard input": rolewalk(shared.stdout, "open", "-"),
	} {
		if got.code != 0 || got.stdout != walk || got.stderr != "" {
			t.Errorf("open %s: %+v, want %q", what, got, walk)
		}
	}
	if got := rolewalk(walk, "share", "-"); got.stdout != shared.stdout {
		t.Errorf("share -: %+v", got)
	}
	if got := rolewalk("", "share", "--step", "3", "--base", "https://walks.example/x/",
		"my.walk"); !strings.HasPrefix(got.stdout, "https://walks.example/x/#w1.") ||
		!strings.HasSuffix(got.stdout, "&step=3\n") {
		t.Errorf("share --step --base: %+v", got)
	}

	if got := rolewalk("", "share", "--step", "2", "--time", "2026-03-01T09:05:00Z", "--pane", "picture",
		"--theme", "dark",
		"--predict", "--read-only", "my.walk"); !strings.HasSuffix(got.stdout,
		"&step=2&time=2026-03-01T09:05:00Z&pane=picture&theme=dark&predict=1&readonly=1\n") {
		t.Errorf("share with all flags: %+v", got)
	}
	for flag, value := range map[string]string{"--time": "9:00", "--pane": "x&step=2", "--theme": "blue"} {
		rolewalk("", "share", flag, value, "my.walk").wants(t, "a bad "+flag, 2, flag+" must be")
	}
	rolewalk("", "share", "--step", "-1", "my.walk").wants(t, "a step below 1", 2, "--step must be 1 or more")
	rolewalk("", "share", "--base", "walks", "my.walk").wants(t, "a base that is no address", 2,
		"--base must be the page's address")
	rolewalk("", "share", "--base", "https://x.example/#a", "my.walk").wants(t, "a base with a fragment", 2,
		"--base must be the page's address")
	rolewalk("", "share", "large.walk").wants(t, "a large walk", 2,
		"262145 bytes are too many for a link, which holds 256 KiB")
	rolewalk("", "open", "https://walks.example/").wants(t, "no link", 2, "This is not a link to a walk")
	rolewalk("", "open", strings.TrimSpace(shared.stdout)[:60]).wants(t, "a link cut off", 2, "This link is cut off")
}
