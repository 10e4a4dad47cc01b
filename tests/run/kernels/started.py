"""Kernels started for a test, and what is said to them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import KernelManager

SECONDS = 60


@dataclass(frozen=True)
class Kernel:
    """A kernel that runs, its manager and a client that is connected."""

    manager: KernelManager
    client: BlockingKernelClient

    @property
    def process(self) -> Any:
        return self.manager.provisioner.process

    def execute(self, code: str) -> tuple[dict[str, Any], str]:
        """The content of the reply to some code, and what the code wrote to stdout."""
        written: list[str] = []

        def hear(message: dict[str, Any]) -> None:
            if message["content"].get("name") == "stdout":
                written.append(message["content"]["text"])

        reply = self.client.execute_interactive(code, timeout=SECONDS, output_hook=hear)
        return reply["content"], "".join(written)

    def reply_to(self, asked: str) -> dict[str, Any]:
        """The content of the reply to what was asked."""
        while True:
            message = self.client.get_shell_msg(timeout=SECONDS)
            if message["parent_header"]["msg_id"] == asked:
                return message["content"]

    def value(self, code: str) -> Any:
        """What code calls `result`, which must be of JSON's types."""
        content, written = self.execute(f"{code}\nimport json; print(json.dumps(result))")
        assert content["status"] == "ok", content
        return json.loads(written)


@contextmanager
def kernel(
    environment: Mapping[str, str] | None = None, *, name: str = "council", **options: Any
) -> Iterator[Kernel]:
    """A kernel started with some more environment variables; it is gone at the end."""
    manager = KernelManager(kernel_name=name)
    manager.start_kernel(env={**os.environ, **(environment or {})}, **options)
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=SECONDS)
        yield Kernel(manager, client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
