"""Reads `time,height` lines."""

from dateutil.parser import isoparse

from tideline.reading import Reading
from tideline.readers.base import Reader


class CsvReader(Reader):
    """Two columns, no header."""

    suffix = ".csv"

    def read_line(self, line: str) -> Reading:
        time, height = line.strip().split(",")
        return Reading(isoparse(time), float(height))
