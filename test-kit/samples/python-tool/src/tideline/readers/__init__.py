"""One reader for each file format."""

from pathlib import Path

from tideline.errors import UnknownFormatError
from tideline.readers.base import Reader
from tideline.readers.csv_reader import CsvReader
from tideline.readers.jsonl_reader import JsonLinesReader

READERS: tuple[type[Reader], ...] = (CsvReader, JsonLinesReader)


def reader_for(path: Path) -> Reader:
    """Return the reader for a file, chosen by the end of its name."""
    for reader in READERS:
        if path.suffix == reader.suffix:
            return reader(path)
    raise UnknownFormatError(f"no reader for {path.name}")
