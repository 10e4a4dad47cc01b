from __future__ import annotations

from datetime import date
from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.errors import PackError
from analysis.run.toml_entries import in_words, read_toml


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    hour: Annotated[int, Field(ge=0, le=23)] = 0
    names: tuple[str, ...] = ()


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    day: date | None = None
    table: Inner = Inner()
    each: list[Inner] = []
    ratio: Annotated[float, Field(multiple_of=0.5)] = 0.5


KNOWN = {"": Outer.model_fields, "table": Inner.model_fields, "each": Inner.model_fields}


def words_of(**entries: object) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        Outer.model_validate(entries)
    return [in_words(each, known=KNOWN) for each in refused.value.errors()]


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ({"table": {"hour": 24}}, "table, key 'hour' is more than 23."),
        ({"table": {"hour": -1}}, "table, key 'hour' is less than 0."),
        ({"table": {"hours": 1}}, "table, key 'hours' is not known. Did you mean 'hour'?"),
        ({"table": 1}, "key 'table' is not a table; head it with [table]."),
        ({"each": 1}, "key 'each' is not a list; head each each with [[each]]."),
        ({"each": [{}, 1]}, "entry 2 of each is not a table; head each each with [[each]]."),
        ({"each": [{}, {"hour": "x"}]}, "each 2, key 'hour' is not a whole number."),
        (
            {"each": [{"names": ("a", 1)}]},
            "each 1, entry 2 of names is not text; put it in quotes.",
        ),
        ({"tabel": 1}, "key 'tabel' is not known. Did you mean 'table'?"),
        (
            {"day": "16 July"},
            "key 'day' is not a date; write it without quotes, as in 2015-07-16.",
        ),
        ({"ratio": 0.3}, "key 'ratio' Input should be a multiple of 0.5."),
    ],
)
def test_a_fault_is_told_with_its_place(entries, words):
    assert words_of(**entries) == [words]


def test_a_file_is_read_under_the_name_it_is_shown_by(tmp_path):
    (tmp_path / "a.toml").write_text("b = 1")
    assert read_toml(tmp_path / "a.toml", shown="folder/a.toml") == {"b": 1}
    (tmp_path / "a.toml").write_text("b = ")
    with pytest.raises(PackError, match=r"^folder/a.toml: is not TOML: .* Correct that place.$"):
        read_toml(tmp_path / "a.toml", shown="folder/a.toml")
