from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from analysis.run.kernels import prepared_parent
from analysis.run.kernels.provisioner import OwnParent
from analysis.run.kernels.starting import can_fork


@pytest.fixture(scope="session")
def shared_parent() -> Iterator[Mapping[str, str]]:
    """The environment that makes kernels forks of one parent."""
    if not can_fork():
        pytest.skip("kernels cannot be forked on this system")
    with prepared_parent() as environment:
        yield environment


@pytest.fixture
def own_parent() -> Iterator[None]:
    """This process keeps no prepared parent before the test nor after it."""
    if not can_fork():
        pytest.skip("kernels cannot be forked on this system")
    OwnParent.clear_instance()
    yield
    OwnParent.clear_instance()
