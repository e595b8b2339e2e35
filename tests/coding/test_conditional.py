"""What a condition speaks of has not happened."""

from trucewatch.coding.blend.conditional import unconditional
from trucewatch.records import Coder, Condition, Incident, IncidentFactuality, IncidentKind, Pledge, PledgeKind, Report, Span

TEXT = "After a bomb in Sake the rebels said that the truce would end if the army shelled Rutshuru again."


def at(phrase: str) -> Span:
    start = TEXT.index(phrase)
    return Span.of(TEXT, start, start + len(phrase))


def incident(phrase: str) -> Incident:
    factuality = IncidentFactuality.ASSERTED
    return Incident(kind=IncidentKind.SHELLING_ROCKET, anchor=at(phrase), sentence=at(TEXT), factuality=factuality)


def read(condition: str | None) -> list[str]:
    told = Condition(span=at(condition)) if condition else None
    threat = Pledge(kind=PledgeKind.THREAT_TO_END, undertaking=at("truce"), sentence=at(TEXT), condition=told)
    report = Report(text_sha256="0" * 64, coder=Coder(name="t", version="1"), pledges=(threat,), incidents=(incident("bomb"), incident("shelled")))
    return [one.anchor.quote for one in unconditional(report).incidents]


def test_an_act_that_only_a_condition_speaks_of_is_none() -> None:
    assert read("if the army shelled Rutshuru again") == ["bomb"]


def test_other_acts_stay() -> None:
    assert read(None) == ["bomb", "shelled"]
