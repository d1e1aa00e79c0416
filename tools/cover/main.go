package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"sort"
	"strconv"
	"strings"
)

func main() {
	list := flag.String("list", "tools/cover/uncovered.txt", "the statements that no test runs, each with its reason")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "cover: want one coverage profile")
		os.Exit(2)
	}
	code, err := run(flag.Arg(0), *list)
	if err != nil {
		fmt.Fprintln(os.Stderr, "cover:", err)
		os.Exit(2)
	}
	os.Exit(code)
}

// block is one block of statements of a profile; place is where it stands, as the profile writes it.
type block struct {
	place      string
	file       string
	line       int
	statements int
}

func run(profile, list string) (code int, err error) {
	runs, err := readProfile(profile)
	if err != nil {
		return 2, err
	}
	reasons, err := readList(list)
	if err != nil {
		return 2, err
	}
	all, missed, told := 0, 0, map[string]bool{}
	var bare []string
	for b, count := range runs {
		all += b.statements
		if count > 0 {
			continue
		}
		missed += b.statements
		text, err := sourceLine(b)
		if err != nil {
			return 2, err
		}
		key := b.file + ": " + text
		if told[key] = reasons[key] != ""; !told[key] {
			bare = append(bare, fmt.Sprintf("%s:%d: no test runs this: %s", b.file, b.line, text))
		}
	}
	for key := range reasons {
		if !told[key] {
			bare = append(bare, key+": it is listed, and it runs or is gone")
		}
	}
	sort.Strings(bare)
	for _, line := range bare {
		fmt.Println(line)
	}
	fmt.Printf("%d of %d statements run, %.2f %%; %d are listed with a reason\n", all-missed, all,
		100*float64(all-missed)/float64(max(all, 1)), len(reasons))
	if len(bare) > 0 || all == 0 {
		return 1, nil
	}
	return 0, nil
}

// module is how the profile writes the root of the project.
const module = "rolewalk/"

// readProfile sums how often each block ran, over all the tests that the profile is of.
func readProfile(path string) (map[block]int, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading the profile: %w", err)
	}
	defer f.Close()
	runs := map[block]int{}
	seen := map[string]block{} // by place
	for lines := bufio.NewScanner(f); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		if len(fields) != 3 {
			continue
		}
		b, there := seen[fields[0]]
		if !there {
			b.place = fields[0]
			file, place, _ := strings.Cut(strings.TrimPrefix(fields[0], module), ":")
			line, _, _ := strings.Cut(place, ".")
			b.file = file
			if b.line, err = strconv.Atoi(line); err != nil {
				return nil, fmt.Errorf("reading the profile: %q: %w", lines.Text(), err)
			}
			if b.statements, err = strconv.Atoi(fields[1]); err != nil {
				return nil, fmt.Errorf("reading the profile: %q: %w", lines.Text(), err)
			}
			seen[fields[0]] = b
		}
		count, err := strconv.Atoi(fields[2])
		if err != nil {
			return nil, fmt.Errorf("reading the profile: %q: %w", lines.Text(), err)
		}
		runs[b] += count
	}
	return runs, nil
}

// readList reads lines of the form `file: source line # reason`.
func readList(path string) (map[string]string, error) {
	body, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading the list: %w", err)
	}
	reasons := map[string]string{}
	for i, line := range strings.Split(string(body), "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		key, reason, ok := strings.Cut(line, " # ")
		if !ok || strings.TrimSpace(reason) == "" {
			return nil, fmt.Errorf("%s:%d: want `file: source line # reason`", path, i+1)
		}
		reasons[strings.TrimSpace(key)] = reason
	}
	return reasons, nil
}

// sourceLine is the text of the line on which a block begins.
func sourceLine(b block) (string, error) {
	body, err := os.ReadFile(b.file)
	if err != nil {
		return "", fmt.Errorf("reading the source: %w", err)
	}
	lines := strings.Split(string(body), "\n")
	if b.line > len(lines) {
		return "", fmt.Errorf("%s has no line %d: the profile is of another text", b.file, b.line)
	}
	return strings.TrimSpace(lines[b.line-1]), nil
}
