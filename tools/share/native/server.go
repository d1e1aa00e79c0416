package native

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"rolewalk/engine/managed/packs"
	"rolewalk/engine/scenario"
	"rolewalk/tools/rolewalk/static"
	"rolewalk/tools/share"
	"rolewalk/tools/share/boltstore"
	"rolewalk/tools/share/cardpng"
)

// DataFile is the file in the data folder that has the walks.
const DataFile = "walks.db"

// Config is what a server is made of.
type Config struct {
	// Site is the built site.
	Site fs.FS
	// Data is the folder for the walks; it is made if there is none.
	Data string
	// Public is the address under which readers reach the server, with its path prefix; empty: what each request was
	// sent to.
	Public string
	// Takedown is a file of ids that are not handed out; empty: none.
	Takedown string
	// Proxied says that a trusted proxy stands before the server. Unlimited leaves the limits out.
	Proxied, Unlimited bool
	// Log takes a line for each request, without who made it.
	Log *slog.Logger
}

// Server is the site with the share service.
type Server struct {
	store   *boltstore.Store
	public  http.Handler
	private http.Handler
}

// New opens the walks. Close closes them.
func New(c Config) (*Server, error) {
	if err := os.MkdirAll(c.Data, 0o700); err != nil {
		return nil, fmt.Errorf("making the folder for the walks: %w", err)
	}
	prefix := ""
	if c.Public != "" {
		at, err := url.Parse(c.Public)
		if err != nil || at.Scheme != "http" && at.Scheme != "https" || at.Host == "" || at.RawQuery != "" || at.Fragment != "" {
			return nil, fmt.Errorf("%q is not the address of a server: it begins with https:// or http://", c.Public)
		}
		prefix = strings.TrimSuffix(at.Path, "/")
	}
	manifest, err := share.ReadManifest(c.Site)
	if err != nil {
		return nil, err
	}
	painter, err := cardpng.New()
	if err != nil {
		return nil, err
	}
	down := &Takedown{}
	if c.Takedown != "" {
		if down, err = ReadTakedown(c.Takedown, c.Log); err != nil {
			return nil, err
		}
	}
	store, err := boltstore.Open(filepath.Join(c.Data, DataFile))
	if err != nil {
		return nil, err
	}
	policies := &packs.Library{}
	o := share.Options{
		Public: c.Public, Site: func(context.Context) (share.Manifest, error) { return manifest, nil }, PNG: painter.PNG, TakenDown: down.Has, Log: c.Log,
		Library: scenario.Library{Lookup: policies.Text, Elsewhere: policies.Elsewhere},
	}
	if !c.Unlimited {
		o.Limit = NewLimiter(c.Proxied).Exceeds
	}
	figures := newFigures(store)
	s := &Server{store: store, private: privately(store, figures)}
	s.public = stripped(prefix, figures.observed(c.Log, together(c.Site, share.Handler(store, o))))
	return s, nil
}

// Handler answers readers.
func (s *Server) Handler() http.Handler { return s.public }

// Private answers /metrics and /backup, for the machine's own administrator: it belongs on a listener of its own.
func (s *Server) Private() http.Handler { return s.private }

// Close closes the file of the walks.
func (s *Server) Close() error { return s.store.Close() }

// together is the service where an address is one of its own, and the site elsewhere.
func together(site fs.FS, service http.Handler) http.Handler {
	files := static.Handler(site)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if share.Serves(r.URL.Path) {
			service.ServeHTTP(w, r)
			return
		}
		files.ServeHTTP(w, r)
	})
}

// stripped takes the prefix of the public address from requests that a proxy hands on with it.
func stripped(prefix string, next http.Handler) http.Handler {
	if prefix == "" {
		return next
	}
	below := http.StripPrefix(prefix, next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, prefix+"/") {
			below.ServeHTTP(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// recorder notes what was answered.
type recorder struct {
	http.ResponseWriter
	status, bytes int
}

// WriteHeader implements http.ResponseWriter.
func (r *recorder) WriteHeader(status int) {
	if r.status == 0 {
		r.status = status
	}
	r.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (r *recorder) Write(body []byte) (int, error) {
	if r.status == 0 {
		r.status = http.StatusOK
	}
	n, err := r.ResponseWriter.Write(body)
	r.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the writer below.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// figures are what Prometheus reads.
type figures struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	seconds  *prometheus.HistogramVec
}

func newFigures(store *boltstore.Store) *figures {
	f := &figures{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "rolewalk_requests_total", Help: "Requests answered, by what was asked and the status.",
		}, []string{"kind", "method", "status"}),
		seconds: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "rolewalk_request_seconds", Help: "How long requests took.", Buckets: prometheus.DefBuckets,
		}, []string{"kind"}),
	}
	f.registry.MustRegister(f.requests, f.seconds, prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "rolewalk_store_bytes", Help: "The size of the file of the walks.",
	}, func() float64 { return float64(store.Size()) }))
	return f
}

// kindOf is what an address asks for, as a label: addresses themselves are without number.
func kindOf(path string) string {
	if !share.Serves(path) {
		return "site"
	}
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return first
}

// methods are those that are counted by their names.
var methods = map[string]bool{"GET": true, "HEAD": true, "POST": true, "DELETE": true, "OPTIONS": true}

// observed counts each request, and writes a line for it that does not say who made it: an address is a person's.
func (f *figures) observed(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began, kind, method := time.Now(), kindOf(r.URL.Path), r.Method
		seen := &recorder{ResponseWriter: w}
		next.ServeHTTP(seen, r)
		took := time.Since(began)
		log.InfoContext(r.Context(), "request", "method", method, "path", r.URL.Path, "status", seen.status,
			"bytes", seen.bytes, "took", took.Round(time.Microsecond))
		if !methods[method] {
			method = "other"
		}
		f.requests.WithLabelValues(kind, method, fmt.Sprint(seen.status)).Inc()
		f.seconds.WithLabelValues(kind).Observe(took.Seconds())
	})
}

// privately is what the administrator asks for.
func privately(store *boltstore.Store, f *figures) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(f.registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /backup", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/octet-stream")
		w.Header().Set("Content-Disposition", `attachment; filename="`+DataFile+`"`)
		// A backup that breaks off is shorter than its Content-Length, so the reader sees it.
		if err := store.Backup(w); err != nil {
			panic(http.ErrAbortHandler)
		}
	})
	return mux
}
