"""The command line."""

import json
import os
import sys
from pathlib import Path

import click

from tideline.errors import TidelineError
from tideline.extremes import DEFAULT_WINDOW, find_extremes, longest_gap
from tideline.readers import reader_for

LONGEST_GAP_SECONDS = 3600


@click.group()
@click.version_option()
def main() -> None:
    """Work with the readings of a tide gauge."""


@main.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def extremes(file: Path, form: str) -> None:
    """Print high and low water."""
    window = int(os.environ.get("TIDELINE_SMOOTHING", DEFAULT_WINDOW))
    try:
        found = find_extremes(reader_for(file), window)
    except TidelineError as error:
        sys.exit(str(error))
    for extreme in found:
        row = {"time": extreme.reading.time.isoformat(), "height": round(extreme.reading.height, 2)}
        if form == "json":
            click.echo(json.dumps({**row, "kind": extreme.label}))
        else:
            click.echo(f"{row['time']}  {extreme.label:<4}  {row['height']:.2f} m")


@main.command()
@click.argument("file", type=click.Path(exists=True, path_type=Path))
def check(file: Path) -> None:
    """Look for gaps."""
    gap = longest_gap(sorted(reader_for(file)))
    click.echo(f"longest gap: {gap / 60:.0f} minutes")
    if gap > LONGEST_GAP_SECONDS:
        sys.exit(1)
