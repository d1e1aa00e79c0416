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

var update = flag.Bool("update", false, "add the links that testdata lacks; one that is there is never written again")

// A link that was handed out opens for ever, so the dictionary of a version may not change by one byte.
func TestDictionaryIsFrozen(t *testing.T) {
	const size, sum = 14780, 0xb29c3f5f
	if got := crc32.ChecksumIEEE([]byte(dictionary)); got != sum || len(dictionary) != size {
		t.Fatalf("dictionary_w1.txt has %d bytes and checksum %#x, frozen were %d and %#x: links of version w1 that people have "+
			"would open as something else. Put it back, and give the new dictionary a version of its own.", len(dictionary), got, size, sum)
	}
}

// Every version ever handed out opens, byte for byte.
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
		got, err := Decode(read(t, at))
		if err != nil || got.Text != walk || got.Step != 2 {
			t.Errorf("%s: opens as %d bytes at step %d (%v), want the %d bytes of %s at step 2", at, len(got.Text), got.Step, err, len(walk), name)
		}
	}
}

// A walk of some pages fits what chat programs and mail let pass.
func TestLinksAreShort(t *testing.T) {
	for name, most := range map[string]int{"testdata/w1/runbook.walk": 1500, "testdata/w1/every-form.walk": 2100} {
		walk := read(t, name)
		if got := len(Encode(walk)); got > most {
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
		fragment := Encode(text)
		got, err := Decode("#" + fragment)
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
		got, err := Decode(Encode(walk) + parts)
		if err != nil || got.Text != walk || got.Step != want {
			t.Errorf("%q: step %d (%v), want %d", parts, got.Step, err, want)
		}
	}
	if got := Fragment(walk, 3); got != Encode(walk)+"&step=3" {
		t.Errorf("Fragment(3) = %s", got)
	}
	if got := Fragment(walk, 0); got != Encode(walk) {
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
		if got, err := Decode(s); err != nil || got != (Link{Text: "title x", Step: 4}) {
			t.Errorf("%s: %+v, %v", s, got, err)
		}
	}
}

func TestRefusals(t *testing.T) {
	good := Encode(read(t, "testdata/w1/runbook.walk"))
	pad := func(packed []byte) string { return "w1." + letters.EncodeToString(packed) }
	for name, c := range map[string]struct {
		link string
		want Refusal
	}{
		"empty":             {"", NotALink},
		"an address":        {"https://walks.example/", NotALink},
		"another fragment":  {"https://walks.example/#top", NotALink},
		"a file name":       {"walk.walk", NotALink},
		"a later version":   {"#w2.AAAA", OtherVersion("w2")},
		"cut":               {good[:len(good)/2], CutOff},
		"cut by a letter":   {good[:len(good)-1], CutOff},
		"cut to its start":  {"#w1.", CutOff},
		"a blank inside":    {good[:40] + " " + good[40:], Damaged},
		"a star inside":     {good[:40] + "*" + good[41:], Damaged},
		"a letter too many": {pad(append(pack("title x", 9), 0)), Damaged},
		"not deflate":       {pad([]byte{0xff, 0xff, 0xff}), Damaged},
		"too long":          {"w1." + strings.Repeat("A", maxFragment+1), TooLong},
		"too large":         {pad(pack(noise(Limit+1), 9)), TooLarge},
		"too dense":         {pad(pack(strings.Repeat("a", Limit), 9)), TooDense},
		"not UTF-8":         {pad(pack("\xff\xfe", 9)), NotUTF8},
	} {
		got, err := Decode(c.link)
		if !errors.Is(err, c.want) || got != (Link{}) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// noise is text that hardly compresses, the same at every run.
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
