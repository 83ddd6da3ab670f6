"""The words of the trade: a reading and an extreme."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, order=True)
class Reading:
    """The height of the water at one moment, in metres above chart datum."""

    time: datetime
    height: float


@dataclass(frozen=True)
class Extreme:
    """High or low water."""

    reading: Reading
    is_high: bool

    @property
    def label(self) -> str:
        """The word that stands in the table."""
        return "high" if self.is_high else "low"
