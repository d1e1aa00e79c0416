package main

import (
	"context"
	"errors"
	"io/fs"
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
)

const defaultAddr = "127.0.0.1:8080"

func serveCommand() *cobra.Command {
	var addr, dir string
	var browse bool
	c := &cobra.Command{
		Use:   "serve",
		Short: "Serve the page on this machine",
		Long: `Serve the page from the folder that "make build" writes, or from the command itself if the site is
embedded. It answers only this machine unless --addr says otherwise, and stores nothing that is typed.`,
		Example: `  rolewalk serve --open
  rolewalk serve --addr 127.0.0.1:9000`,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			site, err := findSite(dir, c.Flags().Changed("dir"))
			if err != nil {
				return err
			}
			return serve(c, site, addr, browse)
		},
	}
	c.Flags().StringVar(&addr, "addr", defaultAddr, "the address to listen on; port 0 picks a free port")
	c.Flags().StringVar(&dir, "dir", "dist", "the folder with the built site")
	c.Flags().BoolVar(&browse, "open", false, "open the page in the browser")
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

// serve answers until the command is interrupted, and then finishes the open requests.
func serve(c *cobra.Command, site fs.FS, addr string, browse bool) error {
	ctx, stop := signal.NotifyContext(c.Context(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return notListening(addr, err)
	}
	page := "http://" + listener.Addr().String() + "/"
	server := &http.Server{Handler: static.Handler(site), ReadHeaderTimeout: 10 * time.Second}
	context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		_ = server.Shutdown(grace)
	})
	c.Println("Rolewalk is at " + page + " (Ctrl-C stops it)")
	if browse {
		browseTo(c, page)
	}
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return trouble(err.Error())
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
