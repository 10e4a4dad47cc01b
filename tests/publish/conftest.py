"""The sample notebook as a page in each form, made once for all tests that only look at it."""

import pytest

from analysis.publish.pages import html_page, pdf_pack, pdf_page

from .sample import CONTEXT, PACK, sample_notebook


@pytest.fixture(scope="session")
def notebook():
    return sample_notebook()


@pytest.fixture(scope="session")
def html(notebook):
    return html_page(notebook, CONTEXT)


@pytest.fixture(scope="session")
def pdf(notebook):
    return pdf_page(notebook, CONTEXT)


@pytest.fixture(scope="session")
def pack(notebook):
    return pdf_pack([(notebook, CONTEXT)], PACK)
