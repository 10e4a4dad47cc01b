"""Runs made by the workers of a Dask cluster, each in a process of its own as on this machine.

Which runs there are, and what becomes of their files, is decided elsewhere.
"""

from analysis.run.cluster.connecting import cluster_at

__all__ = ["cluster_at"]
