"""Which tables, periods and files there are in the data folder.

Nothing is opened here; what is in a file is for the other modules of `inputs`.
"""

from __future__ import annotations

from pathlib import Path

from analysis.errors import Fault, InputFaults, PeriodError
from analysis.periods import Period, Quarter, parse_period

CORRECTIONS = "corrections.csv"
ORIGIN = "origin.toml"


def tables_in(data_folder: str | Path) -> tuple[str, ...]:
    """Names of the tables: the folders of the data folder, in alphabetical order.

    Raises InputFaults if there is no such folder.
    """
    items = existing_folder(data_folder).iterdir()
    folders = [item.name for item in items if item.is_dir()]
    return tuple(sorted(name for name in folders if not name.startswith((".", "_"))))


def available_periods(data_folder: str | Path, table: str) -> tuple[Period | Quarter, ...]:
    """Periods for which the table has a file, earliest first; none if there is no such table."""
    periods = [_period_of(name) for name in named_files(data_folder, table)]
    return tuple(sorted(filter(None, periods), key=lambda period: period.last_day))


def latest_before(
    data_folder: str | Path, table: str, period: Period | Quarter
) -> Period | Quarter | None:
    """The latest period before this one that has a file; None if there is none."""
    earlier = [
        each
        for each in available_periods(data_folder, table)
        if type(each) is type(period) and each.last_day < period.last_day
    ]
    return earlier[-1] if earlier else None


def named_files(data_folder: str | Path, table: str) -> tuple[str, ...]:
    """Names, without `.csv`, of the table's files: periods, `history` and the like, sorted."""
    if table not in tables_in(data_folder):
        return ()
    folder = existing_folder(Path(data_folder) / table)
    return tuple(sorted(path.stem for path in folder.iterdir() if path.suffix == ".csv"))


def misnamed_files(
    data_folder: str | Path, table: str, *, besides: tuple[str, ...] = ()
) -> list[Fault]:
    """One fault for each file of the table that is neither a period nor one of `besides`."""
    return [
        Fault(
            shown_path(data_folder, table, f"{name}.csv"),
            None,
            None,
            None,
            "is not named for a month or a quarter",
            "Name it as in 2015-05.csv or 2014-15-q4.csv, or take it out of the folder.",
        )
        for name in named_files(data_folder, table)
        if name not in besides and _period_of(name) is None
    ]


def existing_folder(data_folder: str | Path) -> Path:
    """The data folder, or one in it. Raises InputFaults if it is not there or cannot be opened."""
    folder = Path(data_folder)
    try:
        next(folder.iterdir(), None)
    except FileNotFoundError:
        rule = "is not there"
    except NotADirectoryError:
        rule = "is not a folder"
    except (OSError, ValueError) as error:
        rule = f"cannot be opened ({getattr(error, 'strerror', None) or error})"
    else:
        return folder
    remedy = "Give the folder that holds the tables, as in data."
    raise InputFaults([Fault(folder.as_posix(), None, None, None, rule, remedy)])


def existing_file(data_folder: str | Path, table: str, name: str) -> Path:
    """Path of the table's file of that name. Raises InputFaults that says which files there are."""
    there = named_files(data_folder, table)
    if name in there:
        return Path(data_folder) / table / f"{name}.csv"
    periods = [period.name for period in available_periods(data_folder, table)]
    others = f", or choose a period that has one: {', '.join(periods)}" if periods else ""
    remedy = f"Save the extract there as CSV{others}."
    shown = shown_path(data_folder, table, f"{name}.csv")
    raise InputFaults([Fault(shown, None, None, None, "is not there", remedy)])


def shown_path(data_folder: str | Path, *parts: str) -> str:
    """A file's path as messages and pages show it: from the data folder down.

    >>> shown_path("/srv/council/data", "savings", "2015-05.csv")
    'data/savings/2015-05.csv'
    """
    return "/".join([Path(data_folder).resolve().name, *parts])


def _period_of(name: str) -> Period | Quarter | None:
    try:
        return parse_period(name)
    except PeriodError:
        return None
