"""How the cluster is reached, and left again; one that cannot serve is refused before any run.

How runs are made there is `place`.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from analysis.errors import WorkbookError
from analysis.run.cluster.marks import own_marks, refuse_differing
from analysis.run.pool import Place

if TYPE_CHECKING:
    from distributed import Client

_SECONDS_TO_CONNECT = 10
_SECONDS_FOR_WORKERS = 30


@contextmanager
def cluster_at(address: str) -> Iterator[Place]:
    """The workers of the Dask cluster whose scheduler has an address, as in tcp://10.0.0.5:8786.

    Raises WorkbookError if that cannot be reached, has no workers, or some differ from this
    machine; nothing of this build is left on them at the end.
    """
    if find_spec("distributed") is None:
        raise WorkbookError(
            "--cluster needs Dask, which is not installed. Install it with: "
            "pip install 'council-workbook[cluster]'"
        )
    from analysis.run.cluster.place import Cluster  # noqa: PLC0415  an optional extra

    with _connected(address) as client:
        place = Cluster(client, address)
        try:
            refuse_differing(place.marks(), own_marks(), address=address)
            yield place
        finally:
            place.stop()


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    import dask  # noqa: PLC0415  an optional extra
    from distributed import Client  # noqa: PLC0415

    for name in ("distributed", "tornado.application"):  # faults are told in our own words
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with dask.config.set({"distributed.comm.timeouts.connect": f"{_SECONDS_TO_CONNECT}s"}):
        try:
            client = Client(address, timeout=_SECONDS_TO_CONNECT, set_as_default=False)
        except (OSError, ValueError, TypeError) as error:
            raise WorkbookError(
                f"The cluster at {address} cannot be reached. Start its scheduler, or correct the "
                "address, which looks like tcp://10.0.0.5:8786."
            ) from error
        with client:
            try:
                client.wait_for_workers(1, timeout=_SECONDS_FOR_WORKERS)
            except (OSError, TimeoutError) as error:
                raise WorkbookError(
                    f"The cluster at {address} has no workers. Start some (docs/cluster.md)."
                ) from error
            yield client
