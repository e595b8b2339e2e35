"""Text files as people and programs save them: their encoding by its mark, their lines, and in words what is wrong with JSON and TOML."""

from __future__ import annotations

import codecs
import errno
import gzip
import json
import re
import tomllib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO, cast

from .errors import SettingError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Without a mark, UTF-16 that begins with ASCII shows by which of the first two bytes is empty.
_BARE = {(True, False): "utf-16-be", (False, True): "utf-16-le"}
# Of the first so many bytes of a page in it such a share of pairs have an empty byte at one place, and so much fewer at the other.
_SHOWN, _ZEROS, _TIMES = 2048, 0.3, 10
# Text in another encoding hardly has ten times as many letters that happen to be UTF-8 as others.
_CHUNK, _FEW, _BROKEN, _BEYOND = 1 << 20, 10, re.compile("[\udc80-\udcff]"), re.compile("[^\x00-\x7f\udc80-\udcff]")


@contextmanager
def unpacked(file: Path) -> Iterator[BinaryIO]:
    """Open a file; one that ends in ".gz" gives what is packed in it. Raises OSError, also where packed data are damaged or cut off."""
    if file.suffix.lower() != ".gz":
        with file.open("rb") as raw:
            yield raw
        return
    with gzip.open(file) as packed:
        try:
            yield cast(BinaryIO, packed)
        except EOFError:
            raise OSError(errno.EIO, "it is cut off: the packed data have no end", str(file)) from None
        except (gzip.BadGzipFile, zlib.error) as error:
            raise OSError(errno.EIO, f"what is packed in it is damaged ({error})", str(file)) from None


def encoding_of(head: bytes) -> str | None:
    """Return the encoding that the first bytes of a file show: UTF-8 by its mark, UTF-16; None where they show none."""
    marked = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    return marked or _BARE.get((head[:1] == b"\x00", head[1:2] == b"\x00"))


def is_utf8(file: BinaryIO) -> bool:
    """Tell whether what is left of a file is UTF-8, but for broken bytes that are few beside its letters beyond ASCII."""
    decoder, broken, beyond = codecs.getincrementaldecoder("utf-8")("surrogateescape"), 0, 0
    while chunk := file.read(_CHUNK):
        text = decoder.decode(chunk)
        broken += len(_BROKEN.findall(text))
        beyond += len(_BEYOND.findall(text))
    broken += len(_BROKEN.findall(decoder.decode(b"", final=True)))
    return broken * _FEW <= beyond


def unmarked(content: bytes) -> str | None:
    """Return the kind of UTF-16 that a whole page shows without a mark: in its markup one byte of most pairs is 0, and hardly any other."""
    first = content[:_SHOWN]
    zeros = {"utf-16-be": first[::2].count(0), "utf-16-le": first[1::2].count(0)}
    (_, few), (likely, many) = sorted(zeros.items(), key=itemgetter(1))
    return likely if many >= max(1, len(first) // 2) * _ZEROS and few * _TIMES < many else None


def decoded(content: bytes) -> str:
    """Return a text in the encoding that it shows, else as UTF-8; what is not valid in it stands as U+FFFD."""
    return content.decode(encoding_of(content[:4]) or "utf-8", "replace")


def lines(file: Path, longest: int = -1) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that hold anything, in UTF-8 and without a mark, each with its number from 1.

    A file that ends in ".gz" is unpacked on the way. Of a line of more than ``longest`` bytes (UTF-16: characters) the first ``longest``
    and the rest come as two. Raises OSError.
    """
    with unpacked(file) as raw:
        encoding = encoding_of(raw.read(4)) or "utf-8-sig"
        raw.seek(0)
        if encoding == "utf-8-sig":
            found = (line.removeprefix(codecs.BOM_UTF8) if number == 1 else line for number, line in enumerate(_bytes(raw, longest), 1))
        else:
            text = TextIOWrapper(raw, encoding, errors="replace", newline="\n")
            found = (line.encode() for line in iter(lambda: text.readline(longest), ""))
        yield from ((number, line) for number, line in enumerate(found, 1) if line.strip())


def parsed(line: bytes) -> Any:
    """Return what a line of JSON says. Raises ValueError, which says for people what is wrong, for what is no JSON in UTF-8."""
    try:
        return json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ValueError(f"not in UTF-8, from byte {error.start + 1} of the line on") from None
    except json.JSONDecodeError as error:
        # "Invalid control character at" ends in the word that leads on to where.
        wrong = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
        raise ValueError(f"{wrong} at sign {error.pos + 1} of the line") from None
    except RecursionError:
        raise ValueError("nested too deeply") from None


def settings(file: Path, remedy: str) -> dict[str, Any]:
    """Return what a TOML file that people write says. Raises SettingError for what is none; ``remedy`` says where its form is told."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingError(f"cannot be read: {error.strerror}", str(file), remedy) from None
    except UnicodeDecodeError:
        raise SettingError("not in UTF-8", str(file), "save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingError(f"no TOML: {error}", str(file), remedy) from None


def _bytes(raw: BinaryIO, longest: int) -> Iterator[bytes]:
    # A bounded readline keeps a file that is one endless line from filling the memory.
    yield from iter(lambda: raw.readline(longest), b"")
