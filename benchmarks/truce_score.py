"""Reconstructed truces compared with hand-coded ones.

A hand-coded truce is found where a reconstructed one has its parties and was declared within a week of it (or, where no day is given,
was spoken of in an item that the hand coding cites); each reconstructed truce is at most one. One coded as the extension of another is
also found inside that one, as an act of prolonging or agreeing within a week: by our model an extension is no truce of its own. These are
counted apart. Compared: truces, their parties, their start within a day, their end (told within a day where there was one, not told where
there was none), and the label by party at the end of each turning point's day.

"Breach grades as one" takes alleged for confirmed and the other way round: the hand coding confirms on two outlets, the monitor only on
more (docs/method.md, "Who did it").
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, timedelta
from functools import partial
from typing import Any

from trucewatch.actors import registry, resolve
from trucewatch.actors.naming import slug
from trucewatch.desk.known import kin
from trucewatch.desk.moments import end_of
from trucewatch.linking import Linked, Told, link
from trucewatch.monitor import Monitor
from trucewatch.records import Document, Label, ObligationStatus, Page, Quarantined, Report, Verdict
from trucewatch.stories import group

Gold = dict[str, Any]
Read = list[tuple[str, Document, Report]]

NEAR = timedelta(days=7)
DAY = timedelta(days=1)
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
OVER = {Label.ENDED, Label.RESUMED, Label.EXPIRED, Label.LAPSED}


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
class Score:
    """What was right of each kind; ``inside``: found inside the truce that it prolongs; ``own``: which of the made ones are real."""

    own: list[bool] = field(default_factory=list)
    found: list[bool] = field(default_factory=list)
    inside: list[bool] = field(default_factory=list)
    parties: list[bool] = field(default_factory=list)
    starts: list[bool] = field(default_factory=list)
    ends: list[bool] = field(default_factory=list)
    labels: list[bool] = field(default_factory=list)
    as_one: list[bool] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Take another score into this one."""
        for part in fields(self):
            getattr(self, part.name).extend(getattr(other, part.name))

    def say(self, name: str) -> None:
        """Print the shares of what was right."""
        inside = sum(self.inside)
        say(f"{name}: recall of truces ({inside} inside the truce that they prolong)", self.found)
        if self.own:
            say(f"{name}: precision of truces", self.own)
        say(f"{name}: parties", self.parties)
        say(f"{name}: start within a day", self.starts)
        say(f"{name}: end", self.ends)
        say(f"{name}: label by party at turning points", self.labels)
        say(f"{name}: the same, breach grades as one", self.as_one)


def say(what: str, right: list[bool]) -> None:
    """Print a share."""
    print(f"{what}: {sum(right)}/{len(right)} = {sum(right) / max(1, len(right)):.2f}")


def read_pages(pages: Iterable[Page], coder: str) -> Read:
    """Return what a coder reads in the pages, each report of a digest by itself; what cannot be read is counted and left out."""
    from trucewatch.desk.reading import attempt, read_reports

    tried = [(page, attempt(page, partial(read_reports, page, coder))) for page in pages]
    read = [(page, made) for page, made in tried if not isinstance(made, Quarantined)]
    if len(read) < len(tried):
        print(f"set aside: {len(tried) - len(read)} of {len(tried)} items")
    return [
        (f"{dict(page.facts)['id']}{f'#{number}' if number else ''}", one.document, one.report)
        for page, made in read
        for number, one in enumerate(made)
    ]


def tolds(read: Read) -> list[Told]:
    """Return reports as linking takes them."""
    stories = group(document for _, document, _ in read)
    story_of = {print_.document: story.id for story in stories for print_ in story.documents}
    return [
        Told(name, document, resolve(report, document), story_of[document.id], document.imprint.published or document.gathered, number)
        for number, (name, document, report) in enumerate(read, 1)
    ]


def made_truces(linked: Linked) -> list[Made]:
    """Return the truces that linking made."""
    effects: dict[str, list[date]] = {}
    for terms in (terms for testimony in linked.testimonies for terms in testimony.terms):
        if terms.effective:
            effects.setdefault(terms.truce, []).append(terms.effective.earliest.date())
    return [_made(truce.id, set(truce.parties), linked.acts[truce.id], effects.get(truce.id, [])) for truce in linked.truces]


def _made(name: str, parties: set[str], acts: Iterable[Any], effects: list[date]) -> Made:
    told = {act.pledge.starts.day for act in acts if act.pledge.starts and act.pledge.starts.day}
    first = min(act.told.time for act in acts).date()
    in_time = sorted(acts, key=lambda act: act.told.order)
    made = [act.told.time.date() for act in in_time if act.kind in ("agreement", "declaration", "acceptance", "extension")]
    start = min(effects) if effects else min(made) if made else first
    return Made(name, parties, {act.told.key for act in acts}, first, start, told | {first, start, *made[:1]}, set(made))


def gold_parties(truce: Gold) -> set[str]:
    """Return the actors that are the parties of a hand-coded truce."""
    joined, on = kin(), _day(truce) or date(2025, 7, 1)
    return {joined.principal(_actor(name), on) for name in truce["parties"]}


def _day(truce: Gold) -> date | None:
    told = truce["declared"] or truce["effective"]
    return date.fromisoformat(told) if told else None


def _actor(name: str) -> str:
    for tried in (name, name.split(" (")[0], name.split(" / ")[0], *([name.split("(")[1].rstrip(")")] if "(" in name else [])):
        if actor := registry().find(tried):
            return actor.id
    return slug(name)


