package main

import (
	"cmp"
	"flag"
	"fmt"
	"math"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

func main() {
	root := flag.String("root", "../..", "the repository")
	walk := flag.String("walk", "", "the walk that stands for a keystroke; the largest below scenarios where it is empty")
	rounds := flag.Int("rounds", 15, "how often the engines take turns")
	page := flag.Bool("page", false, "measure keys on the page alone")
	flag.Parse()
	if err := os.Chdir(*root); err != nil {
		fail(err)
	}
	run := func() error { return bench(*walk, *rounds) }
	if *page {
		run = onPage
	}
	if err := run(); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "bench:", err)
	os.Exit(1)
}

func bench(walk string, rounds int) error {
	runtime.GOMAXPROCS(1)
	node := true
	fmt.Println(machine())
	if _, err := exec.LookPath("node"); err != nil {
		node = false
		fmt.Println("\nThere is no Node here: iam-simulate and the engine as WebAssembly are not measured.")
	}
	a := asked{}
	for _, part := range []func() error{
		func() error { return decisions(&a, node, rounds) },
		func() error { return throughput(&a) },
		func() error { return growth(&a) },
	} {
		if err := part(); err != nil {
			return err
		}
	}
	a.print()
	if err := keystroke(walk, node); err != nil {
		return err
	}
	return onPage()
}

// onPage measures the built page where there is a browser.
func onPage() error {
	browser, err := exec.LookPath(cmp.Or(os.Getenv("CHROMIUM"), "chromium"))
	if err != nil {
		fmt.Println("\nThere is no Chromium here: the page is not measured.")
		return nil
	}
	return typing(browser)
}

// machine says what it was measured on.
func machine() string {
	node := "no Node"
	if out, err := exec.Command("node", "--version").Output(); err == nil {
		node = "Node " + strings.TrimSpace(strings.TrimPrefix(string(out), "v"))
	}
	model := ""
	if info, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		_, rest, _ := strings.Cut(string(info), "model name")
		line, _, _ := strings.Cut(rest, "\n")
		model = ", " + strings.TrimSpace(strings.TrimLeft(line, "\t :"))
	}
	return fmt.Sprintf("%s/%s, %d cores%s; %s, %s.", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), model,
		strings.Replace(runtime.Version(), "go", "Go ", 1), node)
}

// asked are the figures that were asked for, each with what was measured.
type asked struct{ rows []string }

func (a *asked) add(what, wanted, got string, held bool) {
	a.rows = append(a.rows, fmt.Sprintf("| %s | %s | %s | %s |", what, wanted, got,
		map[bool]string{true: "yes", false: "no"}[held]))
}

func (a *asked) print() {
	fmt.Printf("\n| asked for | at | measured | reached |\n| --- | --- | --- | --- |\n%s\n", strings.Join(a.rows, "\n"))
}

// digits writes a ratio with three digits.
func digits(ratio float64) string {
	if ratio >= 1000 {
		return fmt.Sprintf("%.0f", math.Round(ratio/10)*10)
	}
	return fmt.Sprintf("%.3g", ratio)
}

// human writes a duration with three digits.
func human(d float64) string {
	switch {
	case d < 1e3:
		return fmt.Sprintf("%.0f ns", d)
	case d < 1e6:
		return fmt.Sprintf("%.3g µs", d/1e3)
	case d < 1e9:
		return fmt.Sprintf("%.3g ms", d/1e6)
	}
	return fmt.Sprintf("%.3g s", time.Duration(d).Seconds())
}
