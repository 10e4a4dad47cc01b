"""What a page is made of: statements, key figures, tables and charts that a notebook cell returns.

Each object shows itself in JupyterLab and carries its structure for the HTML and PDF pages.
Nothing here reads data or adds it up.
"""

from analysis.page.band_chart import Band, band_chart
from analysis.page.bar_chart import bar_chart, stacked_bar_chart
from analysis.page.bridge_chart import bridge_chart
from analysis.page.chart import Chart
from analysis.page.control_chart import Level, Panel, control_charts
from analysis.page.key_figures import KeyFigure, KeyFigures
from analysis.page.line_chart import Series, line_chart
from analysis.page.risk_matrix import risk_matrix
from analysis.page.row_files import RowFile, RowFiles
from analysis.page.scope import say_scope
from analysis.page.statement import Statement
from analysis.page.table import Column, Table

__all__ = [
    "Band",
    "Chart",
    "Column",
    "KeyFigure",
    "KeyFigures",
    "Level",
    "Panel",
    "RowFile",
    "RowFiles",
    "Series",
    "Statement",
    "Table",
    "band_chart",
    "bar_chart",
    "bridge_chart",
    "control_charts",
    "line_chart",
    "risk_matrix",
    "say_scope",
    "stacked_bar_chart",
]
