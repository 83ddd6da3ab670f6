"""Reads one JSON object from each line."""

import json

from dateutil.parser import isoparse

from tideline.reading import Reading
from tideline.readers.base import Reader


class JsonLinesReader(Reader):
    """Objects with the keys `time` and `height`."""

    suffix = ".jsonl"

    def read_line(self, line: str) -> Reading:
        record = json.loads(line)
        return Reading(isoparse(record["time"]), float(record["height"]))
