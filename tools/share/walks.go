package share

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"

	"rolewalk/engine/importer/held"
	"rolewalk/engine/scenario"
)

// Limit is how many bytes a walk that is stored may have.
const Limit = 64 << 10

// Stored is the answer to a walk that was stored.
type Stored struct {
	ID string `json:"id"`
	// URL is the walk's page.
	URL string `json:"url"`
	// Delete is the token that takes the walk back.
	Delete string `json:"delete"`
}

// Finding is one thing that keeps a text from being a walk.
type Finding struct {
	Code    string `json:"code"`
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Message string `json:"message"`
	Remedy  string `json:"remedy,omitempty"`
}

// statusOf is the status of an error of the store.
func statusOf(err error) int {
	switch {
	case errors.Is(err, ErrMissing):
		return http.StatusNotFound
	case errors.Is(err, ErrGone):
		return http.StatusGone
	case errors.Is(err, ErrToken), errors.Is(err, ErrTakenDown):
		return http.StatusForbidden
	}
	return http.StatusInternalServerError
}

// readAsText are the media types of a body that is read as a walk: what a program sends that names none, or the one
// that its library puts there.
var readAsText = map[string]bool{"": true, "text/plain": true, "application/x-www-form-urlencoded": true}

func (s *service) post(w http.ResponseWriter, r *http.Request) {
	media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if given := r.Header.Get("Content-Type"); given != "" && err != nil || !readAsText[media] {
		fail(w, http.StatusUnsupportedMediaType, "A walk is sent as text/plain.")
		return
	}
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, Limit))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		fail(w, http.StatusRequestEntityTooLarge, "The walk is larger than "+strconv.Itoa(Limit)+" bytes.")
		return
	case err != nil:
		fail(w, http.StatusBadRequest, "The walk did not arrive whole.")
		return
	}
	walk, found := s.parse(text)
	if len(found) > 0 {
		answer(w, http.StatusUnprocessableEntity, trouble{Error: "This text is not a walk.", Findings: found})
		return
	}
	if h := held.In(string(text)); h.Words != "" {
		fail(w, http.StatusUnprocessableEntity, h.Words)
		return
	}
	s.put(w, r, walk)
}

func (s *service) put(w http.ResponseWriter, r *http.Request, walk *scenario.Walk) {
	id := ID([]byte(walk.Text.Body))
	if s.TakenDown != nil && s.TakenDown(id) {
		s.failed(w, r, ErrTakenDown)
		return
	}
	token, hash := newToken()
	if err := s.keep(r.Context(), id, walk, hash); err != nil {
		s.failed(w, r, err)
		return
	}
	at := s.base(r)
	w.Header().Set("Location", at+"/api/walks/"+id)
	answer(w, http.StatusCreated, Stored{ID: id, URL: at + "/w/" + id, Delete: token})
}

// keep stores a walk, and its view where the store keeps views.
func (s *service) keep(ctx context.Context, id string, walk *scenario.Walk, token Hash) error {
	if err := s.store.Put(ctx, id, []byte(walk.Text.Body), token); err != nil {
		return err
	}
	views, ok := s.store.(Views)
	if !ok {
		return nil
	}
	m, err := s.manifest(ctx)
	if err != nil {
		return err
	}
	v, err := s.drawing(id, walk, m).view()
	if err != nil {
		return fmt.Errorf("drawing the walk %s: %w", id, err)
	}
	return views.PutView(ctx, id, v)
}

// parse reads a walk, or says why a text is none.
func (s *service) parse(text []byte) (walk *scenario.Walk, why []Finding) {
	if !utf8.Valid(text) {
		return nil, []Finding{{Code: "NOT_UTF8", Line: 1, Column: 1, Message: "the text is not UTF-8"}}
	}
	walk = scenario.ParseWith("walk", string(text), Limit, s.Library)
	for _, f := range walk.Errors {
		at := walk.Text.Position(f.At.From)
		why = append(why, Finding{string(f.Code), at.Line, at.Column, f.Message, f.Remedy})
	}
	if len(why) == 0 && walk.Steps == 0 {
		why = append(why, Finding{
			Code: "NO_STEP", Line: 1, Column: 1, Message: "the walk has no step", Remedy: "add a step, which asks for a role",
		})
	}
	return walk, why
}

func (s *service) find(r *http.Request, id string) ([]byte, error) {
	if err := s.findable(id); err != nil {
		return nil, err
	}
	return s.store.Get(r.Context(), id)
}

// findable says why there is no walk of an id, before the store is asked.
func (s *service) findable(id string) error {
	switch {
	case !idForm.MatchString(id):
		return ErrMissing
	case s.TakenDown != nil && s.TakenDown(id):
		return ErrGone
	}
	return nil
}

func (s *service) get(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	w.Header().Set("Access-Control-Allow-Origin", "*")
	text, err := s.find(r, id)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	if unchanged(w, r, id) {
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Content-Length", strconv.Itoa(len(text)))
	w.Header().Set("Content-Security-Policy", "default-src 'none'; sandbox")
	_, _ = w.Write(text)
}

// unchanged lets a walk be cached for ever, because its id follows from its text, and answers 304 where the reader has
// it.
func unchanged(w http.ResponseWriter, r *http.Request, id string) bool {
	tag := `"` + id + `"`
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	for given := range strings.SplitSeq(r.Header.Get("If-None-Match"), ",") {
		if given = strings.TrimPrefix(strings.TrimSpace(given), "W/"); given == tag || given == "*" {
			w.WriteHeader(http.StatusNotModified)
			return true
		}
	}
	return false
}

// preflight lets a page of another origin read a walk with headers of its own, and do nothing else.
func (s *service) preflight(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Access-Control-Allow-Origin", "*")
	w.Header().Set("Access-Control-Allow-Methods", "GET, HEAD")
	w.Header().Set("Access-Control-Allow-Headers", "If-None-Match")
	w.Header().Set("Access-Control-Max-Age", "86400")
	w.WriteHeader(http.StatusNoContent)
}

func (s *service) delete(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	token, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !found || token == "" {
		w.Header().Set("WWW-Authenticate", "Bearer")
		fail(w, http.StatusUnauthorized, "A walk is deleted with the token that was given when it was stored.")
		return
	}
	if !idForm.MatchString(id) {
		s.failed(w, r, ErrMissing)
		return
	}
	if err := s.store.Delete(r.Context(), id, sha256.Sum256([]byte(token))); err != nil {
		s.failed(w, r, err)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
