package share

import (
	"context"
	"errors"
	"slices"
	"sync"
)

// What a Store says of a walk that it does not have.
var (
	// ErrMissing says that there was never a walk of that id.
	ErrMissing = errors.New("there is no walk at this address")
	// ErrGone says that its owner deleted it, or that it was taken down.
	ErrGone = errors.New("the walk at this address was deleted")
	// ErrToken says that the token deletes no walk of that id.
	ErrToken = errors.New("the token does not belong to this walk")
	// ErrTakenDown says that the walk was taken down, and is not stored again.
	ErrTakenDown = errors.New("this walk was taken down")
)

// Store keeps walks. All methods may be called at once.
//
// Each who stores a text that is there already gets a token of their own: the walk is deleted with the last of its
// tokens, so that a reader cannot delete what another person stored.
type Store interface {
	// Put keeps a text under an id with one more token, given as its hash. A walk that was deleted is there again.
	// Errors: ErrTakenDown, and those of the medium.
	Put(ctx context.Context, id string, text []byte, token Hash) error
	// Get returns the text. Errors: ErrMissing, ErrGone, and those of the medium.
	Get(ctx context.Context, id string) ([]byte, error)
	// Delete drops a token, and the text with the last of them. Errors: ErrMissing, ErrGone, ErrToken, and those of the
	// medium.
	Delete(ctx context.Context, id string, token Hash) error
}

// Hash is the SHA-256 of a token: a store that is read does not give its tokens away.
type Hash [32]byte

// Memory is a Store that forgets all when it ends. The zero Memory is ready.
type Memory struct {
	mu    sync.Mutex
	walks map[string]*memoryWalk
}

type memoryWalk struct {
	text   []byte
	tokens []Hash
}

// Put implements Store.
func (m *Memory) Put(_ context.Context, id string, text []byte, token Hash) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.walks == nil {
		m.walks = map[string]*memoryWalk{}
	}
	w := m.walks[id]
	if w == nil {
		w = &memoryWalk{}
		m.walks[id] = w
	}
	w.text, w.tokens = slices.Clone(text), append(w.tokens, token)
	return nil
}

// Get implements Store.
func (m *Memory) Get(_ context.Context, id string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	w := m.walks[id]
	switch {
	case w == nil:
		return nil, ErrMissing
	case len(w.tokens) == 0:
		return nil, ErrGone
	}
	return slices.Clone(w.text), nil
}

// Delete implements Store.
func (m *Memory) Delete(_ context.Context, id string, token Hash) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	w := m.walks[id]
	switch {
	case w == nil:
		return ErrMissing
	case len(w.tokens) == 0:
		return ErrGone
	}
	i := slices.Index(w.tokens, token)
	if i < 0 {
		return ErrToken
	}
	if w.tokens = slices.Delete(w.tokens, i, i+1); len(w.tokens) == 0 {
		w.text = nil
	}
	return nil
}
