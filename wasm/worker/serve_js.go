package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"syscall/js"

	"github.com/syumai/workers"
	"github.com/syumai/workers/cloudflare"
	"github.com/syumai/workers/cloudflare/fetch"

	"rolewalk/tools/share"
)

// The names of what the Worker is given.
const (
	walksBinding   = "WALKS"
	assetsBinding  = "ASSETS"
	limiterBinding = "LIMITER"
	publicVariable = "PUBLIC_URL"
)

func serve() {
	log := slog.New(slog.NewJSONHandler(os.Stdout, &slog.HandlerOptions{Level: slog.LevelWarn}))
	store, err := openStore(walksBinding)
	if err != nil {
		log.Error("the Worker has no store", "error", err)
		workers.Serve(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "this Worker has no KV namespace WALKS", http.StatusInternalServerError)
		}))
		return
	}
	handler := share.Handler(store, share.Options{
		Public: variable(publicVariable), Site: manifest, Limit: limit, Log: log,
	})
	workers.Serve(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// The runtime tells the host in the address alone.
		r.Host = r.URL.Host
		handler.ServeHTTP(w, r)
	}))
}

// variable is a variable of the Worker's configuration; empty where it is left out.
func variable(name string) string {
	if value := cloudflare.GetBinding(name); value.Type() == js.TypeString {
		return value.String()
	}
	return ""
}

// manifest reads the manifest of the site that was deployed with the Worker.
func manifest(ctx context.Context) (share.Manifest, error) {
	var m share.Manifest
	assets := cloudflare.GetBinding(assetsBinding)
	if assets.IsUndefined() {
		return m, fmt.Errorf("the Worker has no assets binding %s", assetsBinding)
	}
	// The host of the address means nothing: the binding answers every one.
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "https://assets.invalid/"+share.ManifestName, nil)
	if err != nil {
		return m, fmt.Errorf("asking for the site's manifest: %w", err)
	}
	client := fetch.NewClient(fetch.WithBinding(assets)).HTTPClient(fetch.RedirectModeFollow)
	got, err := client.Do(r)
	if err != nil {
		return m, fmt.Errorf("reading the site's manifest: %w", err)
	}
	defer got.Body.Close()
	body, err := io.ReadAll(got.Body)
	if err != nil {
		return m, fmt.Errorf("reading the site's manifest: %w", err)
	}
	if got.StatusCode != http.StatusOK {
		return m, fmt.Errorf("reading the site's manifest: %s", got.Status)
	}
	if err := json.Unmarshal(body, &m); err != nil {
		return m, fmt.Errorf("reading the site's manifest: %w", err)
	}
	return m, nil
}

// limit asks the platform whether a sender stores too much. Reading is cached by the platform and not limited here. See
// https://developers.cloudflare.com/workers/runtime-apis/bindings/rate-limit/.
func limit(r *http.Request) bool {
	limiter := cloudflare.GetBinding(limiterBinding)
	if limiter.IsUndefined() || r.Method == http.MethodGet || r.Method == http.MethodHead {
		return false
	}
	asked := js.Global().Get("Object").New()
	asked.Set("key", r.Header.Get("CF-Connecting-IP"))
	outcome, err := await(limiter.Call("limit", asked))
	// A limiter that fails lets requests pass: the service is worth more than the limit.
	return err == nil && !outcome.Get("success").Bool()
}

// await waits for a promise.
func await(promise js.Value) (js.Value, error) {
	type settled struct {
		value js.Value
		err   error
	}
	done := make(chan settled, 1)
	then := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- settled{value: args[0]}
		return nil
	})
	defer then.Release()
	failed := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- settled{err: js.Error{Value: args[0]}}
		return nil
	})
	defer failed.Release()
	promise.Call("then", then, failed)
	s := <-done
	return s.value, s.err
}
