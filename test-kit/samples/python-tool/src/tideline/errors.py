"""Errors that are shown to people without a traceback."""


class TidelineError(Exception):
    """Base of all of them."""


class UnknownFormatError(TidelineError):
    """No reader knows this kind of file."""


class BadLineError(TidelineError):
    """A line of a file makes no sense."""

    def __init__(self, path: str, number: int) -> None:
        super().__init__(f"{path}, line {number}: not a reading")
        self.number = number
