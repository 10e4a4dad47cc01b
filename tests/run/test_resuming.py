"""Which incomplete pack is completed: the last that fits what was ordered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from analysis.run.manifest import OrderEntry
from analysis.run.order import Order
from analysis.run.resuming import order_to_resume

from .manifests import appendix_with, manifest_with


def stands(output, period, *, day, complete=False, only=()):
    """A pack in `output`, finished on a day of July 2015, which lacks two appendices."""
    manifest = manifest_with(
        complete=complete,
        order=OrderEntry(pack="cabinet", period=period, only=only, settings={}),
        finished=datetime(2015, 7, day, tzinfo=UTC),
        appendices=[
            appendix_with("first"),
            appendix_with("second", state="failed"),
            appendix_with("third", state="failed"),
        ],
    )
    name = "-".join(["cabinet", period, *(["only", *only] if only else []), "incomplete"])
    (output / name).mkdir()
    (output / name / "manifest.json").write_text(manifest.text())


def resumed(order, output):
    events = []
    found = order_to_resume(order, output=output, tell=events.append)
    (event,) = events
    return found, str(event)


def test_the_last_one_finished_is_taken(tmp_path):
    stands(tmp_path, "2015-05", day=3)
    stands(tmp_path, "2015-04", day=7)
    stands(tmp_path, "2015-06", day=5)
    stands(tmp_path, "2015-07", day=9, complete=True)
    found, said = resumed(Order("cabinet"), tmp_path)
    assert found == Order("cabinet", "2015-04")
    assert said == "Resuming cabinet of 2015-04, which lacks second, third"


@pytest.mark.parametrize(
    ("order", "taken"),
    [
        (Order("cabinet", "2015-05"), True),
        (Order("cabinet", only=("first",)), True),
        (Order("cabinet", "2015-06"), False),
        (Order("cabinet", only=("second",)), False),
        (Order("cabinet", settings={"first": {"directorate": "Adults"}}), False),
        (Order("directorates"), False),
    ],
)
def test_only_one_that_fits_the_order_is_taken(tmp_path, order, taken):
    stands(tmp_path, "2015-05", day=3, only=("first",))
    found, said = resumed(order, tmp_path)
    assert found == (Order("cabinet", "2015-05", ("first",)) if taken else order)
    assert said.startswith("Resuming" if taken else f"No incomplete pack of {order.pack} stands")


def test_what_cannot_be_read_is_not_taken(tmp_path):
    stands(tmp_path, "2015-05", day=3)
    (tmp_path / "cabinet-2015-05-incomplete" / "manifest.json").write_text("{torn")
    assert resumed(Order("cabinet"), tmp_path)[0] == Order("cabinet")
    assert resumed(Order("cabinet"), tmp_path / "not there")[0] == Order("cabinet")
