package share

import (
	"cmp"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/url"
	"strings"

	"rolewalk/engine/scenario"
)

// Options are what a service needs besides its store.
type Options struct {
	// Public is the address under which the service is reached, with its path prefix and without a slash at its end;
	// empty: what each request was sent to.
	Public string
	// Site reads the built page's manifest, with which pages are drawn; nil: the site has the names of its sources.
	Site func(context.Context) (Manifest, error)
	// Library has the texts of AWS-managed policies. Without one, the verdict of a walk that attaches any is not told.
	Library scenario.Library
	// PNG draws the card of a walk as PNG; nil where the service cannot.
	PNG func(Card) ([]byte, error)
	// TakenDown says whether a walk was taken down; nil: none is.
	TakenDown func(id string) bool
	// Limit says whether a request is more than its sender may make; nil: there is no limit, or the platform has one.
	Limit func(*http.Request) bool
	// Log takes what went wrong on our side; nil discards it.
	Log *slog.Logger
}

// service is the state of a handler.
type service struct {
	Options
	store Store
}

// Handler answers the requests of package share's table, and 404 for all others.
func Handler(store Store, o Options) http.Handler {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	s := &service{Options: o, store: store}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/walks", s.post)
	mux.HandleFunc("GET /api/walks/{id}", s.get)
	mux.HandleFunc("DELETE /api/walks/{id}", s.delete)
	mux.HandleFunc("OPTIONS /api/walks/{id}", s.preflight)
	mux.HandleFunc("GET /w/{id}", s.page)
	mux.HandleFunc("GET /w/{id}/embed", s.frame)
	mux.HandleFunc("GET /oembed", s.oembed)
	mux.HandleFunc("GET /card/{file}", s.card)
	mux.HandleFunc("GET /healthz", s.health)
	mux.HandleFunc("GET /"+ManifestName, s.site)
	// A page of another origin may read walks, and may not store or delete them: a browser sends text/plain without
	// asking. See https://pkg.go.dev/net/http#CrossOriginProtection.
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fail(w, http.StatusForbidden, "Walks are stored from pages of this service alone.")
	}))
	return s.guard(protection.Handler(mux))
}

// guard does what holds for every request.
func (s *service) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		if s.Limit != nil && r.URL.Path != "/healthz" && s.Limit(r) {
			h.Set("Retry-After", "60")
			fail(w, http.StatusTooManyRequests, "These are more requests than one reader makes. Try again in a minute.")
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (s *service) health(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = w.Write([]byte("ok\n"))
}

// base is the service's address, without a slash at its end.
func (s *service) base(r *http.Request) string {
	if s.Public != "" {
		return strings.TrimSuffix(s.Public, "/")
	}
	scheme := cmp.Or(r.URL.Scheme, "http")
	if r.TLS != nil {
		scheme = "https"
	}
	return (&url.URL{Scheme: scheme, Host: r.Host}).String()
}

// trouble is the body of an answer that is not what was asked for.
type trouble struct {
	// Error is a sentence for a person.
	Error string `json:"error"`
	// Findings are what is wrong with a text that is not a walk.
	Findings []Finding `json:"findings,omitempty"`
}

func fail(w http.ResponseWriter, status int, words string) {
	answer(w, status, trouble{Error: words})
}

// failed answers an error of the store.
func (s *service) failed(w http.ResponseWriter, r *http.Request, err error) {
	status, words := s.said(r, err)
	fail(w, status, words)
}

// said is what an error of the store is to the reader: a status and a sentence.
func (s *service) said(r *http.Request, err error) (status int, words string) {
	if status = statusOf(err); status == http.StatusInternalServerError {
		s.Log.ErrorContext(r.Context(), "the store failed", "method", r.Method, "path", r.URL.Path, "error", err)
		return status, "The service could not do that. Try again later."
	}
	return status, strings.ToUpper(err.Error()[:1]) + err.Error()[1:] + "."
}

// answer writes JSON.
func answer(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	if w.Header().Get("Cache-Control") == "" {
		w.Header().Set("Cache-Control", "no-store")
	}
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body)
}
