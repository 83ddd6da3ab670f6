// Package blob writes and reads the files of a cache: one file for each key, with a checksum in front.
package blob

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"sort"
	"time"
)

// checksumBytes is the length of the checksum in front of every file.
const checksumBytes = sha256.Size

var (
	// ErrAbsent says that there is no file for a key.
	ErrAbsent = errors.New("blob: absent")
	// ErrCorrupt says that a file does not match its checksum.
	ErrCorrupt = errors.New("blob: corrupt")
)

// Entry is a file of the store.
type Entry struct {
	Name string
	Size int64
	Age  time.Duration
}

// Store is a folder of files.
type Store struct {
	dir string
	now func() time.Time
}

// NewStore makes the folder, readable by its owner alone.
func NewStore(dir string) (*Store, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return &Store{dir: dir, now: time.Now}, nil
}

// Write stores data under key: first in a file beside it, which is then renamed.
func (s *Store) Write(key string, data []byte) error {
	sum := sha256.Sum256(data)
	temporary, err := os.CreateTemp(s.dir, "new-*")
	if err != nil {
		return err
	}
	defer os.Remove(temporary.Name())
	if _, err := temporary.Write(append(sum[:], data...)); err != nil {
		return err
	}
	if err := temporary.Close(); err != nil {
		return err
	}
	return os.Rename(temporary.Name(), s.pathOf(key))
}

// Read gives the data under key and how long ago it was written.
func (s *Store) Read(key string) ([]byte, time.Duration, error) {
	path := s.pathOf(key)
	content, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, 0, ErrAbsent
	}
	if err != nil {
		return nil, 0, err
	}
	if len(content) < checksumBytes {
		return nil, 0, ErrCorrupt
	}
	sum := sha256.Sum256(content[checksumBytes:])
	if string(sum[:]) != string(content[:checksumBytes]) {
		return nil, 0, ErrCorrupt
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, 0, err
	}
	return content[checksumBytes:], s.now().Sub(info.ModTime()), nil
}

// Remove deletes a file that List named; a missing one is no error.
func (s *Store) Remove(name string) {
	os.Remove(filepath.Join(s.dir, name))
}

// List gives all entries, youngest first.
func (s *Store) List() []Entry {
	files, err := os.ReadDir(s.dir)
	if err != nil {
		return nil
	}
	var entries []Entry
	for _, file := range files {
		info, err := file.Info()
		if err != nil {
			continue
		}
		entries = append(entries, Entry{Name: file.Name(), Size: info.Size(), Age: s.now().Sub(info.ModTime())})
	}
	sort.Slice(entries, func(a, b int) bool { return entries[a].Age < entries[b].Age })
	return entries
}

func (s *Store) pathOf(key string) string {
	sum := sha256.Sum256([]byte(key))
	return filepath.Join(s.dir, hex.EncodeToString(sum[:]))
}
