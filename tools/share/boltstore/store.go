package boltstore

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"time"

	"go.etcd.io/bbolt"

	"rolewalk/tools/share"
)

// The buckets of the file.
var (
	walks  = []byte("walks")  // an id: its text behind a byte that says what became of it
	tokens = []byte("tokens") // an id and the hash of a token: nothing
)

// What became of a walk.
const (
	present = 'w'
	deleted = 'd'
)

// patience is how long Open waits for a file that another process has open.
const patience = time.Second

// Store is an open file. All its methods may be called at once.
type Store struct{ db *bbolt.DB }

// Open opens the file, which it makes if there is none. One process at a time may have it open.
func Open(path string) (*Store, error) {
	// The freelist as a map stays fast in a file of gigabytes; it is not written, but found when the file is opened.
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{
		Timeout: patience, FreelistType: bbolt.FreelistMapType, NoFreelistSync: true,
	})
	if err != nil {
		return nil, fmt.Errorf("opening the walks in %s: %w", path, err)
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		for _, name := range [][]byte{walks, tokens} {
			if _, err := tx.CreateBucketIfNotExists(name); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		_ = db.Close()
		return nil, fmt.Errorf("preparing the walks in %s: %w", path, err)
	}
	return &Store{db}, nil
}

// Close waits for what is under way and closes the file.
func (s *Store) Close() error { return s.db.Close() }

// Put implements share.Store. Those who write at once share a write to the disk.
func (s *Store) Put(_ context.Context, id string, text []byte, token share.Hash) error {
	err := s.db.Batch(func(tx *bbolt.Tx) error {
		if err := tx.Bucket(walks).Put([]byte(id), append([]byte{present}, text...)); err != nil {
			return err
		}
		return tx.Bucket(tokens).Put(tokenKey(id, token), nil)
	})
	if err != nil {
		return fmt.Errorf("storing the walk %s: %w", id, err)
	}
	return nil
}

// Get implements share.Store.
func (s *Store) Get(_ context.Context, id string) (text []byte, err error) {
	err = s.db.View(func(tx *bbolt.Tx) error {
		kept, err := find(tx, id)
		text = slices.Clone(kept) // what bbolt returns lives no longer than the transaction
		return err
	})
	return text, err
}

// Delete implements share.Store.
func (s *Store) Delete(_ context.Context, id string, token share.Hash) error {
	return s.db.Update(func(tx *bbolt.Tx) error {
		if _, err := find(tx, id); err != nil {
			return err
		}
		own, key := tx.Bucket(tokens), tokenKey(id, token)
		if own.Get(key) == nil {
			return share.ErrToken
		}
		if err := own.Delete(key); err != nil {
			return err
		}
		prefix := tokenKey(id, share.Hash{})[:len(id)+1]
		if other, _ := own.Cursor().Seek(prefix); bytes.HasPrefix(other, prefix) {
			return nil
		}
		return tx.Bucket(walks).Put([]byte(id), []byte{deleted})
	})
}

// find is the text of a walk, as long as the transaction lasts.
func find(tx *bbolt.Tx, id string) ([]byte, error) {
	kept := tx.Bucket(walks).Get([]byte(id))
	switch {
	case len(kept) == 0:
		return nil, share.ErrMissing
	case kept[0] == deleted:
		return nil, share.ErrGone
	}
	return kept[1:], nil
}

func tokenKey(id string, token share.Hash) []byte {
	return append(append([]byte(id), 0), token[:]...)
}

// Backup writes the file as it is at this moment, while walks are stored and read.
func (s *Store) Backup(to io.Writer) error {
	err := s.db.View(func(tx *bbolt.Tx) error {
		if w, ok := to.(http.ResponseWriter); ok {
			w.Header().Set("Content-Length", strconv.FormatInt(tx.Size(), 10))
		}
		_, err := tx.WriteTo(to)
		return err
	})
	if err != nil {
		return fmt.Errorf("writing a backup: %w", err)
	}
	return nil
}

// Size is how many bytes the file has.
func (s *Store) Size() (bytes int64) {
	// A view fails only on a closed file, which has no size to tell.
	_ = s.db.View(func(tx *bbolt.Tx) error {
		bytes = tx.Size()
		return nil
	})
	return bytes
}
