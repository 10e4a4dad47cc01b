"""Kernels forked from one process that has imported everything already, for Jupyter and runner.

What a notebook does in its kernel is not known here.
"""

from analysis.run.kernels.starting import prepared_parent

__all__ = ["prepared_parent"]
