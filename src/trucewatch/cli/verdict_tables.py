"""Verdicts and chains of reasons as tables and trees for people."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from trucewatch.desk.why import Ground, Step, Why, reason
from trucewatch.records import Label, Verdict

from .tables import console

COLOURS = {
    Label.IN_FORCE: "green",
    Label.STRAINED: "yellow",
    Label.BREACH_ALLEGED: "dark_orange",
    Label.BREACH_CONFIRMED: "red",
    Label.RESUMED: "bold red",
    Label.SUSPENDED: "magenta",
    Label.UNKNOWN: "dim",
}


def show_status(verdicts: Sequence[Verdict]) -> None:
    """Print one line a verdict."""
    if not verdicts:
        console().print("No truce is known at that time.")
        return
    table = Table(show_lines=False)
    for column in ("truce", "faction", "label", "since", "stories", "reason"):
        table.add_column(column, overflow="fold", no_wrap=column in ("label", "since"))
    for verdict in verdicts:
        since = f"{verdict.since:%Y-%m-%d}" if verdict.since else ""
        table.add_row(verdict.truce, verdict.faction, label_text(verdict), since, str(verdict.stories), Text(reason(verdict)))
    console().print(table)


def label_text(verdict: Verdict) -> Text:
    """Return the label in its colour, with what qualifies it in words."""
    text = Text(verdict.label.value, style=COLOURS.get(verdict.label, ""))
    if verdict.disputed:
        text.append(", disputed")
    if verdict.last_label:
        when = f" on {verdict.last_at:%Y-%m-%d}" if verdict.last_at else ""
        text.append(f" (last: {verdict.last_label.value}{when})", style="dim")
    return text


def show_why(why: Why) -> None:
    """Print the chain behind a verdict as a tree."""
    verdict = why.verdict
    root = Tree(Text.assemble((f"{verdict.faction}: ", "bold"), label_text(verdict), f"  [{verdict.truce}]"))
    _grow(root, why.chain)
    console().print(root)


def _grow(tree: Tree, step: Step) -> None:
    branch = tree.add(Text.assemble((step.rule, "cyan"), f" {step.concludes}", (_grade(step), "dim")))
    for ground in step.grounds:
        _add_ground(branch, ground)
    for below in step.because:
        _grow(branch, below)


def _grade(step: Step) -> str:
    return f"  ({step.grade.name.lower()})" if step.grade is not None else ""


def _add_ground(branch: Tree, ground: Ground) -> None:
    who = ground.speaker or ("not named" if ground.authority == "anonymous" else ground.source)
    leaf = branch.add(Text(f"{ground.says}, {ground.polarity} by {who} ({ground.authority.replace('_', ' ')})"))
    for sentence in ground.sentences:
        day = f", {sentence.published:%Y-%m-%d}" if sentence.published else ""
        outlet = sentence.outlet or "outlet unknown"
        agency = f" from {sentence.agency}" if sentence.agency and sentence.agency != sentence.outlet else ""
        page = leaf.add(Text(f"“{' '.join(sentence.span.quote.split())}”"))
        page.add(Text(f"{outlet}{agency}{day}: {sentence.location}, {sentence.span.start}-{sentence.span.end}", style="dim"))
