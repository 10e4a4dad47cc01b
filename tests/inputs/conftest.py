"""A data folder for each test: one good file, its origin, no corrections."""

import pytest

from .sample import GOOD, ORIGIN, Sample


@pytest.fixture
def sample(tmp_path):
    made = Sample(tmp_path / "data")
    made.write(GOOD)
    made.write(ORIGIN, "savings/origin.toml")
    return made
