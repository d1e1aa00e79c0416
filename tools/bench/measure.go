package main

import (
	"runtime"
	"slices"
	"syscall"
	"time"
)

// contender is one engine on one request.
type contender struct {
	request, engine string
	// run decides the request n times and returns the time of all.
	run func(n int) (time.Duration, error)
	// allocs are counted for the engines in this process; negative for the others.
	allocs float64
	// stop ends what the contender started; nil where that is nothing.
	stop func()

	n     int
	times []float64 // nanoseconds a decision, one a round
}

// median is the contender's time in nanoseconds a decision.
func (c *contender) median() float64 { return median(c.times) }

func median(times []float64) float64 {
	sorted := slices.Sorted(slices.Values(times))
	return sorted[len(sorted)/2]
}

// turn is how long one turn of an engine takes: long enough to be measured, short enough to fit between two others.
const turn = 30 * time.Millisecond

// warmUps are rounds that do not count: Node is still compiling then.
const warmUps = 3

// takeTurns measures all contenders, round by round.
func takeTurns(list []*contender, rounds int) error {
	for _, c := range list {
		for c.n = 1; ; c.n *= 2 {
			took, err := c.run(c.n)
			if err != nil {
				return err
			}
			if took >= turn/2 {
				break
			}
		}
	}
	for round := -warmUps; round < rounds; round++ {
		for _, c := range list {
			took, err := c.run(c.n)
			if err != nil {
				return err
			}
			if round >= 0 {
				c.times = append(c.times, float64(took)/float64(c.n))
			} else {
				c.n = max(1, int(float64(c.n)*float64(turn)/float64(took)))
			}
		}
	}
	return nil
}

// inProcess is a contender that runs in this process.
func inProcess(request, engine string, decide func()) *contender {
	var before, after runtime.MemStats
	const runs = 1000
	decide()
	runtime.ReadMemStats(&before)
	for range runs {
		decide()
	}
	runtime.ReadMemStats(&after)
	return &contender{
		request: request, engine: engine, allocs: float64((after.Mallocs - before.Mallocs) / runs),
		run: func(n int) (time.Duration, error) {
			return timed(func() {
				for range n {
					decide()
				}
			}), nil
		},
	}
}

// timed is the lesser of the wall-clock and the processor time that do takes.
func timed(do func()) time.Duration {
	wall, cpu := time.Now(), processor()
	do()
	return min(time.Since(wall), processor()-cpu)
}

// processor is the processor time of this process so far.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err) // it knows no error for a process that asks about itself
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
