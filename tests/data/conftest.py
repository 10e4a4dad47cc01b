"""The sample data as it stands in the files, read without the package: these tests check both."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

DATA = Path(__file__).parents[2] / "data"
KEYS = {"savings": "scheme_ref", "capital": "project_ref"}
Read = Callable[[str, str], pd.DataFrame]


@pytest.fixture
def data() -> Path:
    return DATA


@pytest.fixture
def read() -> Read:
    return read_corrected


def read_corrected(table: str, name: str) -> pd.DataFrame:
    path = DATA / table / f"{name}.csv"
    heading = not path.read_text(encoding="utf-8").partition("\n")[0].count(",")
    rows = pd.read_csv(path, skiprows=int(heading))
    corrections = pd.read_csv(DATA / "corrections.csv", dtype=str)
    mine = corrections[(corrections["table"] == table) & (corrections["period"] == name)]
    for each in mine.itertuples():
        here = rows[KEYS[table]] == each.key
        assert rows.loc[here, each.column].astype(str).tolist() == [each.expects]
        kind = rows[each.column].dtype.type
        rows.loc[here, each.column] = (
            kind(each.value) if rows[each.column].dtype.kind == "i" else each.value
        )
    return rows
