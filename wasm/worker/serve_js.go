package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"strings"
	"syscall/js"

	"github.com/syumai/workers"
	"github.com/syumai/workers/cloudflare"

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
		// The library cuts values at each comma, also those of headers that are one value.
		for name, values := range r.Header {
			r.Header[name] = []string{strings.Join(values, ",")}
		}
		if err := readAhead(r); err != nil {
			http.Error(w, "the request did not arrive whole", http.StatusBadRequest)
			return
		}
		handler.ServeHTTP(w, r)
	}))
}

// drained is how much of a body is read that nothing asks for, as net/http's server does.
const drained = 256 << 10

// readAhead reads the body before anything is answered: the platform ends a connection with a body that was not read,
// and gives none after the answer.
func readAhead(r *http.Request) error {
	body, err := io.ReadAll(io.LimitReader(r.Body, drained))
	if err != nil {
		return err
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	return nil
}

// variable is a variable of the Worker's configuration; empty where it is left out.
func variable(name string) string {
	if value := cloudflare.GetBinding(name); value.Type() == js.TypeString {
		return value.String()
	}
	return ""
}

// manifest reads the manifest of the site that was deployed with the Worker. It asks the binding itself, because an
// http.Client brings all that makes connections.
func manifest(context.Context) (share.Manifest, error) {
	var m share.Manifest
	body, err := asset(share.ManifestName)
	if err != nil {
		return m, fmt.Errorf("reading the site's manifest: %w", err)
	}
	if err := json.Unmarshal([]byte(body), &m); err != nil {
		return m, fmt.Errorf("reading the site's manifest: %w", err)
	}
	return m, nil
}

// asset is the text of a file of the site.
func asset(name string) (string, error) {
	assets := cloudflare.GetBinding(assetsBinding)
	if assets.IsUndefined() {
		return "", fmt.Errorf("the Worker has no assets binding %s", assetsBinding)
	}
	// The host of the address means nothing: the binding answers every one.
	got, err := await(assets.Call("fetch", "https://assets.invalid/"+name))
	if err != nil {
		return "", err
	}
	if !got.Get("ok").Bool() {
		return "", fmt.Errorf("the answer is %d", got.Get("status").Int())
	}
	body, err := await(got.Call("text"))
	if err != nil {
		return "", err
	}
	return body.String(), nil
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
