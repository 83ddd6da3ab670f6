package kiln

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

const (
	// DefaultTTL is how long an entry is given back.
	DefaultTTL = 24 * time.Hour

	// DefaultMaxBytes is the size of the folder above which the oldest entries go.
	DefaultMaxBytes = 64 << 20

	// sweepInterval is the time between two cleanings.
	sweepInterval = 5 * time.Minute
)

// settings is what options change before a cache opens.
type settings struct {
	dir      string
	ttl      time.Duration
	maxBytes int64
	codec    string
}

// Option changes how a cache is opened.
type Option func(*settings)

// WithDir keeps the entries in dir instead of the folder that KILN_DIR names.
func WithDir(dir string) Option {
	return func(s *settings) { s.dir = dir }
}

// WithTTL gives entries back for so long after they were stored.
func WithTTL(ttl time.Duration) Option {
	return func(s *settings) { s.ttl = ttl }
}

// WithMaxBytes lets the folder grow to so many bytes.
func WithMaxBytes(maxBytes int64) Option {
	return func(s *settings) { s.maxBytes = maxBytes }
}

// WithCodec stores values with the codec of this name.
func WithCodec(name string) Option {
	return func(s *settings) { s.codec = name }
}

func newSettings(options []Option) (*settings, error) {
	s := &settings{ttl: DefaultTTL, maxBytes: DefaultMaxBytes, codec: "gzip"}
	if dir := os.Getenv("KILN_DIR"); dir != "" {
		s.dir = dir
	}
	for _, option := range options {
		option(s)
	}
	if s.ttl <= 0 {
		return nil, fmt.Errorf("kiln: TTL must be positive, not %v", s.ttl)
	}
	if s.dir == "" {
		base, err := os.UserCacheDir()
		if err != nil {
			return nil, fmt.Errorf("kiln: no folder given and none found: %w", err)
		}
		s.dir = filepath.Join(base, "kiln")
	}
	return s, nil
}
