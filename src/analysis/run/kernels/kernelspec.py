"""Which kernel the runner asks Jupyter for: the workbook's own where it is installed.

How that kernel starts is the provisioner's affair.
"""

from __future__ import annotations

from jupyter_client.kernelspec import find_kernel_specs

COUNCIL = "council"
ORDINARY = "python3"


def kernel_name() -> str:
    """The workbook's kernel, or Python's own where the package runs without being installed."""
    return COUNCIL if COUNCIL in find_kernel_specs() else ORDINARY
