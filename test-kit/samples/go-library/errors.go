package kiln

import "errors"

var (
	// ErrMiss says that the cache holds nothing fresh under a key.
	ErrMiss = errors.New("kiln: no fresh entry")

	// ErrClosed says that the cache was closed before the call.
	ErrClosed = errors.New("kiln: cache is closed")
)
