package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"rolewalk/tools/rolewalk/static"
	"rolewalk/tools/share/native"
)

const defaultAddr = "127.0.0.1:8080"

// serving is what the command was told.
type serving struct {
	addr, dir, metrics string
	browse, named      bool
	share              native.Config
}

func serveCommand() *cobra.Command {
	var s serving
	c := &cobra.Command{
		Use:   "serve",
		Short: "Serve the page on this machine",
		Long: `Serve the page from the folder that "make build" writes, or from the command itself if the site is
embedded. It answers only this machine unless --addr says otherwise, and stores nothing that is typed.

With --data it is a share service too: readers who choose so store a walk and get a short link to it. The walks are in
one file in that folder. Put a proxy with TLS before it, and tell it the address that readers use with --public-url.`,
		Example: `  rolewalk serve --open
  rolewalk serve --addr 127.0.0.1:9000
  rolewalk serve --data /var/lib/rolewalk --public-url https://walks.example.com --metrics 127.0.0.1:9100`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			s.named = c.Flags().Changed("dir")
			return serve(c, s)
		},
	}
	c.Flags().StringVar(&s.addr, "addr", defaultAddr, "the address to listen on; port 0 picks a free port")
	c.Flags().StringVar(&s.dir, "dir", "dist", "the folder with the built site")
	c.Flags().BoolVar(&s.browse, "open", false, "open the page in the browser")
	c.Flags().StringVar(&s.share.Data, "data", "", "store walks in this folder and hand them out as short links")
	c.Flags().StringVar(&s.share.Public, "public-url", "", "the address that readers use, with its path")
	c.Flags().StringVar(&s.share.Takedown, "takedown", "", "a file with the ids of walks that are not handed out")
	c.Flags().StringVar(&s.metrics, "metrics", "", "answer /metrics and /backup on this address, for administrators")
	c.Flags().BoolVar(&s.share.Proxied, "behind-proxy", false,
		"trust X-Forwarded-For: a proxy of yours stands before the server")
	c.Flags().BoolVar(&s.share.Unlimited, "no-limits", false, "do not limit how much one reader asks for")
	return c
}

// findSite returns the built site: the folder dir, or the embedded site unless the folder was named.
func findSite(dir string, named bool) (fs.FS, error) {
	if _, err := os.Stat(filepath.Join(dir, "index.html")); err == nil {
		return os.DirFS(dir), nil
	}
	if embedded := embeddedSite(); embedded != nil && !named {
		return embedded, nil
	}
	return nil, trouble("there is no built site in " + dir + ": run `make build` first, or `make run`, " +
		"which builds and serves it")
}

// patience is how long a request may take to arrive, and grace how long one under way may take when the server ends.
const (
	patience = 30 * time.Second
	grace    = 10 * time.Second
)

// serve answers until the command is interrupted, and then finishes the open requests.
func serve(c *cobra.Command, s serving) error {
	site, err := findSite(s.dir, s.named)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(c.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	handler, private := static.Handler(site), http.Handler(nil)
	if s.share.Data != "" {
		s.share.Site, s.share.Log = site, slog.New(slog.NewTextHandler(c.ErrOrStderr(), nil))
		service, err := native.New(s.share)
		if err != nil {
			return trouble(err.Error())
		}
		defer service.Close()
		handler, private = service.Handler(), service.Private()
	} else if err := withoutData(s); err != nil {
		return err
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", s.addr)
	if err != nil {
		return notListening(s.addr, err)
	}
	page := cmp.Or(s.share.Public, "http://"+listener.Addr().String()+"/")
	servers := []*http.Server{{Handler: handler, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: patience}}
	listeners := []net.Listener{listener}
	if s.metrics != "" {
		own, err := new(net.ListenConfig).Listen(ctx, "tcp", s.metrics)
		if err != nil {
			_ = listener.Close()
			return notListening(s.metrics, err)
		}
		servers = append(servers, &http.Server{Handler: private, ReadHeaderTimeout: 10 * time.Second})
		listeners = append(listeners, own)
		c.Println("Figures and backups are at http://" + own.Addr().String() + "/metrics and /backup")
	}
	c.Println("Rolewalk is at " + page + " (Ctrl-C stops it)")
	if s.browse {
		browseTo(c, page)
	}
	return answerAll(ctx, servers, listeners)
}

// withoutData says which options mean nothing without --data.
func withoutData(s serving) error {
	for _, option := range []struct{ name, given string }{
		{"--public-url", s.share.Public}, {"--takedown", s.share.Takedown}, {"--metrics", s.metrics},
	} {
		if option.given != "" {
			return trouble(option.name + " is for a server that stores walks: give it a folder with --data")
		}
	}
	return nil
}

// answerAll answers until the context ends, and then finishes the open requests.
func answerAll(ctx context.Context, servers []*http.Server, listeners []net.Listener) error {
	ended := make(chan error, len(servers))
	for i, server := range servers {
		go func() { ended <- server.Serve(listeners[i]) }()
	}
	var failed error
	waiting := len(servers)
	select {
	case <-ctx.Done():
	case failed = <-ended:
		waiting--
	}
	finish, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	for _, server := range servers {
		_ = server.Shutdown(finish)
	}
	for range waiting {
		if err := <-ended; failed == nil {
			failed = err
		}
	}
	if failed != nil && !errors.Is(failed, http.ErrServerClosed) {
		return trouble(failed.Error())
	}
	return nil
}

// notListening says why the command cannot listen on the address.
func notListening(addr string, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return trouble("the port of " + addr + " is in use: stop the program that listens there, " +
			"or choose another port with --addr 127.0.0.1:9000")
	case errors.Is(err, syscall.EACCES):
		return trouble("not allowed to listen on " + addr + ": choose a port above 1023 with --addr")
	}
	return trouble("cannot listen on " + addr + ": " + err.Error())
}

// browseTo opens the page in the default browser. If that fails, the address has already been printed.
func browseTo(c *cobra.Command, page string) {
	opener := map[string][]string{
		"darwin":  {"open"},
		"windows": {"rundll32", "url.dll,FileProtocolHandler"},
	}[runtime.GOOS]
	if opener == nil {
		opener = []string{"xdg-open"}
	}
	if err := exec.Command(opener[0], append(opener[1:], page)...).Start(); err != nil {
		c.PrintErrln("rolewalk: cannot open a browser: " + err.Error())
	}
}
