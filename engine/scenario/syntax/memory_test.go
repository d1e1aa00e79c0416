package syntax

import (
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"rolewalk/engine/source"
)

// everyWalk returns the text of every walk of the course and of the test data.
func everyWalk(t *testing.T) map[string]string {
	t.Helper()
	walks := map[string]string{}
	for _, pattern := range []string{
		"testdata/*.walk", "../../../scenarios/lessons/*.walk", "../../../scenarios/challenges/*.walk",
	} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %d walks, %v", pattern, len(names), err)
		}
		for _, name := range names {
			body, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			walks[name] = string(body)
		}
	}
	return walks
}

// edited returns the text after one edit of the kinds that people make.
func edited(r *rand.Rand, body string) string {
	lines := strings.SplitAfter(body, "\n")
	at, line := r.IntN(len(body)+1), r.IntN(len(lines))
	switch r.IntN(8) {
	case 0:
		return body[:at] + "x" + body[at:]
	case 1:
		return body[:at] + "\n" + body[at:]
	case 2:
		return body[:at] + body[min(at+1, len(body)):]
	case 3:
		return body[:at] + body[min(at+r.IntN(200), len(body)):]
	case 4:
		return strings.Join(lines[:line], "") + strings.Join(lines[line+1:], "")
	case 5: // a line is written a second time
		return strings.Join(lines[:line+1], "") + strings.Join(lines[line:], "")
	case 6: // some lines go to the end
		to := min(line+r.IntN(9), len(lines))
		return strings.Join(lines[:line], "") + strings.Join(lines[to:], "") + strings.Join(lines[line:to], "")
	default: // another kind of block around the same statements
		words := []string{"role ", "user ", "resource ", "step ", "change ", "account ", "solution ", "task ", "challenge "}
		return strings.Replace(body, words[r.IntN(len(words))], words[r.IntN(len(words))], 1)
	}
}

// TestMemoryChangesNothing: a text that is read after another one gives the same tree, at the same places, with the
// same errors as the text alone.
func TestMemoryChangesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	walks, good := everyWalk(t), 0
	for _, name := range slices.Sorted(maps.Keys(walks)) {
		body := walks[name]
		m, text := &Memory{}, body
		for range 30 {
			got, want := m.Parse(source.NewText("w", text), PageLimit), Parse(source.NewText("w", text), PageLimit)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("%s is not read as it is alone:\n%s", name, text)
			}
			if len(want.Errors) == 0 {
				good++
			}
			if text = edited(r, text); len(want.Errors) > 0 || r.IntN(9) == 0 {
				text = edited(r, body)
			}
		}
	}
	if good < 8*len(walks) {
		t.Errorf("only %d of %d texts have no error", good, 30*len(walks))
	}
}

// TestMemoryKeeps: what is not around the edit is not built again, wherever the edit is.
func TestMemoryKeeps(t *testing.T) {
	const body = "title \"a\"\naccount 111111111111 dev {\n" +
		"  user one { path /x/ }\n  user two { tags {\"k\": \"v\"} }\n}\n" +
		"step { dev/one calls s3:GetObject on * }\nstep { dev/two calls s3:GetObject on * }\n"
	read := func(m *Memory, text string) []Item { return m.Parse(source.NewText("w", text), PageLimit).Items }
	for _, tt := range []struct {
		at   string
		kept []bool // title, account, first user, second user, first step, second step
	}{
		{"a\"", []bool{false, true, true, true, true, true}},
		{"/x/", []bool{true, false, false, true, true, true}},
		{"v\"", []bool{true, false, true, false, true, true}},
		{"GetObject", []bool{true, true, true, true, false, true}},
	} {
		m := &Memory{}
		before := read(m, body)
		entities := append([]*Entity(nil), before[1].(*Account).Entities...)
		after := read(m, strings.Replace(body, tt.at, "x"+tt.at, 1))
		same := []bool{before[0] == after[0], before[1] == after[1]}
		for i, e := range after[1].(*Account).Entities {
			same = append(same, e == entities[i])
		}
		same = append(same, before[2] == after[2], before[3] == after[3])
		if !reflect.DeepEqual(same, tt.kept) {
			t.Errorf("an edit at %s keeps %v, want %v", tt.at, same, tt.kept)
		}
	}
}

// TestMemoryOfAnotherBlock: a statement that stood in another kind of block is built again.
func TestMemoryOfAnotherBlock(t *testing.T) {
	const body = "title \"a\"\naccount 111111111111 dev {\n  partition aws\n  user one { path /x/ }\n}\n"
	text := source.NewText("w", strings.Replace(body, "partition aws", "partition aws-cn", 1))
	m := &Memory{}
	before := m.Parse(source.NewText("w", body), PageLimit).Items[1].(*Account).Entities[0]
	for i, c := range m.built {
		if c.in == reflect.TypeFor[Account]() {
			c.in = reflect.TypeFor[Resource]()
			m.built[i] = c
		}
	}
	got := m.Parse(text, PageLimit)
	if !reflect.DeepEqual(got, Parse(text, PageLimit)) {
		t.Error("it is not read as it is alone")
	}
	if got.Items[1].(*Account).Entities[0] == before {
		t.Error("it is kept")
	}
}

// TestMemoryHoldsLittle: a Memory does not hold every text that it has read.
func TestMemoryHoldsLittle(t *testing.T) {
	m, body := &Memory{}, "note \"\"\"\n"+strings.Repeat("x\n", PageLimit/4)+"\"\"\"\n"
	for range 200 {
		m.Parse(source.NewText("w", body), PageLimit)
		if m.held > maxHeld {
			t.Fatalf("%d bytes are held", m.held)
		}
	}
}