def found(gold: list[Gold], made: list[Made]) -> dict[str, Made]:
    """Pair hand-coded truces with reconstructed ones, one to one, the closest first."""
    joined = kin()
    ranked = []
    for truce in gold:
        parties = gold_parties(truce)
        for one in made:
            need = 2 if len(parties) > 1 else 1
            if joined.shared(parties, one.parties) >= need and (gap := _gap(truce, one)) is not None:
                shared = len(set(truce.get("items", ())) & one.items)
                strangers = len(one.parties) - joined.shared(one.parties, parties)
                ranked.append((-shared, strangers, gap, truce["id"], one.id, one))
    pairs: dict[str, Made] = {}
    used: set[str] = set()
    for _, _, _, truce_id, one_id, one in sorted(ranked, key=lambda row: row[:5]):
        if truce_id not in pairs and one_id not in used:
            pairs[truce_id] = one
            used.add(one_id)
    return pairs


def inside(gold: list[Gold], pairs: dict[str, Made]) -> dict[str, Made]:
    """Return the hand-coded extensions that stand, as an act, in the truce that they prolong."""
    found_in = {}
    for truce in gold:
        one = pairs.get(truce.get("extends") or "")
        if truce["id"] not in pairs and one and truce["declared"]:
            declared = date.fromisoformat(truce["declared"])
            if any(abs(day - declared) <= NEAR for day in one.made):
                found_in[truce["id"]] = one
    return found_in


def _gap(truce: Gold, one: Made) -> int | None:
    told = _day(truce)
    if told is None:
        return 0 if set(truce["items"]) & one.items else None
    days = min(abs((told - day).days) for day in one.near)
    return days if days <= NEAR.days else None


def turning_points(truce: Gold, one: Made, monitor: Monitor) -> list[tuple[dict[str, Any], str, bool, bool]]:
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
        right = any(v.label in wanted or _obligation(row["status"], v) for v in mine)
        as_one = right or any(wanted & BREACHES and v.label in BREACHES for v in mine)
        rows.append((row, ", ".join(f"{v.faction}: {v.label}" for v in mine[:4]), right, as_one))
    return rows


def _obligation(status: str, verdict: Verdict) -> bool:
    """Tell whether a release is held back, or made or due, where the hand coding says that an obligation is suspended or resumed."""
    held = [one.status is ObligationStatus.SUSPENDED for one in verdict.obligations]
    return any(held) if status == "suspended" else status == "resumed" and bool(held) and not all(held)


def score(gold: list[Gold], told: list[Told], last: date, shown: Callable[[str], object] | None = None) -> Mapping[str, Score]:
    """Return the score of each hand-coded truce by its id, and under "" that of the truces that linking made.

    ``last`` is the day on which the reports end; the turning points of the truces that are ``shown`` are printed, and with any of them the
    truces that nobody coded.
    """
    linked = link(told, kin())
    made = made_truces(linked)
    monitor = Monitor.of(linked.testimonies)
    pairs = found(gold, made)
    prolonged = inside(gold, pairs)
    scores = {}
    for name, truce in ((truce["id"], truce) for truce in gold):
        shows = bool(shown and shown(name))
        scores[name] = _score(truce, pairs.get(name), prolonged.get(name), monitor, last, shows)
    used = {one.id for one in pairs.values()}
    for one in (one for one in made if shown and one.id not in used):
        print(f"EXTRA {one.first} {one.id} {sorted(one.parties)} {sorted(one.items)}")
    return scores | {"": Score(own=[one.id in used for one in made])}


def _score(truce: Gold, own: Made | None, prolonged: Made | None, monitor: Monitor, last: date, show: bool) -> Score:
    one, day = own or prolonged, truce["effective"] or truce["declared"]
    score = Score(found=[one is not None], inside=[prolonged is not None])
    if own:
        score.parties.append(_same_parties(gold_parties(truce), own.parties))
        score.ends.append(_ends(truce, own, monitor, last))
        score.starts += [abs((date.fromisoformat(day) - own.start).days) <= 1] if day else []
    rows = turning_points(truce, one, monitor) if one else [(row, "-", False, False) for row in truce["status_timeline"]]
    score.labels = [right for _, _, right, _ in rows]
    score.as_one = [right for _, _, _, right in rows]
    if show:
        _show(truce, one, score, rows)
    return score


def _same_parties(gold: set[str], made: set[str]) -> bool:
    return kin().shared(gold, made) == len(gold) and kin().shared(made, gold) == len(made)


def _ends(truce: Gold, one: Made, monitor: Monitor, last: date) -> bool:
    """Tell whether an end is told within a day, or none where the hand coding has none; a draft refused has no end of its own."""

    def over(day: date) -> bool:
        at = end_of(day)
        return any(verdict.label in OVER for verdict in monitor.verdicts(at, known=end_of(last), by="published", truce=one.id))

    if not truce["ended"]:
        return truce["how_ended"] not in ("ongoing", "unknown") or not over(last)
    ended = date.fromisoformat(truce["ended"])
    return over(ended + DAY) and not over(ended - 2 * DAY)


def _show(truce: Gold, one: Made | None, score: Score, rows: list[Any]) -> None:
    wrong = "".join(f" {part}!" for part in ("parties", "starts", "ends") if not all(getattr(score, part)))
    made = f"{one.id} {one.start}{wrong} {sorted(one.parties)}" if one else "MISSED"
    print(f"{truce['id']} {truce['name'][:50]:50} {truce['declared']} -> {made}")
    for row, labels, right, _ in rows:
        print(f"      {'ok ' if right else '   '} {row['date']} {row['party'][:20]:20} {row['status']:17} | {labels}")
