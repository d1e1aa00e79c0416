package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// goTest names a Go test. It proves what a walk cannot show, such as the rows of the page. The zero goTest is none.
type goTest struct{ folder, name string }

func (t goTest) String() string { return t.folder + " " + t.name }

// buildTest compiles the tests of a package, with an overlay if one is given, and returns the path of the program.
func (b *bench) buildTest(program string, t goTest, overlay string) (string, error) {
	args := []string{"test", "-c", "-o", program}
	if overlay != "" {
		args = append(args, "-overlay", overlay)
	}
	c := exec.Command("go", append(args, "./"+t.folder)...)
	c.Dir = b.root
	if out, err := c.CombinedOutput(); err != nil {
		return "", fmt.Errorf("building the tests of %s: %w\n%s", t.folder, err, out)
	}
	return program, nil
}

// fails runs a Go test and reports whether it fails. hangs says that it did not end.
func (b *bench) fails(program string, t goTest, value string) (failed, hangs bool, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), longest)
	defer cancel()
	c := exec.CommandContext(ctx, program, "-test.v", "-test.run", "^"+t.name+"$")
	c.Dir, c.Env = filepath.Join(b.root, t.folder), append(os.Environ(), variable+"="+value)
	out, err := c.CombinedOutput()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return false, true, nil
	case !strings.Contains(string(out), "=== RUN   "+t.name+"\n"):
		return false, false, fmt.Errorf("%s does not run: %v\n%s", t, err, out)
	case errors.As(err, &exit):
		return true, false, nil
	}
	return false, false, err
}

// checkTests runs the Go tests that mutants name with the sound engine, which must pass them.
func (b *bench) checkTests(list []mutant) error {
	seen := map[goTest]bool{{}: true}
	for i := range list {
		t := list[i].test
		if seen[t] {
			continue
		}
		seen[t] = true
		program, err := b.buildTest(filepath.Join(b.folder, "sound.test"), t, "")
		if err != nil {
			return err
		}
		if failed, hangs, err := b.fails(program, t, ""); err != nil || failed || hangs {
			return errors.Join(fmt.Errorf("%s fails without any mutant", t), err)
		}
	}
	return nil
}

// runTest runs the Go test of a mutant.
func (b *bench) runTest(r *result, program string) (err error) {
	r.testFailed, r.hangs, err = b.fails(program, r.test, r.value)
	return err
}
