"""The exporters under the names people type, `council-html` and `council-pdf`.

A Jupyter server's addresses take no hyphen in a format's name, so its menu must not offer these.
"""

from __future__ import annotations

import sys

from traitlets import default

from analysis.publish.exporters import CouncilHTMLExporter, CouncilPDFExporter


class TypedHTMLExporter(CouncilHTMLExporter):
    """`jupyter nbconvert --to council-html`; the menu has `council_html` instead."""

    @default("enabled")
    def _enabled_default(self) -> bool:
        return not _in_a_server()


class TypedPDFExporter(CouncilPDFExporter):
    """`jupyter nbconvert --to council-pdf`; the menu has `council_pdf` instead."""

    @default("enabled")
    def _enabled_default(self) -> bool:
        return not _in_a_server()


def _in_a_server() -> bool:
    module = sys.modules.get("jupyter_server.serverapp")
    return module is not None and bool(module.ServerApp.initialized())
