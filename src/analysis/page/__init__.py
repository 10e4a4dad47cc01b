"""What a page is made of: statements, key figures, tables and charts that a notebook cell returns.

Each object shows itself in JupyterLab and carries its structure for the HTML and PDF pages.
Nothing here reads data or adds it up.
"""

from analysis.page.bar_chart import bar_chart, stacked_bar_chart
from analysis.page.bridge_chart import bridge_chart
from analysis.page.chart import Chart
from analysis.page.key_figures import KeyFigure, KeyFigures
from analysis.page.line_chart import Series, line_chart
from analysis.page.scope import say_scope
from analysis.page.small_multiples import small_multiples
from analysis.page.statement import Statement
from analysis.page.table import Column, Table

__all__ = [
    "Chart",
    "Column",
    "KeyFigure",
    "KeyFigures",
    "Series",
    "Statement",
    "Table",
    "bar_chart",
    "bridge_chart",
    "line_chart",
    "say_scope",
    "small_multiples",
    "stacked_bar_chart",
]
