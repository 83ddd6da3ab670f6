// Package kiln keeps the results of expensive work on disk, so that the next run, or the next process, finds them there.
//
// A cache is a folder. Every entry is one file, written whole and then renamed, so a reader never sees half of one.
package kiln
