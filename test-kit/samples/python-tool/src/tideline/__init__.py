"""Turns tide gauge readings into a table of high and low water."""

from tideline.extremes import find_extremes
from tideline.reading import Extreme, Reading

__all__ = ["Extreme", "Reading", "find_extremes"]
__version__ = "1.2.0"
