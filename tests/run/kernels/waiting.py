"""Coroutines run to their end, also where a browser's tests left an event loop in this thread."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def outcome_of(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """What a coroutine returns, or raises."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
