"""Short pages about real truces, a life of each in three to seven of them: the label by party on the days that matter.

Run: ``python -m benchmarks.truce_pages {searched,first_look,user,mend,held,trial,short,later}
[NAME...] [--coder hybrid] [--keep READ] [--show]``

The pages stand in ``tests/fixtures/truce_pages``: in our own words, from memory and simplified, a test and no history. Their labels were
written before any program read them, by ``docs/method.md``; a label that turned out to be against it was corrected. In ``searched``
causes of wrong labels were looked for from the start; ``first_look`` was measured before anybody looked, and looked at afterwards, and so
was ``user``, eight more lives. ``mend`` and ``held`` are twelve lives told at the length of agencies and papers, halved by number when they
were written: in the first half causes are looked for, of the second only figures are. ``trial`` is five sets of news pages (Tigray and
Colombia; Mozambique and Myanmar; Sri Lanka and Libya; the Philippines and Sudan; Nagorno-Karabakh and eastern Congo) tried as a new user
would, mended by since: at first 28 of 47, 16 of 54, 37 of 55, 25 of 55 and 28 of 52 labels came out, in a ledger of all pages. ``short``
is 72 pages of one truce each, where causes were looked for from the start. ``later`` (Yemen and South Sudan; Nepal and the war of Thailand
and Cambodia) is like ``trial`` and only measured: 32 of 55 and 36 of 50 at first.
Each life is linked by itself, and each label is that as known by publication at the end of its day; with
``known: all`` (so in ``trial`` and ``later``) that as known from all pages.

A truce that says when it was ``declared`` is looked for only among those that linking made within a week of that; "nothing" is right where
none of them binds the party then.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from benchmarks.truce_score import NEAR, Made, Read, made_truces, read_pages, say, tolds
from trucewatch.desk.known import kin
from trucewatch.desk.moments import end_of
from trucewatch.linking import link
from trucewatch.monitor import Monitor
from trucewatch.pages.jsonl import page_of
from trucewatch.records import Label, Page, Quarantined
from trucewatch.records.verdict import OVER

PAGES = Path(__file__).parents[1] / "tests" / "fixtures" / "truce_pages"
PARTS = ("searched", "first_look", "user", "mend", "held", "trial", "short", "later")
NOTHING = "nothing"
Life = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--coder", default="hybrid")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    say(f"{args.part}: label by party", rights(args.part, args.names, args.coder, args.keep, args.show))


def rights(part: str, names: Sequence[str] = (), coder: str = "hybrid", keep: Path | None = None, show: bool = False) -> list[bool]:
    """Tell of each label of a part, or of some lives of it, whether it comes out."""
    lives = {name: life for path in sorted((PAGES / part).glob("*.yaml")) for name, life in _lives(path)}
    right: list[bool] = []
    for name, read in _read(lives, coder, keep).items():
        if not names or name in names:
            right += _labels(name, lives[name], read, show)
    return right


def _lives(path: Path) -> Iterator[tuple[str, Life]]:
    """Yield the lives of a file with their names; several in one go by their numbers."""
    told = list(yaml.safe_load_all(path.read_text(encoding="utf-8")))
    for number, life in enumerate(told, 1):
        yield (path.stem if len(told) == 1 else f"{path.stem}_{number}"), life


def _read(lives: dict[str, Life], coder: str, keep: Path | None) -> dict[str, Read]:
    if keep and keep.exists():
        kept: dict[str, Read] = pickle.loads(keep.read_bytes())
        return kept
    read = {name: read_pages(_pages(name, life["pages"]), coder) for name, life in lives.items()}
    if keep:
        keep.write_bytes(pickle.dumps(read))
    return read


def _labels(name: str, life: Life, read: Read, show: bool) -> list[bool]:
    """Tell of each label of a life whether it is among those that some truce has then for the party or who is akin to it."""
    linked = link(tolds(read), kin())
    monitor, made, right = Monitor.of(linked.testimonies), made_truces(linked), []
    known = max(document.imprint.published or document.gathered for _, document, _ in read) if life.get("known") == "all" else None
    rows = [(*row, _meant(truce, made)) for truce in life["truces"] for row in truce["labels"]]
    for on, who, wanted, meant in sorted(rows, key=lambda row: row[:3]):
        found = _found(monitor, meant, on, known, who)
        right.append(any(label in wanted for label in found) or (NOTHING in wanted and _binds_nobody(found)))
        if show:
            print(f"{'ok ' if right[-1] else '   '} {name:22} {on} {who:26} {', '.join(wanted):40} | {', '.join(found)}")
    return right


def _meant(truce: dict[str, Any], made: list[Made]) -> list[str]:
    """Return the truces that linking made which may be this one."""
    days = truce.get("declared")
    return [one.id for one in made if days is None or any(abs(day - near) <= NEAR for day in days for near in one.near)]


def _found(monitor: Monitor, truces: list[str], on: date, known: datetime | None, who: str) -> list[str]:
    at = end_of(on)
    verdicts = (verdict for truce in truces for verdict in monitor.verdicts(at, known=known or at, by="published", truce=truce))
    return [verdict.label.value for verdict in verdicts if kin().akin(verdict.faction, who)]


def _binds_nobody(found: list[str]) -> bool:
    return all(Label(label) in OVER | {Label.RESUMED} for label in found)


def _pages(name: str, rows: list[list[Any]]) -> list[Page]:
    made = [_page(f"{name}:{number}", *row) for number, row in enumerate(rows, 1)]
    return [page for page in made if not isinstance(page, Quarantined)]


def _page(place: str, on: date, outlet: str | None, title: str, text: str, more: dict[str, str] | None = None) -> Page | Quarantined:
    """Make a page, of the evening where its day alone is told; ``more`` is its byline and section."""
    published = on.isoformat() if isinstance(on, datetime) else f"{on.isoformat()}T20:00:00Z"
    told = {"id": place, "url": f"https://example.org/{place}", "published": published}
    return page_of(told | {"title": title, "outlet": outlet, "text": text} | (more or {}), place)


if __name__ == "__main__":
    main()
