"""Takes the small waves out of a series."""

from collections.abc import Sequence

from tideline.errors import TidelineError
from tideline.reading import Reading


def smooth(readings: Sequence[Reading], window: int) -> list[Reading]:
    """Replace each height by the average of the readings around it.

    The window must be odd, so that a reading lies in its middle.
    """
    if window < 1 or window % 2 == 0:
        raise TidelineError(f"the window must be odd and positive, not {window}")
    half = window // 2
    return [
        Reading(reading.time, average(readings[max(0, index - half) : index + half + 1]))
        for index, reading in enumerate(readings)
    ]


def average(readings: Sequence[Reading]) -> float:
    """Return the mean height, without the gaps that `fill_gaps` closed."""
    return sum(reading.height for reading in readings) / len(readings)
