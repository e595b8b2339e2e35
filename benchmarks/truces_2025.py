"""The truces of a year's news stream, reconstructed and compared with the hand-coded ones.

Run: ``python benchmarks/truces_2025.py STREAM.jsonl TRUCES.jsonl [--coder hybrid] [--keep READ.pickle] [--show]``

The stream is read as pages by the program's own path (``--keep`` saves what was read, so that linking alone can be run again).
A hand-coded truce is found where a reconstructed one has its parties and was declared within a week of it (or, where no day is given,
was spoken of in an item that the hand coding cites). Reported: recall and precision of truces, start within a day, and the label by party
at each turning point.
"""

from __future__ import annotations

import argparse
import json
import pickle
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from trucewatch.actors import registry, resolve
from trucewatch.desk.known import kin
from trucewatch.desk.moments import end_of
from trucewatch.linking import Linked, Told, link
from trucewatch.monitor import Monitor
from trucewatch.records import Document, Label, Quarantined, Report
from trucewatch.stories import group

NEAR = timedelta(days=7)
LABELS = {
    "in_force": {Label.IN_FORCE, Label.STRAINED},
    "offered": {Label.OFFERED},
    "breach_alleged": {Label.BREACH_ALLEGED},
    "breach_confirmed": {Label.BREACH_CONFIRMED},
    "strained": {Label.STRAINED},
    "ended": {Label.ENDED, Label.RESUMED, Label.EXPIRED, Label.LAPSED},
    "expired": {Label.EXPIRED, Label.ENDED},
    "lapsed": {Label.LAPSED, Label.NEVER_EFFECTIVE, Label.ENDED, Label.EXPIRED, Label.NOT_BOUND},
    "suspended": {Label.SUSPENDED},
    "resumed": {Label.RESUMED, Label.IN_FORCE},
    "unknown": {Label.UNKNOWN},
}


@dataclass
class Made:
    """A reconstructed truce, with what is compared."""

    id: str
    parties: set[str]
    items: set[str]
    first: date
    bound: bool
    starts: set[date] = field(default_factory=set)


def read_stream(stream: Path, coder: str) -> list[tuple[str, Document, Report]]:
    from trucewatch.desk.reading import attempt
    from trucewatch.pages import gather

    read = []
    for page in gather(str(stream)):
        reading = attempt(page, coder)
        if not isinstance(reading, Quarantined) and not isinstance(page, Quarantined):
            read.append((dict(page.facts)["id"], reading.document, reading.report))
    return read


def tolds(read: list[tuple[str, Document, Report]]) -> list[Told]:
    stories = group(document for _, document, _ in read)
    story_of = {print_.document: story.id for story in stories for print_ in story.documents}
    return [
        Told(name, document, resolve(report, document), story_of[document.id], document.imprint.published or document.gathered, number)
        for number, (name, document, report) in enumerate(read, 1)
    ]


def made_truces(linked: Linked, told: list[Told]) -> list[Made]:
    by_truce: dict[str, list[Any]] = {}
    for one in told:
        for act in one.acts():
            if name := linked.truce_of.get(act.key):
                by_truce.setdefault(name, []).append(act)
    return [_made(truce.id, set(truce.parties), by_truce[truce.id]) for truce in linked.truces]


def _made(name: str, parties: set[str], acts: list[Any]) -> Made:
    starts = {act.pledge.starts.day for act in acts if act.pledge.starts and act.pledge.starts.day}
    bound = any(act.kind in ("agreement", "declaration", "acceptance", "extension") for act in acts)
    first = min(act.told.time for act in acts).date()
    binding = [act.told.time.date() for act in acts if act.kind in ("agreement", "declaration", "acceptance")]
    return Made(name, parties, {act.told.key for act in acts}, first, bound, starts | {first, *binding[:1]})


def gold_parties(truce: dict[str, Any]) -> set[str]:
    joined = kin()
    return {joined.principal(_actor(name), date(2025, 7, 1)) for name in truce["parties"]}


def _actor(name: str) -> str:
    for tried in (name, name.split(" (")[0], name.split(" / ")[0], *([name.split("(")[1].rstrip(")")] if "(" in name else [])):
        if actor := registry().find(tried):
            return actor.id
    return f"gold:{name}"


