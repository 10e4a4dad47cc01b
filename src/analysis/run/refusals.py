"""What the system refused to do with a folder, in words that say what to mend.

Whether that ends a build is decided where it happens.
"""

from __future__ import annotations

import errno
from pathlib import Path

from analysis.errors import WorkbookError

_REASONS = {
    errno.ENOSPC: "the disk is full. Make room and build again",
    errno.EDQUOT: "this user's share of the disk is full. Make room and build again",
    errno.EACCES: "this user may not write there. Ask for the right to, or give another --output",
    errno.EPERM: "this user may not write there. Ask for the right to, or give another --output",
    errno.EROFS: "the disk can only be read. Give another folder with --output",
    errno.EEXIST: "a file stands where a folder is needed. Move it away",
    errno.ENOTDIR: "a file stands where a folder is needed. Move it away",
}


def why(error: OSError) -> str:
    """Why the system refused, and what to do where that is known.

    >>> why(OSError(errno.ENOSPC, "No space left on device"))
    'the disk is full. Make room and build again'
    >>> why(OSError(errno.EIO, "Input/output error"))
    'Input/output error'
    """
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)


def cannot_write(folder: Path, error: OSError) -> WorkbookError:
    """The error of a folder that nothing can be written to.

    >>> print(cannot_write(Path("reports"), OSError(errno.ENOTDIR, "Not a directory")))
    reports cannot be written to: a file stands where a folder is needed. Move it away.
    """
    return WorkbookError(f"{folder} cannot be written to: {why(error)}.")
