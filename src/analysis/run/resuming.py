"""Which pack is to be completed: the last incomplete one that stands where packs go.

What it lacks is made by an ordinary build, which takes the rest from the runs that are kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analysis.run.events import Event, Tell
from analysis.run.manifest import Manifest, read_manifest
from analysis.run.order import Order
from analysis.run.placing import MARK, incomplete_beside


def order_to_resume(order: Order, *, output: Path, tell: Tell) -> Order:
    """The order of the last incomplete pack that fits an order; the same order if there is none."""
    found = [each for each in _incomplete(order, output) if _fits(each.order.again(), order)]
    if not found:
        said = f"No incomplete pack of {order.pack} stands in {output.name}: building as ordered"
        tell(Event("resuming", detail=said))
        return order
    last = max(found, key=lambda manifest: manifest.finished)
    missing = [each.name for each in last.appendices if each.state == "failed"]
    shown = f"{last.order.pack} of {last.order.period}"
    tell(Event("resuming", detail=f"Resuming {shown}, which lacks {', '.join(missing)}"))
    return last.order.again()


def _incomplete(order: Order, output: Path) -> Iterator[Manifest]:
    """What the pack's incomplete folders say of themselves."""
    folders = incomplete_beside(Path(f"{order.pack}-*")).name
    for mark in sorted(output.glob(f"{folders}/{MARK}")):
        manifest = read_manifest(mark)
        if manifest is not None and not manifest.complete:
            yield manifest


def _fits(found: Order, order: Order) -> bool:
    """Whether an order says nothing that the other does not."""
    return (
        found.pack == order.pack
        and order.period in (None, found.period)
        and order.only in ((), found.only)
        and order.settings in ({}, found.settings)
    )
