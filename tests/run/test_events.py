"""Steps of a build, as words for people and as data for machines."""

from __future__ import annotations

import pytest

from analysis.run.events import Event


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Event("resuming", detail="Resuming cabinet"), "Resuming cabinet"),
        (Event("checked"), "checked the inputs"),
        (Event("kept", "first"), "nothing changed in first: taken as it was"),
        (Event("started", "first"), "started first"),
        (Event("failed", "first", detail="long story"), "first failed"),
        (Event("wrote", "the whole pack"), "wrote the whole pack"),
    ],
)
def test_a_step_in_words(event, words):
    assert str(event) == words


def test_what_does_not_apply_is_left_out_of_the_data():
    made = Event("made", "first", seconds=0.0, left=0)
    assert made.as_json() == {"kind": "made", "name": "first", "seconds": 0.0, "left": 0}
    assert Event("checked").as_json() == {"kind": "checked"}
