package kiln

import "time"

// sweepLoop cleans the folder now and then until the cache is closed.
func (c *Cache) sweepLoop(maxBytes int64) {
	ticker := time.NewTicker(sweepInterval)
	defer ticker.Stop()
	for {
		select {
		case <-c.stop:
			return
		case <-ticker.C:
			c.sweep(maxBytes)
		}
	}
}

// sweep removes entries that are too old, then the oldest ones until the rest fits into maxBytes. It gives the number
// of entries that went.
func (c *Cache) sweep(maxBytes int64) int {
	entries := c.store.List()
	removed := 0
	var kept int64
	for _, entry := range entries {
		if entry.Age > c.ttl || kept+entry.Size > maxBytes {
			c.store.Remove(entry.Name)
			removed++
			continue
		}
		kept += entry.Size
	}
	return removed
}
