package kiln

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"golang.org/x/sync/singleflight"

	"example.org/kiln/internal/blob"
)

// Cache keeps values in a folder. It may be used by many goroutines at once.
type Cache struct {
	store *blob.Store
	codec Codec
	ttl   time.Duration
	group singleflight.Group

	mu     sync.Mutex
	closed bool
	stop   chan struct{}
}

// Open makes the folder if it is missing and starts the cleaning.
func Open(options ...Option) (*Cache, error) {
	s, err := newSettings(options)
	if err != nil {
		return nil, err
	}
	codec, err := codecByName(s.codec)
	if err != nil {
		return nil, err
	}
	store, err := blob.NewStore(s.dir)
	if err != nil {
		return nil, fmt.Errorf("kiln: %w", err)
	}
	cache := &Cache{store: store, codec: codec, ttl: s.ttl, stop: make(chan struct{})}
	go cache.sweepLoop(s.maxBytes)
	return cache, nil
}

// Get gives the value under key, or ErrMiss when there is none or it is too old.
func (c *Cache) Get(key string) ([]byte, error) {
	if c.isClosed() {
		return nil, ErrClosed
	}
	stored, age, err := c.store.Read(key)
	if errors.Is(err, blob.ErrAbsent) || errors.Is(err, blob.ErrCorrupt) {
		return nil, ErrMiss
	}
	if err != nil {
		return nil, fmt.Errorf("kiln: read %q: %w", key, err)
	}
	if age > c.ttl {
		return nil, ErrMiss
	}
	return c.codec.Decode(stored)
}

// Put keeps value under key and replaces what was there. The index is updated by flushIndex.
func (c *Cache) Put(key string, value []byte) error {
	if c.isClosed() {
		return ErrClosed
	}
	stored, err := c.codec.Encode(value)
	if err != nil {
		return fmt.Errorf("kiln: encode %q: %w", key, err)
	}
	return c.store.Write(key, stored)
}

// Fetch gives the value under key, and makes it first when there is none. Goroutines that ask for one key at the same
// time share one call of produce.
func (c *Cache) Fetch(ctx context.Context, key string, produce func(context.Context) ([]byte, error)) ([]byte, error) {
	if value, err := c.Get(key); !errors.Is(err, ErrMiss) {
		return value, err
	}
	shared, err, _ := c.group.Do(key, func() (any, error) {
		value, err := produce(ctx)
		if err != nil {
			return nil, err
		}
		return value, c.Put(key, value)
	})
	if err != nil {
		return nil, err
	}
	return shared.([]byte), nil
}

// Close stops the cleaning. Entries stay in the folder.
func (c *Cache) Close() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return ErrClosed
	}
	c.closed = true
	close(c.stop)
	return nil
}

func (c *Cache) isClosed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.closed
}
