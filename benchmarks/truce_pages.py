"""Short pages about real truces, a life of each in three to seven of them: the label by party on the days that matter.

Run: ``python -m benchmarks.truce_pages {searched,first_look,user} [NAME...] [--coder hybrid] [--show]``

The pages stand in ``tests/fixtures/truce_pages``: in our own words, from memory and simplified, a test and no history. Their labels were
written before any program read them, by ``docs/method.md``; a label that turned out to be against it was corrected. In ``searched``
causes of wrong labels were looked for from the start; ``first_look`` was measured before anybody looked, and looked at afterwards, and so
was ``user``, eight more lives. Each life is linked by itself, and each label is that as known by publication at the end of its day.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks.truce_score import read_pages, say, tolds
from trucewatch.desk.known import kin
from trucewatch.desk.moments import end_of
from trucewatch.linking import link
from trucewatch.monitor import Monitor
from trucewatch.pages.jsonl import page_of
from trucewatch.records import Page, Quarantined

PAGES = Path(__file__).parents[1] / "tests" / "fixtures" / "truce_pages"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=("searched", "first_look", "user"))
    parser.add_argument("names", nargs="*")
    parser.add_argument("--coder", default="hybrid")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    right: list[bool] = []
    for path in sorted((PAGES / args.part).glob("*.yaml")):
        if not args.names or path.stem in args.names:
            right += _labels(path.stem, yaml.safe_load(path.read_text(encoding="utf-8")), args.coder, args.show)
    say(f"{args.part}: label by party", right)


def _labels(name: str, life: dict[str, Any], coder: str, show: bool) -> list[bool]:
    """Tell of each label of a life whether it is among those that some truce has then for the party or who is akin to it."""
    linked = link(tolds(read_pages(_pages(name, life["pages"]), coder)), kin())
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
