package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "sharebench:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	switch {
	case len(args) == 4 && args[0] == "load":
		return load(out, args[1], cmp.Or(args[2], os.Getenv("ROLEWALK_WORKER")), args[3])
	case len(args) == 3 && args[0] == "grow":
		n, err := strconv.Atoi(args[2])
		if err != nil || n < 1 {
			return fmt.Errorf("%q is not a number of walks", args[2])
		}
		return grow(out, args[1], n)
	}
	return errors.New("what is to be measured: load NAME ADDRESS PROGRAM, or grow FILE N")
}

// times is how long each of many things took.
type times struct {
	all   []time.Duration
	total time.Duration
}

// each does something n times, from so many clients at once, and stops with the first error.
func each(clients, n int, do func(i int) error) (times, error) {
	var next atomic.Int64
	var failed atomic.Pointer[error]
	took := make([]time.Duration, n)
	began := time.Now()
	var group sync.WaitGroup
	for range clients {
		group.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n || failed.Load() != nil {
					return
				}
				at := time.Now()
				if err := do(i); err != nil {
					failed.CompareAndSwap(nil, &err)
					return
				}
				took[i] = time.Since(at)
			}
		})
	}
	group.Wait()
	if err := failed.Load(); err != nil {
		return times{}, *err
	}
	total := time.Since(began)
	slices.Sort(took)
	return times{took, total}, nil
}

// String says how many there were a second, and what half of them and all but a hundredth took at most.
func (t times) String() string {
	n := len(t.all)
	return fmt.Sprintf("%d in %.1f s, %.0f a second, p50 %.2f ms, p99 %.2f ms", n, t.total.Seconds(),
		float64(n)/t.total.Seconds(), milliseconds(t.all[n/2]), milliseconds(t.all[n*99/100]))
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
