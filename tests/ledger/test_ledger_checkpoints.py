from __future__ import annotations

import stat
from pathlib import Path

import pytest

from trucewatch.errors import LedgerError
from trucewatch.ledger import Ledger
from trucewatch.ledger.keys import key_path
from trucewatch.records import Entry


def grow(ledger: Ledger, by: int) -> None:
    ledger.append([Entry.of("note", {"n": n}) for n in range(by)])


def test_a_checkpoint_covers_all_entries_and_is_signed(ledger: Ledger) -> None:
    grow(ledger, 7)
    made = ledger.checkpoint()
    assert made.size == 7
    assert made.signed
    assert ledger.checkpoint() == made
    assert ledger.checkpoints() == [made]
    verification = ledger.verify()
    assert (verification.ok, verification.checkpoints, verification.signed_by) == (True, 1, (made.key,))


def test_an_empty_ledger_can_have_one(ledger: Ledger) -> None:
    made = ledger.checkpoint()
    grow(ledger, 1)
    ledger.checkpoint()
    assert (made.size, len(ledger.checkpoints()), ledger.verify().ok) == (0, 2, True)


def test_the_key_is_made_once_and_is_its_owners_alone(ledger: Ledger) -> None:
    grow(ledger, 1)
    first = ledger.checkpoint()
    grow(ledger, 1)
    assert ledger.checkpoint().key == first.key
    assert stat.S_IMODE(key_path(ledger.where).stat().st_mode) == 0o600


def test_a_key_file_that_holds_no_key(ledger: Ledger) -> None:
    key_path(ledger.where).parent.mkdir(exist_ok=True, parents=True)
    key_path(ledger.where).write_text("no key\n")
    with pytest.raises(LedgerError, match="no signing key"):
        ledger.checkpoint()


def test_each_entry_is_proved_to_be_in_the_checkpoint(ledger: Ledger) -> None:
    grow(ledger, 11)
    made = ledger.checkpoint()
    grow(ledger, 2)
    entries = list(ledger.entries())
    paths = [ledger.inclusion(entry, made) for entry in entries[:11]]
    assert all(made.includes(entry, path) for entry, path in zip(entries, paths, strict=False))
    assert not made.includes(entries[3], paths[4])
    assert not made.includes(entries[11], paths[10])


def test_a_later_checkpoint_is_proved_to_go_on_an_earlier_one(ledger: Ledger, tmp_path: Path) -> None:
    grow(ledger, 5)
    older = ledger.checkpoint()
    grow(ledger, 8)
    newer = ledger.checkpoint()
    path = ledger.consistency(older, newer)
    assert newer.goes_on(older, path)
    assert not newer.goes_on(older.model_copy(update={"root": "0" * 64}), path)


def test_a_ledger_written_anew_is_found_out_by_a_checkpoint_kept_elsewhere(ledger: Ledger, tmp_path: Path) -> None:
    grow(ledger, 5)
    with Ledger.open(tmp_path / "other.ledger") as other:
        grow(other, 6)
        assert other.verify().ok
        found = other.verify(known=[ledger.checkpoint()])
    assert found.fault is not None
    assert "checkpoint" in found.fault.what


def test_a_ledger_cut_short_is_found_out_by_a_checkpoint_kept_elsewhere(ledger: Ledger, tmp_path: Path) -> None:
    grow(ledger, 5)
    known = ledger.checkpoint()
    with Ledger.open(tmp_path / "other.ledger") as other:
        found = other.verify(known=[known])
    assert found.fault is not None
    assert found.fault.sequence == 1


def test_a_forged_checkpoint_is_found_out(ledger: Ledger) -> None:
    grow(ledger, 5)
    forged = ledger.checkpoint().model_copy(update={"root": "0" * 64})
    found = ledger.verify(known=[forged])
    assert found.fault is not None
    assert "signature" in found.fault.what
