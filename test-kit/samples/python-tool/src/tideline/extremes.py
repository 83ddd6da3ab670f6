"""Finds high and low water in a series of readings."""

from collections.abc import Iterable, Sequence

from tideline.reading import Extreme, Reading
from tideline.smoothing import smooth

DEFAULT_WINDOW = 5


def find_extremes(readings: Iterable[Reading], window: int = DEFAULT_WINDOW) -> list[Extreme]:
    """Return every turning point of the smoothed series, in the order of time."""
    series = smooth(sorted(readings), window)
    return [
        Extreme(current, is_high=current.height > before.height)
        for before, current, after in zip(series, series[1:], series[2:])
        if turns(before, current, after)
    ]


def turns(before: Reading, current: Reading, after: Reading) -> bool:
    """Say whether the water stopped rising, or stopped falling, at the middle reading."""
    rising = current.height > before.height
    return rising != (after.height > current.height)


def longest_gap(readings: Sequence[Reading]) -> float:
    """Return the longest time between two readings, in seconds."""
    pairs = zip(readings, readings[1:])
    return max(((after.time - before.time).total_seconds() for before, after in pairs), default=0.0)
