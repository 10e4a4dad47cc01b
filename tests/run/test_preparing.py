"""The runs of a pack: what each is given, and that its key tells one from the other."""

from __future__ import annotations

from analysis.run.order import Order
from analysis.run.plan import planned
from analysis.run.preparing import checked_pack
from analysis.run.task import Limits

from .checkout import PACK, entry

LIMITS = "seconds_per_cell = 5\nminutes_per_run = 2\nmemory_mb = 300\n"


def test_each_run_has_its_limits_its_place_and_a_key_of_its_own(
    checkout, check_of_topic, monkeypatch
):
    monkeypatch.chdir(checkout.root)
    check_of_topic("first")
    checkout.notebook("first")
    split = 'for_each = { directorate = ["Adults", "Children"] }'
    checkout.pack(entry("A", "first", split), head=f"{LIMITS}{PACK}")
    pack, appendices = planned(Order("cabinet"), project=checkout.project)
    one, other = checked_pack(pack, appendices, project=checkout.project).tasks
    assert one.limits == other.limits == Limits(5, 120, 300)
    assert (one.name, other.name) == ("first-adults", "first-children")
    assert one.folder == str(checkout.root / "notebooks")
    assert one.data_folder == str(checkout.root / "data")
    assert one.shown == "notebooks/first.ipynb (appendix A1)"
    assert one.key != other.key
    again = checked_pack(pack, appendices, project=checkout.project).tasks
    assert [each.key for each in again] == [one.key, other.key]
