"""Verdicts and chains of reasons as tables and trees for people."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from trucewatch.desk.names import printed_by
from trucewatch.desk.spoken import spoken
from trucewatch.desk.why import Ground, Sentence, Step, Why
from trucewatch.records import Label, Verdict
from trucewatch.records.strangers import is_new, words_of

from .terminal import console

LABELS, REASONS = 24, 20  # columns of text: the most for a label, the least for a reason
COLOURS = {
    Label.IN_FORCE: "green",
    Label.STRAINED: "yellow",
    Label.BREACH_ALLEGED: "dark_orange",
    Label.BREACH_CONFIRMED: "red",
    Label.RESUMED: "bold red",
    Label.SUSPENDED: "magenta",
    Label.UNKNOWN: "dim",
}


def show_status(verdicts: Sequence[Verdict], reasons: Sequence[str], over: int = 0) -> None:
    """Print one row a verdict with its reason; where that would break the ids, each truce with its factions below one another.

    ``over`` is the number of those that are left out since they are over.
    """
    out = console()
    if not verdicts:
        out.print("Nothing is open at that time." if over else "No truce is known at that time.")
    elif out.width < _table_width(verdicts):
        _show_list(out, verdicts, reasons)
    else:
        out.print(_status_table(verdicts, reasons))
    if over:
        out.print(f"{over} left out that {'is' if over == 1 else 'are'} over: see them without --open.")


def _table_width(verdicts: Sequence[Verdict]) -> int:
    ids = max(len(verdict.truce) for verdict in verdicts) + max(len(verdict.faction) for verdict in verdicts)
    return ids + LABELS + REASONS + len("2020-10-10") + len("stories") + 6 * 3 + 1  # six columns, each with its padding and rule


def _status_table(verdicts: Sequence[Verdict], reasons: Sequence[str]) -> Table:
    table = Table(show_lines=False)
    for column in ("truce", "faction", "label", "since", "stories", "reason"):
        whole, most = column in ("truce", "faction", "since"), LABELS if column == "label" else None
        table.add_column(column, overflow="fold", no_wrap=whole, max_width=most)
    for verdict, because in zip(verdicts, reasons, strict=True):
        row = Text(verdict.truce), Text(verdict.faction), label_text(verdict), Text(_since(verdict)), Text(str(verdict.stories))
        table.add_row(*row, Text("\n".join((because, *_beside(verdict)))))
    return table


def _show_list(out: Console, verdicts: Sequence[Verdict], reasons: Sequence[str]) -> None:
    before = None
    for verdict, because in zip(verdicts, reasons, strict=True):
        if verdict.truce != before:
            out.print(Text(verdict.truce, style="bold"))
        before = verdict.truce
        since = f", since {_since(verdict)}" if verdict.since else ""
        state = Text.assemble(f"{verdict.faction}: ", label_text(verdict), f"{since}, {_counted(verdict.stories)}")
        out.print(Padding(state, (0, 0, 0, 2)))
        for line in (because, *_beside(verdict)):
            out.print(Padding(Text(line, style="dim"), (0, 0, 0, 4)))


def _beside(verdict: Verdict) -> list[str]:
    chain = [f"{words} {truce}" for words, truce in (("renews", verdict.renews), ("renewed by", verdict.renewed_by)) if truce]
    return [*chain, *(f"beside the truce: {obligation}" for obligation in verdict.obligations)]


def _since(verdict: Verdict) -> str:
    return f"{verdict.since:%Y-%m-%d}" if verdict.since else ""


def _counted(stories: int) -> str:
    return "1 story" if stories == 1 else f"{stories} stories"


def label_text(verdict: Verdict) -> Text:
    """Return the label in its colour, with what qualifies it in words."""
    text = Text(verdict.label.value, style=COLOURS.get(verdict.label, ""))
    if verdict.disputed:
        text.append(", disputed")
    if verdict.last_label:
        when = f", until {verdict.last_at:%Y-%m-%d}" if verdict.last_at else ""
        text.append(f" (last: {verdict.last_label.value}{when})", style="dim")
    return text


def show_why(why: Why) -> None:
    """Print the chain behind a verdict as a tree."""
    verdict = why.verdict
    root = Tree(Text.assemble((f"{verdict.faction}: ", "bold"), label_text(verdict), f"  [{verdict.truce}]"))
    if why.mediators:
        root.add(Text(f"brokered by {', '.join(map(_named, why.mediators))}"))
    _grow(root, why.chain)
    for line in _beside(verdict):
        root.add(Text(line))
    console().print(root)


def _grow(tree: Tree, step: Step) -> None:
    branch = tree.add(Text.assemble((step.rule, "cyan"), f" {spoken(step.concludes, with_id=True)}", (_grade(step), "dim")))
    for prints in _by_story(step.grounds):
        _add_claim(branch, prints)
    for below in step.because:
        _grow(branch, below)


def _grade(step: Step) -> str:
    return f"  ({step.grade.name.lower()})" if step.grade is not None else ""


def _by_story(grounds: Sequence[Ground]) -> list[list[Ground]]:
    """Put together what the prints of one story say alike: they are one source and are shown as one claim."""
    alike: dict[tuple[str, ...], list[Ground]] = {}
    for ground in grounds:
        alike.setdefault((ground.says, ground.polarity, ground.authority, ground.story, _named(ground.speaker)), []).append(ground)
    return list(alike.values())


def _named(speaker: str | None) -> str:
    """Return a speaker as people read it: the registry's id, or the name in the text of one that no registry knows."""
    if speaker is None or not is_new(speaker):
        return speaker or ""
    return words_of(speaker).replace("-", " ")


def _standing(ground: Ground) -> str:
    """Return whose word it is in words: what a source tells as a fact of a party counts as the party's own act."""
    told = ground.authority == "own_voice" and ground.speaker is None
    return "the party's own act" if told else ground.authority.replace("_", " ")


def _add_claim(branch: Tree, prints: Sequence[Ground]) -> None:
    first = prints[0]
    who = _named(first.speaker) or ("not named" if first.authority == "anonymous" else first.source)
    pages = {(sentence.document, sentence.location) for ground in prints for sentence in ground.sentences}
    printed = f", {len(pages)} prints of one story" if len(pages) > 1 else ""
    leaf = branch.add(Text(f"{first.says}, {first.polarity} by {who} ({_standing(first)}){printed}"))
    quoted: dict[str, list[Sentence]] = {}
    for sentence in (sentence for ground in prints for sentence in ground.sentences):
        quoted.setdefault(" ".join(sentence.span.quote.split()), []).append(sentence)
    for quote, places in quoted.items():
        page = leaf.add(Text(f"“{quote}”"))
        for place in dict.fromkeys(map(_place, places)):
            page.add(Text(place, style="dim"))


def _place(sentence: Sentence) -> str:
    day = f", {sentence.published:%Y-%m-%d}" if sentence.published else ", date unknown"
    return f"{printed_by(sentence.outlet, sentence.agency)}{day}: {sentence.location}, {sentence.span.start}-{sentence.span.end}"
