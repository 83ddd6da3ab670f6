package kiln

// plainCodec stores values as they are.
type plainCodec struct{}

func (plainCodec) Encode(value []byte) ([]byte, error) { return value, nil }

func (plainCodec) Decode(stored []byte) ([]byte, error) { return stored, nil }
