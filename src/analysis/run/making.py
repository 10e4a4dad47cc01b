"""Make one appendix in this process: run its notebook, write its page in every form.

Which process that is, and what becomes of the files, is for `processes` and `kept`.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

from analysis.run.execution import run_notebook
from analysis.run.pages import write_appendix
from analysis.run.task import Made, Task
from analysis.run.watching import opened_data, prepare_watch


def make(task: Task, folder: Path, scratch: Path) -> Made:
    """Write an appendix's files into a folder, and say what they are; the kernel's go to `scratch`.

    Raises NotebookError or PublishError for what its author can mend, TransientError for a kernel
    that did not live. Call it in a process of its own, as `run_notebook` says.
    """
    start, started = time.monotonic(), datetime.now(UTC).isoformat(timespec="seconds")
    prepare_watch(scratch, data_folder=task.data_folder, memory_mb=task.limits.memory_mb)
    outcome = run_notebook(
        task.notebook,
        parameters=task.parameters,
        folder=task.folder,
        scratch=str(scratch),
        seconds_per_cell=task.limits.seconds_per_cell,
    )
    written = write_appendix(folder, outcome.notebook, task.context)
    return Made(
        task.context.heading,
        written.headline,
        written.files,
        outcome.warnings,
        opened_data(scratch),
        round(time.monotonic() - start, 2),
        started,
    )
