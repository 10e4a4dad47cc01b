"""Draws the README's picture anew from the built sample pack: run `make pictures`."""

from pathlib import Path

import nbformat

from analysis.publish.pages import page_picture
from analysis.run.contexts import appendix_context
from analysis.run.order import Order
from analysis.run.plan import planned
from analysis.run.project import Project

TOPIC = "savings_delivery"


def main() -> None:
    """Write the first sheet of the savings appendix beside this file."""
    project = Project.find(Path(__file__).parent)
    pack, (appendix,) = planned(Order("cabinet", only=(TOPIC,)), project=project)
    built = project.reports / f"{pack.name}-{pack.period}" / "notebooks" / f"{TOPIC}.ipynb"
    context = appendix_context(pack, appendix)
    picture = page_picture(nbformat.read(built, as_version=4), context)
    (Path(__file__).parent / f"{TOPIC}.png").write_bytes(picture)


if __name__ == "__main__":
    main()
