"""The `workbook` command: list the packs, check their inputs, build them.

What the commands do is `analysis.run`; here are only their words, options and exit status.
"""

from __future__ import annotations

import signal
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from analysis.errors import WorkbookError
from analysis.inputs.catalogue import available_periods, tables_in
from analysis.page.wording import day
from analysis.run.checking import check_pack
from analysis.run.pack import Pack, read_pack
from analysis.run.plan import DEFAULTS, Order, read_settings
from analysis.run.project import Project

# What runs notebooks and makes pages takes seconds to load; only `build` imports it.
if TYPE_CHECKING:
    from analysis.inputs.extract import Extract
    from analysis.run.build import Built

INTERRUPTED = 130
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


def main() -> None:
    """Run the command; being told to end (SIGTERM) is taken as Ctrl-C, so that it tidies up."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    app()


@app.command("list")
def list_packs() -> None:
    """List the packs with their appendices, and the periods there are data for."""
    with _plain_errors():
        project = Project.find(Path.cwd())
        data = project.data_folder(str(DEFAULTS["data_folder"]))
        _say("Periods in the data folder:")
        for table in tables_in(data):
            names = [period.name for period in available_periods(data, table)]
            _say(f"  {table}: {', '.join(names) or 'none'}")
        for name in project.pack_names():
            _say(*_pack_lines(read_pack(project, name)))


@app.command()
def check(
    pack: PackName = "cabinet",
    period: PeriodName = None,
    only: Annotated[
        list[str] | None, typer.Option(help="Check this topic alone; may be repeated.")
    ] = None,
) -> None:
    """Check a pack's file, parameters and inputs, and the pages built before; run no notebook."""
    with _plain_errors():
        order = Order(pack, period, tuple(only or ()))
        checked = check_pack(order, project=Project.find(Path.cwd()))
        files = {each.file: each for read in checked.extracts.values() for each in read}
        for name in sorted(files):
            _say(*_file_lines(files[name]))
        _say(*(f"Warning: {line}" for line in checked.warnings))
        _say(_passed(files.values(), appendices=len(checked.extracts)))


@app.command()
def build(
    pack: PackName = "cabinet",
    period: PeriodName = None,
    only: Annotated[
        list[str] | None,
        typer.Option(help="Build this topic alone, into a folder of its own; may be repeated."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(help="Where the pack's folder goes; reports/ if not given.")
    ] = None,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set", help="Another value for a parameter, as topic.name=value; may be repeated."
        ),
    ] = None,
) -> None:
    """Build a pack: every appendix as HTML, PDF, data and notebook, and the whole as one PDF."""
    with _plain_errors(outcome="Nothing was built."):
        from analysis.run.build import build_pack  # noqa: PLC0415

        order = Order(pack, period, tuple(only or ()), read_settings(settings or ()))
        project = Project.find(Path.cwd())
        console = Console(soft_wrap=True, markup=False, highlight=False)
        with console.status(f"Building {pack}"):
            built = build_pack(
                order, project=project, output=output or project.reports, step=console.print
            )
        _say(*_summary(built))


@contextmanager
def _plain_errors(*, outcome: str = "") -> Iterator[None]:
    """Print what a user can mend as plain lines, then the outcome, and end with status 1."""
    try:
        yield
    except WorkbookError as error:
        typer.echo("\n".join(filter(None, (str(error), outcome))), err=True)
        raise typer.Exit(1) from error
    except OSError as error:
        what = f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}"
        typer.echo(f"The system refused: {what}. The last whole pack was not touched.", err=True)
        raise typer.Exit(1) from error
    except KeyboardInterrupt as error:
        typer.echo("Stopped. Nothing was changed.", err=True)
        raise typer.Exit(INTERRUPTED) from error


def _file_lines(extract: Extract) -> list[str]:
    """A file with its rows, what was noticed on the way and what deserves a second look."""
    doubts = (f"worth a look: {doubt}" for doubt in extract.doubts)
    said = (f"  {note}" for note in (*extract.notes, *extract.blanks, *doubts))
    return [f"{extract.file}: {_counted(extract.row_count, 'row')}", *said]


def _passed(extracts: Collection[Extract], *, appendices: int) -> str:
    """What was checked, counted: files, their rows and columns, and the rules they were held to."""
    rows = sum(each.row_count for each in extracts)
    rules = sum(each.rule_count for each in extracts)
    return (
        f"No faults. Checked for {_counted(appendices, 'appendix', 'appendices')}: "
        f"{_counted(len(extracts), 'file')}, {_counted(rows, 'row')}, {_counted(rules, 'rule')} "
        "(columns, keys, totals, headings, running totals, words and percentages, the report "
        "before)."
    )


def _pack_lines(pack: Pack) -> list[str]:
    meeting = day(pack.meeting) if pack.meeting else "no meeting yet"
    lines = [f"{pack.name}: {pack.title} ({pack.committee}, {meeting})"]
    for each in pack.appendix:
        periods = pack.periods_of(each)
        lines.append(
            f"  {each.letter}  {each.topic}: {each.title}, "
            f"{periods['period']} against {periods['comparison']}"
        )
    return lines


def _summary(built: Built) -> list[str]:
    pages = (f"  {name}: {_counted(count, 'page')}" for name, count in built.pages.items())
    warned = (f"  warning from {text}" for text in built.warnings)
    replaced = (f"  replaced, though changed by hand: {line}" for line in built.replaced)
    return [
        f"Built {_shown(built.folder)} in {built.seconds:.0f} s ({_counted(built.files, 'file')})",
        *pages,
        *warned,
        *replaced,
    ]


def _shown(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _counted(count: int, noun: str, plural: str = "") -> str:
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def _say(*lines: str) -> None:
    for line in lines:
        typer.echo(line)
