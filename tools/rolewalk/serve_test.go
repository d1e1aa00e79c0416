package main

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"
)

// The page is served, and an interrupt ends the command in peace.
func TestServe(t *testing.T) {
	in(t, map[string]string{"dist/index.html": "<title>here</title>", "other/index.html": "<title>there</title>"})
	out, stdout := io.Pipe()
	var stderr bytes.Buffer
	ended := make(chan int)
	go func() { ended <- run([]string{"serve", "--addr", "127.0.0.1:0"}, nil, stdout, &stderr) }()

	said, err := bufio.NewReader(out).ReadString('\n')
	_, page, found := strings.Cut(strings.TrimSpace(said), "Rolewalk is at ")
	page, _, _ = strings.Cut(page, " ")
	if err != nil || !found {
		t.Fatalf("said %q: %v", said, err)
	}
	got, err := http.Get(page)
	if err != nil {
		t.Fatal(err)
	}
	defer got.Body.Close()
	if body, _ := io.ReadAll(got.Body); got.StatusCode != 200 || string(body) != "<title>here</title>" {
		t.Errorf("%s: %d, %s", page, got.StatusCode, body)
	}
	http.DefaultClient.CloseIdleConnections()
	if err := syscall.Kill(os.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if code := <-ended; code != 0 || stderr.Len() > 0 {
		t.Errorf("ended with %d, %s", code, stderr.String())
	}
}

func TestServeCannot(t *testing.T) {
	in(t, map[string]string{"dist/index.html": ""})
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	rolewalk("", "serve", "--addr", taken.Addr().String()).wants(t, "a taken port", 2,
		"the port of "+taken.Addr().String()+" is in use", "--addr")
	rolewalk("", "serve", "--addr", "nowhere").wants(t, "no address", 2, "cannot listen on nowhere")
	rolewalk("", "serve", "--dir", "gone").wants(t, "no site", 2, "there is no built site in gone: run `make build` first")
	rolewalk("", "serve", "extra").wants(t, "an argument", 2, "unknown command")
}
