"""nbconvert exporters: an executed notebook to a council page in HTML or PDF.

The command line, JupyterLab's export menu and the pack runner all come through here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jupyter_client.manager import KernelManager
from nbclient.exceptions import CellExecutionError
from nbconvert.exporters import Exporter, TemplateExporter
from nbconvert.preprocessors import ExecutePreprocessor, Preprocessor
from nbformat import NotebookNode
from traitlets import default

from analysis.errors import PublishError
from analysis.publish.context import PageContext
from analysis.publish.document import Page, read_page, title_of
from analysis.publish.html import prepared
from analysis.publish.pdf import pdf_of_page

Resources = dict[str, Any]
CONTEXT = "council"  # under this name the runner passes a PageContext with the resources


class RunIfNeeded(ExecutePreprocessor):
    """Runs a notebook none of whose cells shows anything; leaves one that was run as it is.

    One that comes with a context comes from the pack runner, which has run it.
    """

    def preprocess(
        self, nb: NotebookNode, resources: Any = None, km: KernelManager | None = None
    ) -> tuple[NotebookNode, Resources]:
        """The notebook with outputs. Raises PublishError where a cell stops."""
        if CONTEXT in resources or not _never_run(nb):
            return nb, resources
        try:
            return super().preprocess(nb, resources, km)
        except CellExecutionError as error:
            raise PublishError(
                f"The notebook stopped with {error.ename}: {error.evalue}"
            ) from error


class ReadPage(Preprocessor):
    """Puts the page that a notebook makes into `resources["page"]`.

    The context comes as `resources["council"]`; a notebook exported alone makes one of its own.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The notebook as it is, the page beside it."""
        context = resources.get(CONTEXT) or _own_context(nb, resources)
        resources["page"] = read_page(nb, context)
        return nb, resources


class CouncilHTMLExporter(TemplateExporter):
    """An accessible HTML page that needs no script and no network."""

    export_from_notebook = "Council page (HTML)"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    @default("template_name")
    def _template_name_default(self) -> str:
        return "council"

    @default("extra_template_basedirs")
    def _extra_template_basedirs_default(self) -> list[str]:
        return [str(Path(__file__).parent / "templates")]

    @default("preprocessors")
    def _preprocessors_default(self) -> list[type[Preprocessor]]:
        return [RunIfNeeded, ReadPage]

    @default("optimistic_validation")
    def _optimistic_validation_default(self) -> bool:
        return True

    def _create_environment(self) -> Environment:
        return prepared(super()._create_environment())  # type: ignore[no-untyped-call]


class CouncilPDFExporter(Exporter):
    """A tagged PDF page, PDF/UA-1 and PDF/A-3a, the data of each table attached."""

    export_from_notebook = "Council page (PDF)"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    @default("preprocessors")
    def _preprocessors_default(self) -> list[type[Preprocessor]]:
        return [RunIfNeeded, ReadPage]

    @default("optimistic_validation")
    def _optimistic_validation_default(self) -> bool:
        return True

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Resources | None = None, **kw: Any
    ) -> tuple[bytes, Resources]:
        """The PDF and the resources it was made with."""
        _, filled = super().from_notebook_node(nb, resources, **kw)
        return pdf_of_page(filled["page"]), filled


@cache
def html_exporter() -> CouncilHTMLExporter:
    """The one HTML exporter of this process: making one costs more than using it."""
    return CouncilHTMLExporter()  # type: ignore[no-untyped-call]


def html_of_page(page: Page) -> str:
    """A page that was read already, as the exporter would make it from its notebook."""
    return str(html_exporter().template.render(resources={"page": page})).lstrip("\r\n")


def _never_run(notebook: NotebookNode) -> bool:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return bool(code) and not any(cell.outputs for cell in code)


def _own_context(notebook: NotebookNode, resources: Resources) -> PageContext:
    """What a notebook exported alone says of itself: its own title, no letter, a draft."""
    name = resources.get("metadata", {}).get("name", "notebook")
    return PageContext(name, title_of(notebook) or name.replace("_", " ").capitalize())