def found(gold: list[dict[str, Any]], made: list[Made]) -> dict[str, Made]:
    """Pair hand-coded truces with reconstructed ones, one to one, the closest first."""
    joined = kin()
    ranked = []
    for truce in gold:
        parties = gold_parties(truce)
        for one in made:
            need = 2 if len(parties) > 1 else 1
            if joined.shared(parties, one.parties) >= need and (gap := _gap(truce, one)) is not None:
                shared = len(set(truce["items"]) & one.items)
                strangers = len(one.parties) - joined.shared(one.parties, parties)
                ranked.append((-shared, strangers, gap, truce["id"], one.id, one))
    pairs: dict[str, Made] = {}
    used: set[str] = set()
    for _, _, _, truce_id, one_id, one in sorted(ranked, key=lambda row: row[:5]):
        if truce_id not in pairs and one_id not in used:
            pairs[truce_id] = one
            used.add(one_id)
    return pairs


def _gap(truce: dict[str, Any], one: Made) -> int | None:
    told = truce["declared"] or truce["effective"]
    if told is None:
        return 0 if set(truce["items"]) & one.items else None
    days = min(abs((date.fromisoformat(told) - start).days) for start in one.starts)
    return days if days <= NEAR.days else None


def turning_points(truce: dict[str, Any], one: Made, monitor: Monitor) -> list[tuple[dict[str, Any], str, bool]]:
    rows, joined = [], kin()
    for row in truce["status_timeline"]:
        at = end_of(date.fromisoformat(row["date"]))
        verdicts = monitor.verdicts(at, known=at, by="published", truce=one.id)
        who = joined.principal(_actor(row["party"]), at.date())
        anybody = row["party"] == "*" or not joined.shared({who}, gold_parties(truce))
        mine = [v for v in verdicts if anybody or joined.akin(v.faction, who)]
        right = any(v.label in LABELS.get(row["status"], set()) for v in mine)
        rows.append((row, ", ".join(f"{v.faction}: {v.label}" for v in mine[:4]), right))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stream", type=Path)
    parser.add_argument("truces", type=Path)
    parser.add_argument("--coder", default="hybrid")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    if args.keep and args.keep.exists():
        read = pickle.loads(args.keep.read_bytes())
    else:
        read = read_stream(args.stream, args.coder)
        if args.keep:
            args.keep.write_bytes(pickle.dumps(read))
    gold = [json.loads(line) for line in args.truces.read_text(encoding="utf-8").splitlines()]
    report(gold, tolds(read), args.show)


def report(gold: list[dict[str, Any]], told: list[Told], show: bool) -> None:
    linked = link(told, kin())
    made = made_truces(linked, told)
    monitor = Monitor.of(linked.testimonies)
    pairs = found(gold, made)
    starts, points = [], []
    for truce in gold:
        one = pairs.get(truce["id"])
        day = truce["effective"] or truce["declared"]
        if one and day:
            starts.append(min(abs((date.fromisoformat(day) - start).days) for start in one.starts) <= 1)
        rows = turning_points(truce, one, monitor) if one else [(row, "-", False) for row in truce["status_timeline"]]
        points += [right for _, _, right in rows]
        if show:
            print(f"{truce['id']} {truce['name'][:50]:50} {truce['declared']} -> {f'{one.id} {one.first}' if one else 'MISSED'}")
            for row, labels, right in rows:
                print(f"      {'ok ' if right else '   '} {row['date']} {row['party'][:20]:20} {row['status']:17} | {labels}")
    used = {one.id for one in pairs.values()}
    if show:
        for one in made:
            if one.id not in used:
                print(f"EXTRA {one.first} {one.id} {sorted(one.parties)} {sorted(one.items)}")
    say("recall of truces", len(pairs), len(gold))
    say("precision of truces", len(pairs), len(made))
    say("start within a day", sum(starts), len(starts))
    say("label by party at turning points", sum(points), len(points))


def say(what: str, right: int, of: int) -> None:
    print(f"{what}: {right}/{of} = {right / max(1, of):.2f}")


if __name__ == "__main__":
    main()
