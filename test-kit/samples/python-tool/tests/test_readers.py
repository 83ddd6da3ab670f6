import pytest

from tideline.errors import BadLineError, UnknownFormatError
from tideline.readers import reader_for


def test_a_csv_file_is_read_in_order(tmp_path):
    path = tmp_path / "gauge.csv"
    path.write_text("2025-03-01T00:00,1.5\n2025-03-01T00:10,1.7\n")
    assert [reading.height for reading in reader_for(path)] == [1.5, 1.7]


def test_a_bad_line_is_named_by_its_number(tmp_path):
    path = tmp_path / "gauge.csv"
    path.write_text("2025-03-01T00:00,1.5\nhigh,low\n")
    with pytest.raises(BadLineError, match="line 2"):
        list(reader_for(path))


def test_an_unknown_format_is_refused(tmp_path):
    with pytest.raises(UnknownFormatError):
        reader_for(tmp_path / "gauge.xlsx")
