"""Short pages about real truces, a life of each in three to seven of them: the label by party on the days that matter.

Run: ``python -m benchmarks.truce_pages {searched,first_look,user,mend,held} [NAME...] [--coder hybrid] [--keep READ.pickle] [--show]``

The pages stand in ``tests/fixtures/truce_pages``: in our own words, from memory and simplified, a test and no history. Their labels were
written before any program read them, by ``docs/method.md``; a label that turned out to be against it was corrected. In ``searched``
causes of wrong labels were looked for from the start; ``first_look`` was measured before anybody looked, and looked at afterwards, and so
was ``user``, eight more lives. ``mend`` and ``held`` are twelve lives told at the length of agencies and papers, halved by number when they
were written: in the first half causes are looked for, of the second only figures are. Each life is linked by itself, and each label is that
as known by publication at the end of its day.
"""

from __future__ import annotations

import argparse
import pickle
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks.truce_score import Read, read_pages, say, tolds
from trucewatch.desk.known import kin
from trucewatch.desk.moments import end_of
from trucewatch.linking import link
from trucewatch.monitor import Monitor
from trucewatch.pages.jsonl import page_of
from trucewatch.records import Page, Quarantined

PAGES = Path(__file__).parents[1] / "tests" / "fixtures" / "truce_pages"
PARTS = ("searched", "first_look", "user", "mend", "held")
Life = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--coder", default="hybrid")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    lives = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((PAGES / args.part).glob("*.yaml"))}
    right: list[bool] = []
    for name, read in _read(lives, args.coder, args.keep).items():
        if not args.names or name in args.names:
            right += _labels(name, lives[name], read, args.show)
    say(f"{args.part}: label by party", right)


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
    monitor, right = Monitor.of(linked.testimonies), []
    for on, who, wanted in sorted(row for truce in life["truces"] for row in truce["labels"]):
        found = _found(monitor, [truce.id for truce in linked.truces], on, who)
        right.append(any(label in wanted for label in found))
        if show:
            print(f"{'ok ' if right[-1] else '   '} {name:22} {on} {who:26} {', '.join(wanted):40} | {', '.join(found)}")
    return right


def _found(monitor: Monitor, truces: list[str], on: date, who: str) -> list[str]:
    at = end_of(on)
    verdicts = (verdict for truce in truces for verdict in monitor.verdicts(at, known=at, by="published", truce=truce))
    return [verdict.label.value for verdict in verdicts if kin().akin(verdict.faction, who)]


def _pages(name: str, rows: list[list[Any]]) -> list[Page]:
    made = [_page(f"{name}:{number}", *row) for number, row in enumerate(rows, 1)]
    return [page for page in made if not isinstance(page, Quarantined)]


def _page(place: str, on: date, outlet: str, title: str, text: str) -> Page | Quarantined:
    told = {"id": place, "url": f"https://example.org/{place}", "published": f"{on.isoformat()}T20:00:00Z"}
    return page_of(told | {"title": title, "outlet": outlet, "text": text}, place)


if __name__ == "__main__":
    main()
