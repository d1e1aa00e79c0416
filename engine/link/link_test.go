package link

import (
	"errors"
	"flag"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the links that testdata lacks; an existing link is never rewritten")

// TestDictionaryIsFrozen: a shared link works forever, so not one byte of a version's dictionary may change.
func TestDictionaryIsFrozen(t *testing.T) {
	const size, sum = 14780, 0xb29c3f5f
	if got := crc32.ChecksumIEEE([]byte(dictionary)); got != sum || len(dictionary) != size {
		t.Fatalf("dictionary_w1.txt has %d bytes and checksum %#x, frozen are %d and %#x: existing links of version w1 "+
			"would open as something else. Restore it, and give the new dictionary its own version.", len(dictionary), got, size,
			sum)
	}
}

// TestOldLinksOpen: every version that was ever shared opens, byte for byte.
func TestOldLinksOpen(t *testing.T) {
	walks, err := filepath.Glob("testdata/w*/*.walk")
	if err != nil || len(walks) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, name := range walks {
		walk := read(t, name)
		at := strings.TrimSuffix(name, ".walk") + ".link"
		if _, err := os.Stat(at); *update && os.IsNotExist(err) {
			if err := os.WriteFile(at, []byte("#"+Fragment(walk, 2)+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := decode(read(t, at))
		if err != nil || got.Text != walk || got.Step != 2 {
			t.Errorf(
				"%s: opens as %d bytes at step %d (%v), want the %d bytes of %s at step 2",
				at,
				len(got.Text),
				got.Step,
				err,
				len(walk),
				name,
			)
		}
	}
}

// TestLinksAreShort: the link of a long walk is short enough for chat and mail programs.
func TestLinksAreShort(t *testing.T) {
	for name, most := range map[string]int{"testdata/w1/runbook.walk": 1500, "testdata/w1/every-form.walk": 2100} {
		walk := read(t, name)
		if got := len(encode(walk)); got > most {
			t.Errorf("%s: %d bytes become a link of %d characters, more than %d", name, len(walk), got, most)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	for name, text := range map[string]string{
		"empty":      "",
		"a letter":   "a",
		"line ends":  "a\r\nb\n\n",
		"a BOM":      "\ufefftitle x",
		"NUL":        "a\x00b",
		"emoji":      strings.Repeat("🔑", 300),
		"dense":      strings.Repeat("a", Limit),
		"repetitive": strings.Repeat("step { dev/alice assumes prod/Deploy as ci expect allow }\n", Limit/58),
		"random":     noise(Limit),
	} {
		fragment := encode(text)
		got, err := decode("#" + fragment)
		if err != nil || got.Text != text {
			t.Errorf("%s: %d bytes come back as %d, from %d letters: %v", name, len(text), len(got.Text), len(fragment), err)
		}
	}
}

func TestStep(t *testing.T) {
	walk := "title x"
	for parts, want := range map[string]int{
		"":                              0,
		"&step=3":                       3,
		"&theme=dark":                   0,
		"&a&step=12&b=c":                12,
		"&step=":                        0,
		"&step=0":                       0,
		"&step=-1":                      0,
		"&step=two":                     0,
		"&step=99999999999999999999999": 0,
		"&stepper=4&step=5":             5,
	} {
		got, err := decode(encode(walk) + parts)
		if err != nil || got.Text != walk || got.Step != want {
			t.Errorf("%q: step %d (%v), want %d", parts, got.Step, err, want)
		}
	}
	if got := Fragment(walk, 3); got != encode(walk)+"&step=3" {
		t.Errorf("Fragment(3) = %s", got)
	}
	if got := Fragment(walk, 0); got != encode(walk) {
		t.Errorf("Fragment(0) = %s", got)
	}
}

func TestWholeAddressesOpen(t *testing.T) {
	fragment := Fragment("title x", 4)
	for _, s := range []string{
		fragment, "#" + fragment, "  #" + fragment + "\n",
		"https://walks.example/#" + fragment,
		"https://walks.example/embed?a=b&c=d#" + fragment,
	} {
		if got, err := decode(s); err != nil || got != (decoded{Text: "title x", Step: 4}) {
			t.Errorf("%s: %+v, %v", s, got, err)
		}
	}
}

func TestRefusals(t *testing.T) {
	good := encode(read(t, "testdata/w1/runbook.walk"))
	pad := func(packed []byte) string { return "w1." + letters.EncodeToString(packed) }
	for name, c := range map[string]struct {
		link string
		want refusal
	}{
		"empty":             {"", notALink},
		"an address":        {"https://walks.example/", notALink},
		"another fragment":  {"https://walks.example/#top", notALink},
		"a file name":       {"walk.walk", notALink},
		"a later version":   {"#w2.AAAA", otherVersion("w2")},
		"cut":               {good[:len(good)/2], cutOff},
		"cut by a letter":   {good[:len(good)-1], cutOff},
		"cut to its start":  {"#w1.", cutOff},
		"a blank inside":    {good[:40] + " " + good[40:], damaged},
		"a star inside":     {good[:40] + "*" + good[41:], damaged},
		"a letter too many": {pad(append(pack("title x", 9), 0)), damaged},
		"not deflate":       {pad([]byte{0xff, 0xff, 0xff}), damaged},
		"too long":          {"w1." + strings.Repeat("A", maxFragment+1), tooLong},
		"too large":         {pad(pack(noise(Limit+1), 9)), tooLarge},
		"too dense":         {pad(pack(strings.Repeat("a", Limit), 9)), tooDense},
		"not UTF-8":         {pad(pack("\xff\xfe", 9)), notUTF8},
	} {
		got, err := decode(c.link)
		if !errors.Is(err, c.want) || got != (decoded{}) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// noise is text that hardly compresses. It is the same in every run.
func noise(size int) string {
	state := uint32(1)
	out := make([]byte, size)
	for i := range out {
		state = state*1664525 + 1013904223
		out[i] = byte(state>>24) & 0x7f
	}
	return string(out)
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
