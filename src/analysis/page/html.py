"""Page objects as accessible HTML, for JupyterLab and for the published page alike.

All escaping is Jinja's, switched on for every value; only charts' own SVG passes as it is.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from analysis.page.cell import Cell, cell_text
from analysis.page.drawing import with_own_ids
from analysis.page.palette import CORNERS

_OVERLONG = re.compile(r"(?<=\S{30})(?=\S)")


def block_html(structure: dict[str, Any], *, number: str = "", table_number: str = "") -> str:
    """One page object as HTML.

    `number` is what stands before a caption (`Table 3`, `Figure 2`), `table_number` before the
    caption of a chart's own table; both are empty in JupyterLab.
    """
    template = _environment().get_template("blocks.html.j2")
    return template.render(block=structure, number=number, table_number=table_number).strip()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("analysis.page", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["own_ids"] = lambda svg, prefix: Markup(with_own_ids(svg, prefix=prefix))
    environment.filters["breakable"] = _breakable
    environment.tests["overlong"] = _is_overlong
    environment.globals["corners"] = CORNERS
    return environment


def _breakable(label: str) -> Markup:
    """A column's label that a browser may break after thirty letters without a space."""
    return Markup("<wbr>").join(_OVERLONG.split(label))


def _is_overlong(cell: Cell) -> bool:
    """Whether a cell has more than thirty letters without a space, to be broken anywhere."""
    return bool(_OVERLONG.search(cell_text(cell)))
