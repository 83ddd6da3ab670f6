package kiln

import (
	"context"
	"errors"
	"testing"
	"time"
)

func open(t *testing.T, options ...Option) *Cache {
	t.Helper()
	cache, err := Open(append([]Option{WithDir(t.TempDir())}, options...)...)
	if err != nil {
		t.Fatal(err)
	}
	return cache
}

func TestGetGivesWhatPutKept(t *testing.T) {
	cache := open(t)
	if err := cache.Put("a", []byte("one")); err != nil {
		t.Fatal(err)
	}
	if value, err := cache.Get("a"); err != nil || string(value) != "one" {
		t.Fatalf("got %q, %v", value, err)
	}
}

func TestAnOldEntryIsAMiss(t *testing.T) {
	cache := open(t, WithTTL(time.Nanosecond))
	_ = cache.Put("a", []byte("one"))
	if _, err := cache.Get("a"); !errors.Is(err, ErrMiss) {
		t.Fatalf("want ErrMiss, got %v", err)
	}
}

func TestFetchCallsProduceOnce(t *testing.T) {
	cache := open(t)
	calls := 0
	produce := func(context.Context) ([]byte, error) { calls++; return []byte("one"), nil }
	for range 3 {
		if _, err := cache.Fetch(context.Background(), "a", produce); err != nil {
			t.Fatal(err)
		}
	}
	if calls != 1 {
		t.Fatalf("called %d times", calls)
	}
}

func TestEntriesLiveForADayUnlessToldOtherwise(t *testing.T) {
	if cache := open(t); cache.ttl != DefaultTTL {
		t.Fatalf("ttl is %v, want %v", cache.ttl, DefaultTTL)
	}
}
