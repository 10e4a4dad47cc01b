"""The kernel provisioner `council-forked`: Jupyter's own, except that its kernels are forked.

Where that cannot be, they start the ordinary way, and the log says why.
"""

from __future__ import annotations

import asyncio
import atexit
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from traitlets.config import SingletonConfigurable

from analysis.run.kernels.asking import NotForked, ParentGone, fork_kernel
from analysis.run.kernels.forked_process import ForkedProcess
from analysis.run.kernels.starting import VARIABLE, StartedParent, can_fork, start_parent

_SECONDS = 2  # after which Jupyter's own waiting goes on


class OwnParent(SingletonConfigurable):
    """The prepared parent that this process keeps for its own kernels, as JupyterLab's server."""

    _parent: StartedParent | None = None

    def address(self, environment: Mapping[str, str]) -> str:
        """Where it listens; it is started the first time. Raises OSError if it cannot be."""
        if self._parent is None:
            self._parent = start_parent(environment)
            atexit.register(self._parent.end)
        return self._parent.address

    def forget(self) -> None:
        """Start another for the next kernel; kernels of this one live on."""
        self._parent = None


class ForkedProvisioner(LocalProvisioner):
    """Starts a kernel by a fork of a prepared process; all else is as Jupyter has it."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork the kernel, or start it the ordinary way."""
        address = kwargs["env"].pop(VARIABLE, None)  # not for what the notebook itself starts
        if not can_fork():
            return await super().launch_kernel(cmd, **kwargs)
        try:
            process = await self._forked(address, cmd, kwargs)
        except (NotForked, OSError) as reason:
            self.log.warning("A kernel is started the ordinary, slower way: %s.", reason)
            return await super().launch_kernel(cmd, **kwargs)
        self.process = process  # type: ignore[assignment]  # in the manner of Popen
        self.pid = self.pgid = process.pid
        with suppress(TimeoutError):
            await asyncio.wait_for(process.listens(), _SECONDS)
        self.cwd = kwargs.get("cwd")
        return self.connection_info

    async def kill(self, restart: bool = False) -> None:
        """Kill the kernel, and wait until it is gone: whoever asks next need not ask twice."""
        await super().kill(restart)
        if isinstance(self.process, ForkedProcess):
            with suppress(TimeoutError):
                await asyncio.wait_for(self.process.ended(), _SECONDS)

    async def _forked(
        self, address: str | None, cmd: Sequence[str], options: Mapping[str, Any]
    ) -> ForkedProcess:
        if address is not None:
            return await fork_kernel(address, cmd, options=options)
        own = OwnParent.instance()
        try:
            return await fork_kernel(own.address(options["env"]), cmd, options=options)
        except ParentGone:
            own.forget()
            return await fork_kernel(own.address(options["env"]), cmd, options=options)
