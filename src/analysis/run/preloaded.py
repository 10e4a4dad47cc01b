"""All that makes pages, loaded as this module is: for the process from which others are forked.

No other module imports this one; a process that is forked later finds everything ready.
"""

from __future__ import annotations

import gc

import analysis.run.quick_nbformat  # before all else, as others load it too

# isort: split
import analysis.run.front
import analysis.run.making  # noqa: F401  loaded for the processes that are forked
from analysis.publish.pages import prepare

prepare()
gc.collect()
gc.freeze()  # a forked process need not look through what it was born with
