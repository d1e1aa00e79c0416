package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"rolewalk/engine/decide"
	"rolewalk/engine/scenario"
)

func decideCommand() *cobra.Command {
	d := &decide.Decider{}
	c := &cobra.Command{
		Use:   "decide",
		Short: "Decide one request per line: JSON in, JSON out",
		Long: `Read one JSON request per line from the standard input, and print one answer per line in the same order:
the engine's decision on one action under the policies that the request contains. The answer to an invalid line says
what is wrong and where. The command then continues with the next line, and exits with 1 at the end.`,
		Example: `  rolewalk decide < requests.ndjson > answers.ndjson
  echo '{"principal": "ec2.amazonaws.com", "action": "sts:AssumeRole",
    "resource": "arn:aws:iam::111122223333:role/App",
    "resourcePolicy": {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
      "Principal": {"Service": "ec2.amazonaws.com"}}}}' | tr -d '\n' | rolewalk decide --trace`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			whole, err := decideLines(d, c.InOrStdin(), c.OutOrStdout())
			switch {
			case err != nil:
				return trouble(err.Error())
			case !whole:
				return silent(exitUnmet)
			}
			return nil
		},
	}
	c.Flags().BoolVar(&d.Trace, "trace", false, "add the evaluation, step by step")
	return c
}

// decideLines answers line by line. Whole is false if some line could not be decided. It skips blank lines.
func decideLines(d *decide.Decider, in io.Reader, out io.Writer) (whole bool, err error) {
	lines := bufio.NewReaderSize(in, 1<<20)
	answers := bufio.NewWriterSize(out, 1<<20)
	whole = true
	var answer, long []byte
	for number := 1; ; number++ {
		line, err := readLine(lines, &long)
		if errors.Is(err, io.EOF) && len(line) == 0 {
			return whole, flush(answers)
		}
		tooLong := errors.Is(err, errTooLong)
		if err != nil && !errors.Is(err, io.EOF) && !tooLong {
			return false, errors.Join(fmt.Errorf("reading line %d: %w", number, err), flush(answers))
		}
		if line = bytes.TrimRight(line, " \t\r\n"); len(line) == 0 && !tooLong {
			continue
		}
		ok := false
		if tooLong {
			answer = decide.AppendTooLong(answer[:0], scenario.CommandLimit)
		} else {
			answer, ok = d.Line(answer[:0], line)
		}
		whole = whole && ok
		if _, err := answers.Write(append(answer, '\n')); err != nil {
			return false, fmt.Errorf("writing answer %d: %w", number, err)
		}
		if lines.Buffered() == 0 { // a caller that sends one request at a time waits for the answer
			if err := flush(answers); err != nil {
				return false, err
			}
		}
	}
}

func flush(w *bufio.Writer) error {
	if err := w.Flush(); err != nil {
		return fmt.Errorf("writing the answers: %w", err)
	}
	return nil
}

// errTooLong says that a line was longer than a request may be, and was skipped.
var errTooLong = fmt.Errorf("it is longer than %d bytes", scenario.CommandLimit)

// readLine reads up to a line end. It returns the reader's own bytes if the line fits its buffer, and otherwise those
// of long.
func readLine(r *bufio.Reader, long *[]byte) ([]byte, error) {
	line, err := r.ReadSlice('\n')
	if !errors.Is(err, bufio.ErrBufferFull) {
		return line, err
	}
	*long = append((*long)[:0], line...)
	length := len(line)
	for errors.Is(err, bufio.ErrBufferFull) {
		line, err = r.ReadSlice('\n')
		if length += len(line); length <= scenario.CommandLimit+len("\n") {
			*long = append(*long, line...)
		}
	}
	if length > scenario.CommandLimit+len("\n") && (err == nil || errors.Is(err, io.EOF)) {
		return nil, errTooLong
	}
	return *long, err
}
