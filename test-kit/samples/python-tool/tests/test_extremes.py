from datetime import datetime, timedelta

from tideline import Reading, find_extremes
from tideline.extremes import longest_gap

START = datetime(2025, 3, 1)


def series(*heights):
    return [Reading(START + timedelta(minutes=10 * i), height) for i, height in enumerate(heights)]


def test_the_top_of_a_rise_is_high_water():
    found = find_extremes(series(1.0, 2.0, 3.0, 2.0, 1.0), window=1)
    assert [(extreme.label, extreme.reading.height) for extreme in found] == [("high", 3.0)]


def test_a_steady_rise_has_no_extremes():
    assert find_extremes(series(1.0, 2.0, 3.0), window=1) == []


def test_the_longest_gap_of_nothing_is_zero():
    assert longest_gap([]) == 0.0
