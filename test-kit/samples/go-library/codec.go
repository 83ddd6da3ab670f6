package kiln

import "fmt"

// Codec turns values into what is stored, and back.
type Codec interface {
	// Encode gives the bytes to store.
	Encode(value []byte) ([]byte, error)
	// Decode gives the value that Encode was called with.
	Decode(stored []byte) ([]byte, error)
}

// codecs holds every codec by the name that WithCodec takes.
var codecs = map[string]Codec{
	"gzip":  gzipCodec{},
	"plain": plainCodec{},
}

func codecByName(name string) (Codec, error) {
	codec, ok := codecs[name]
	if !ok {
		return nil, fmt.Errorf("kiln: unknown codec %q", name)
	}
	return codec, nil
}
