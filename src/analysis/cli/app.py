"""What the commands have in common: the application, its arguments, its plain words for errors.

What a single command does stands in the module of its name.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from analysis.errors import WorkbookError

FAULT, INCOMPLETE, DIFFERENT, INTERRUPTED = 1, 3, 4, 130  # exit statuses; 0 is all well
app = typer.Typer(
    help="Build the monthly workbook: notebooks in, accessible appendices out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
PackName = Annotated[str, typer.Argument(help="A pack: a file in packs/, without its .toml.")]
PeriodName = Annotated[
    str | None, typer.Option(help="Another period than the pack's, as in 2015-06.")
]


@contextmanager
def plain_errors(*, outcome: str = "") -> Iterator[None]:
    """Print what a user can mend as plain lines, then the outcome, and end with status 1."""
    try:
        yield
    except WorkbookError as error:
        typer.echo("\n".join(filter(None, (str(error), outcome))), err=True)
        raise typer.Exit(FAULT) from error
    except OSError as error:
        what = f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}"
        typer.echo(f"The system refused: {what}. The last whole pack was not touched.", err=True)
        raise typer.Exit(FAULT) from error
    except KeyboardInterrupt as error:
        typer.echo("Stopped. Nothing was changed.", err=True)
        raise typer.Exit(INTERRUPTED) from error


def counted(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun.

    >>> counted(1, "page"), counted(1_200, "page"), counted(2, "appendix", "appendices")
    ('1 page', '1,200 pages', '2 appendices')
    """
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def say(*lines: str) -> None:
    """Print each line as it is."""
    for line in lines:
        typer.echo(line)
