// Command kiln shows and cleans the folder of a cache.
package main

import (
	"flag"
	"fmt"
	"os"

	"example.org/kiln/internal/blob"
)

// exitUsage is the exit code of a command line that makes no sense.
const exitUsage = 2

func main() {
	days := flag.Int("days", 7, "age in days after which sweep removes an entry")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: kiln [-days N] stats|sweep DIR")
		os.Exit(exitUsage)
	}
	store, err := blob.NewStore(flag.Arg(1))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	switch flag.Arg(0) {
	case "stats":
		stats(store)
	case "sweep":
		sweep(store, *days)
	default:
		fmt.Fprintf(os.Stderr, "kiln: unknown command %q\n", flag.Arg(0))
		os.Exit(exitUsage)
	}
}

// stats prints how many entries there are and how large they are together.
func stats(store *blob.Store) {
	var total int64
	entries := store.List()
	for _, entry := range entries {
		total += entry.Size
	}
	fmt.Printf("%d entries, %d bytes\n", len(entries), total)
}

// sweep removes what is older than so many days.
func sweep(store *blob.Store, days int) {
	for _, entry := range store.List() {
		if entry.Age.Hours() > float64(days)*24 {
			store.Remove(entry.Name)
		}
	}
}
