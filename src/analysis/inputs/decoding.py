"""Bytes of a file to its text: how much is read, in which encoding, and what no text may hold.

Rows, columns and values are for later modules; here a file is one piece of text.
"""

from __future__ import annotations

import hashlib
import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from analysis.errors import Fault, InputFaults
from analysis.inputs.together import raise_any

SIZE_LIMIT_BYTES = 20_000_000
SAVE_AS_UTF8 = "Save it again as 'CSV UTF-8'."

_WIDE = "is in UTF-16 or UTF-32, not UTF-8"
_SIGNATURES = (
    (b"PK\x03\x04", "is a workbook or a zip file, not a CSV file"),
    (b"\xd0\xcf\x11\xe0", "is an old Excel workbook, not a CSV file"),
    (b"%PDF", "is a PDF, not a CSV file"),
    (b"\x1f\x8b", "is a compressed file, not a CSV file"),
    (b"\xff\xfe", _WIDE),
    (b"\xfe\xff", _WIDE),
    (b"\x00\x00\xfe\xff", _WIDE),
)
# What English council text holds beyond ASCII. Any other character of Windows-1252, such as the
# oe ligature that stands where code page 437 has its pound sign, shows another encoding.
_EXPECTED = set("£€§©®°±²³·•×÷¼½¾‘’“”–—…™\u00a0éèêëÉÈáàâäçíìîïñóòôöúùûü")
_TWICE_ENCODED = re.compile("Â[\u00a0-\u00bf]|â€|Ã[\u0080-\u00bf]|\N{REPLACEMENT CHARACTER}")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Content:
    """A file's text, the sha256 of its bytes and a note where the encoding was not UTF-8."""

    text: str
    sha256: str
    notes: tuple[str, ...] = ()


def read_content(path: Path, *, file: str, size_limit_bytes: int = SIZE_LIMIT_BYTES) -> Content:
    """Text of a file. `file` is its name as faults show it.

    Raises InputFaults if the file is too big, cannot be opened, is empty, is not text or is in
    another encoding than UTF-8 (with or without a byte order mark) or Windows-1252.
    """
    raw = _bytes_of(path, file=file, size_limit_bytes=size_limit_bytes)
    for start, rule in _SIGNATURES:
        _refuse_if(raw.startswith(start), file, rule, SAVE_AS_UTF8)
    _refuse_if(raw.count(0) > len(raw) / 4, file, _WIDE, SAVE_AS_UTF8)
    text, notes = _decoded(raw, file=file)
    _refuse_if(not text.strip(), file, "is empty", "Ask its owner for the extract again.")
    raise_any(_unwanted_characters(text, file=file))
    return Content(text, hashlib.sha256(raw).hexdigest(), notes)


def _bytes_of(path: Path, *, file: str, size_limit_bytes: int) -> bytes:
    try:
        status = path.stat()
        ordinary = stat.S_ISREG(status.st_mode)
        _refuse_if(not ordinary, file, "is not an ordinary file", "Put a CSV file in its place.")
        _refuse_if(
            status.st_size > size_limit_bytes,
            file,
            f"has {status.st_size:,} bytes, more than the {size_limit_bytes:,} that are read",
            "Check that it is the right extract; it should hold one table for one period.",
        )
        return path.read_bytes()
    except OSError as error:
        rule = f"cannot be opened ({error.strerror})"
        raise InputFaults([Fault(file, None, None, None, rule, "Check who may read it.")]) from None


def _decoded(raw: bytes, *, file: str) -> tuple[str, tuple[str, ...]]:
    """The text, and a note if it was in Windows-1252."""
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    strange = [
        (number, character)
        for number, line in enumerate(_LINE_END.split(text), start=1)
        for character in line
        if not character.isascii() and character not in _EXPECTED
    ]
    if strange:
        raise InputFaults([_other_encoding(strange, file=file)])
    return text, ("The file is in Windows-1252, not UTF-8, and was read as such.",)


def _other_encoding(strange: list[tuple[int, str]], *, file: str) -> Fault:
    line, character = strange[0]
    unknown = character == "\N{REPLACEMENT CHARACTER}"
    found = "bytes that mean nothing" if unknown else f"'{character}'"
    rule = f"is in neither UTF-8 nor Windows-1252 (in the latter it would hold {found})"
    return Fault(file, line, None, None, rule, SAVE_AS_UTF8)


def _unwanted_characters(text: str, *, file: str) -> list[Fault]:
    """Faults for text that no extract should hold, each kind once, at its first line."""
    faults: dict[str, Fault] = {}
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if line.isascii() and line.isprintable():
            continue
        for rule, remedy in _unwanted_in(line):
            faults.setdefault(rule, Fault(file, number, None, None, rule, remedy))
    return list(faults.values())


def _unwanted_in(line: str) -> list[tuple[str, str]]:
    controls = {each for each in line if unicodedata.category(each) == "Cc" and each != "\t"}
    found = [
        (f"holds the control character U+{ord(each):04X}", "Take the extract again.")
        for each in sorted(controls)
    ]
    if match := _TWICE_ENCODED.search(line):
        rule = f"holds '{match[0]}', which is text spoilt by a wrong encoding"
        found.append((rule, "Take the extract again and save it as 'CSV UTF-8'."))
    return found


def _refuse_if(condition: bool, file: str, rule: str, remedy: str) -> None:
    if condition:
        raise InputFaults([Fault(file, None, None, None, rule, remedy)])
