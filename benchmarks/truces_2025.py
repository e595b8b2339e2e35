"""The truces of a year's news stream, reconstructed and compared with the hand-coded ones.

Run: ``python benchmarks/truces_2025.py STREAM.jsonl TRUCES.jsonl [--coder hybrid] [--keep READ.pickle] [--show]``

The stream is read as pages by the program's own path (``--keep`` saves what was read, so that linking alone can be run again).
A hand-coded truce is found where a reconstructed one has its parties and was declared within a week of it (or, where no day is given,
was spoken of in an item that the hand coding cites); each reconstructed truce is at most one. One coded as the extension of another is
also found inside that one, as an act of prolonging or agreeing within a week: by our model an extension is no truce of its own. These are
counted apart. Reported: recall and precision of truces, start within a day, and the label by party at the end of each turning point's day;
all of it for the odd-numbered truces, on which linking was tuned, and for the even-numbered ones, which were kept back.

"Breach grades as one" takes alleged for confirmed and the other way round: the hand coding confirms on two outlets, the monitor only on
more (docs/method.md, "Who did it").
"""

from __future__ import annotations

import argparse
import json
import pickle
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
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


BREACHES = {Label.BREACH_ALLEGED, Label.BREACH_CONFIRMED}


@dataclass
class Made:
    """A reconstructed truce, with what is compared. ``near`` are the days by which it is recognised, ``start`` the one that it began on."""

    id: str
    parties: set[str]
    items: set[str]
    first: date
    start: date
    near: set[date]
    made: set[date]


@dataclass
class Half:
    """What was right, and out of how many."""

    found: list[bool] = field(default_factory=list)
    inside: int = 0
    starts: list[bool] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)
    breaches_as_one: list[bool] = field(default_factory=list)


def read_stream(stream: Path, coder: str) -> list[tuple[str, Document, Report]]:
    from trucewatch.desk.reading import attempt, read_page
    from trucewatch.pages import gather

    pages = (page for page in gather(str(stream)) if not isinstance(page, Quarantined))
    tried = [(page, attempt(page, partial(read_page, page, coder))) for page in pages]
    read = [(dict(page.facts)["id"], made.document, made.report) for page, made in tried if not isinstance(made, Quarantined)]
    if len(read) < len(tried):
        print(f"set aside: {len(tried) - len(read)} of {len(tried)} items")
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
    effects: dict[str, list[date]] = {}
    for terms in (terms for testimony in linked.testimonies for terms in testimony.terms):
        if terms.effective:
            effects.setdefault(terms.truce, []).append(terms.effective.earliest.date())
    return [_made(truce.id, set(truce.parties), by_truce[truce.id], effects.get(truce.id, [])) for truce in linked.truces]


def _made(name: str, parties: set[str], acts: list[Any], effects: list[date]) -> Made:
    told = {act.pledge.starts.day for act in acts if act.pledge.starts and act.pledge.starts.day}
    first = min(act.told.time for act in acts).date()
    made = [act.told.time.date() for act in acts if act.kind in ("agreement", "declaration", "acceptance", "extension")]
    start = min(effects) if effects else min(made) if made else first
    return Made(name, parties, {act.told.key for act in acts}, first, start, told | {first, start, *made[:1]}, set(made))


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


def inside(gold: list[dict[str, Any]], pairs: dict[str, Made]) -> dict[str, Made]:
    """Return the hand-coded extensions that stand, as an act, in the truce that they prolong."""
    found_in = {}
    for truce in gold:
        one = pairs.get(truce["extends"] or "")
        if truce["id"] not in pairs and one and truce["declared"]:
            declared = date.fromisoformat(truce["declared"])
            if any(abs(day - declared) <= NEAR for day in one.made):
                found_in[truce["id"]] = one
    return found_in


def _gap(truce: dict[str, Any], one: Made) -> int | None:
    told = truce["declared"] or truce["effective"]
    if told is None:
        return 0 if set(truce["items"]) & one.items else None
    days = min(abs((date.fromisoformat(told) - day).days) for day in one.near)
    return days if days <= NEAR.days else None


def turning_points(truce: dict[str, Any], one: Made, monitor: Monitor) -> list[tuple[dict[str, Any], str, bool, bool]]:
    """Return for each turning point what was said, whether it is right, and whether it is with the grades of a breach taken as one.

    A row of somebody who is no party (who proposes a truce to others) is about the truce as a whole.
    """
    rows, joined = [], kin()
    for row in truce["status_timeline"]:
        at = end_of(date.fromisoformat(row["date"]))
        verdicts = monitor.verdicts(at, known=at, by="published", truce=one.id)
        who = joined.principal(_actor(row["party"]), at.date())
        anybody = row["party"] == "*" or not joined.shared({who}, gold_parties(truce))
        mine = [v for v in verdicts if anybody or joined.akin(v.faction, who)]
        wanted = LABELS.get(row["status"], set())
        right = any(v.label in wanted for v in mine)
        as_one = right or any(wanted & BREACHES and v.label in BREACHES for v in mine)
        rows.append((row, ", ".join(f"{v.faction}: {v.label}" for v in mine[:4]), right, as_one))
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
    prolonged = inside(gold, pairs)
    halves = {"tuned (odd)": Half(), "kept back (even)": Half()}
    for truce in gold:
        half = halves["tuned (odd)" if int(truce["id"][-2:]) % 2 else "kept back (even)"]
        _compare(truce, pairs.get(truce["id"]), prolonged.get(truce["id"]), monitor, half, show)
    used = {one.id for one in pairs.values()}
    if show:
        for one in (one for one in made if one.id not in used):
            print(f"EXTRA {one.first} {one.id} {sorted(one.parties)} {sorted(one.items)}")
    say("precision of truces", len(used), len(made))
    whole = Half()
    for name, half in halves.items():
        _say_half(name, half)
        for part in ("found", "starts", "labels", "breaches_as_one"):
            getattr(whole, part).extend(getattr(half, part))
        whole.inside += half.inside
    _say_half("all", whole)


def _compare(truce: dict[str, Any], own: Made | None, prolonged: Made | None, monitor: Monitor, half: Half, show: bool) -> None:
    one, day = own or prolonged, truce["effective"] or truce["declared"]
    half.found.append(one is not None)
    half.inside += prolonged is not None
    if own and day:
        half.starts.append(abs((date.fromisoformat(day) - own.start).days) <= 1)
    rows = turning_points(truce, one, monitor) if one else [(row, "-", False, False) for row in truce["status_timeline"]]
    half.labels += [right for _, _, right, _ in rows]
    half.breaches_as_one += [right for _, _, _, right in rows]
    if show:
        print(f"{truce['id']} {truce['name'][:50]:50} {truce['declared']} -> {f'{one.id} {one.start}' if one else 'MISSED'}")
        for row, labels, right, _ in rows:
            print(f"      {'ok ' if right else '   '} {row['date']} {row['party'][:20]:20} {row['status']:17} | {labels}")


def _say_half(name: str, half: Half) -> None:
    say(f"{name}: recall of truces ({half.inside} inside the truce that they prolong)", sum(half.found), len(half.found))
    say(f"{name}: start within a day", sum(half.starts), len(half.starts))
    say(f"{name}: label by party at turning points", sum(half.labels), len(half.labels))
    say(f"{name}: the same, breach grades as one", sum(half.breaches_as_one), len(half.breaches_as_one))


def say(what: str, right: int, of: int) -> None:
    print(f"{what}: {right}/{of} = {right / max(1, of):.2f}")


if __name__ == "__main__":
    main()
