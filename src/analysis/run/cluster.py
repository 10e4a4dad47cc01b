"""Runs made by the workers of a Dask cluster."""

from __future__ import annotations

from contextlib import AbstractContextManager

from analysis.run.pool import Place
from analysis.run.project import Project


def cluster_at(address: str, *, project: Project) -> AbstractContextManager[Place]:
    """The cluster at an address."""
    raise NotImplementedError
