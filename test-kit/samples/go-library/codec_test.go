package kiln

import (
	"bytes"
	"testing"
)

func TestEveryCodecGivesBackWhatItWasGiven(t *testing.T) {
	for name, codec := range codecs {
		t.Run(name, func(t *testing.T) {
			stored, err := codec.Encode([]byte("clay"))
			if err != nil {
				t.Fatal(err)
			}
			if value, err := codec.Decode(stored); err != nil || !bytes.Equal(value, []byte("clay")) {
				t.Fatalf("got %q, %v", value, err)
			}
		})
	}
}

func TestAnUnknownCodecIsRefused(t *testing.T) {
	if _, err := Open(WithDir(t.TempDir()), WithCodec("zstd")); err == nil {
		t.Fatal("want an error")
	}
}
