"""What all readers have in common."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path

from tideline.errors import BadLineError
from tideline.reading import Reading


class Reader(ABC):
    """Reads a file line by line."""

    suffix: str

    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[Reading]:
        with self.path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if not line.strip():
                    continue
                try:
                    yield self.read_line(line)
                except (KeyError, ValueError) as error:
                    raise BadLineError(str(self.path), number) from error

    @abstractmethod
    def read_line(self, line: str) -> Reading:
        """Turn one line into a reading."""
