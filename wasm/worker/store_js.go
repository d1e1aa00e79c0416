package main

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/syumai/workers/cloudflare/kv"

	"rolewalk/tools/share"
)

// The keys of the namespace: an id, and for tokens the hash behind it. Values begin with what they are, because the
// library reads a key that is not there as the text `<null>`.
const (
	walkKey  = "walk:"
	tokenKey = "token:"
	viewKey  = "view:"

	present   = "w:"
	deleted   = "d:"
	takenDown = "t:" // written by the administrator alone
)

// store is a share.Store over KV. KV is consistent in the end, and not at once: a walk that was stored may be missing
// elsewhere for a minute, and of two deletions at the same time one may not see the other. See
// https://developers.cloudflare.com/kv/concepts/how-kv-works/.
type store struct{ kv *kv.Namespace }

var _ share.Views = (*store)(nil)

func openStore(binding string) (*store, error) {
	namespace, err := kv.NewNamespace(binding)
	if err != nil {
		return nil, fmt.Errorf("opening the KV namespace: %w", err)
	}
	return &store{namespace}, nil
}

// get reads a key's value behind its mark.
func (s *store) get(key, mark string) (value string, found bool, err error) {
	value, err = s.kv.GetString(key, nil)
	if err != nil {
		return "", false, fmt.Errorf("reading %s: %w", key, err)
	}
	value, found = strings.CutPrefix(value, mark)
	return value, found, nil
}

func (s *store) put(key, value string) error {
	if err := s.kv.PutString(key, value, nil); err != nil {
		return fmt.Errorf("writing %s: %w", key, err)
	}
	return nil
}

func keyOf(id string, token share.Hash) string {
	return tokenKey + id + ":" + hex.EncodeToString(token[:])
}

// Put implements share.Store. The token goes first: a walk without one could not be deleted.
func (s *store) Put(_ context.Context, id string, text []byte, token share.Hash) error {
	if _, down, err := s.get(walkKey+id, takenDown); err != nil {
		return err
	} else if down {
		return share.ErrTakenDown
	}
	if err := s.put(keyOf(id, token), present); err != nil {
		return err
	}
	return s.put(walkKey+id, present+string(text))
}

// Get implements share.Store.
func (s *store) Get(_ context.Context, id string) ([]byte, error) {
	value, found, err := s.get(walkKey+id, "")
	if err != nil || !found {
		return nil, err
	}
	if text, ok := strings.CutPrefix(value, present); ok {
		return []byte(text), nil
	}
	if strings.HasPrefix(value, deleted) || strings.HasPrefix(value, takenDown) {
		return nil, share.ErrGone
	}
	return nil, share.ErrMissing
}

// Delete implements share.Store.
func (s *store) Delete(ctx context.Context, id string, token share.Hash) error {
	if _, err := s.Get(ctx, id); err != nil {
		return err
	}
	own := keyOf(id, token)
	if _, found, err := s.get(own, present); err != nil {
		return err
	} else if !found {
		return share.ErrToken
	}
	if err := s.kv.Delete(own); err != nil {
		return fmt.Errorf("deleting a token of %s: %w", id, err)
	}
	others, err := s.kv.List(&kv.ListOptions{Prefix: tokenKey + id + ":", Limit: 2})
	if err != nil {
		return fmt.Errorf("listing the tokens of %s: %w", id, err)
	}
	for _, other := range others.Keys {
		if other.Name != own {
			return nil
		}
	}
	if err := s.put(walkKey+id, deleted); err != nil {
		return err
	}
	if err := s.kv.Delete(viewKey + id); err != nil {
		return fmt.Errorf("deleting the view of %s: %w", id, err)
	}
	return nil
}

// PutView implements share.Views.
func (s *store) PutView(_ context.Context, id string, v share.View) error {
	body, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("writing the view of %s: %w", id, err)
	}
	return s.put(viewKey+id, present+string(body))
}

// GetView implements share.Views. The walk is asked first, because the view of one that was deleted or taken down may
// still be there.
func (s *store) GetView(ctx context.Context, id string) (v share.View, err error) {
	if _, err := s.Get(ctx, id); err != nil {
		return v, err
	}
	body, found, err := s.get(viewKey+id, present)
	if err != nil {
		return v, err
	}
	if !found {
		return v, share.ErrMissing
	}
	if err := json.Unmarshal([]byte(body), &v); err != nil {
		return v, fmt.Errorf("reading the view of %s: %w", id, err)
	}
	return v, nil
}
