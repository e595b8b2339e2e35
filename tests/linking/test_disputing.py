"""A charge that the accused tells otherwise, or lays to the accuser, is disputed; a denial of an act told elsewhere is no second act."""

import pytest
from tests.linking.reports import party
from tests.linking.stage import KIN, day, incident, report, signed, span, within
from tests.linking.test_accused import verdicts

from trucewatch.linking.cast import Cast
from trucewatch.linking.disputing import with_disputes
from trucewatch.records import Incident, Label, Speaker

CHARGE = "Meria accused the Northern Front of shelling the barracks during the ceasefire."


def charge(text: str) -> Incident:
    coded = incident(text, "shelling_rocket", "shelling", ("Northern Front", "front"), ("barracks", "new:barracks@1"), factuality="reported")
    speaker = Speaker.of(party(text, "Meria", "meria"))
    return within(text, CHARGE, coded.model_copy(update={"said_by": speaker, "alleged_violation": True}))


@pytest.mark.parametrize(("behind", "disputed"), [
    ("The Northern Front told it differently.", True),
    ("Nobody was hurt. The Northern Front later gave a different account.", True),
    ("The rebels disputed the army's version.", True),
    ("A Northern Front source said the army had shelled it as its men gathered there.", True),
    ("The Northern Front countered that Meria had struck the barracks.", True),
    ("The Northern Front said it was Meria that had hit it.", True),
    ("The Northern Front said that Meria had shelled the market.", False),
    ("The Northern Front said that Norda had hit it.", False),
    ("A Meria officer told it differently.", False),
    ("The Northern Front acknowledged the shelling but disputed the army's account.", False),
])  # fmt: skip
def test_a_charge_that_the_accused_tells_otherwise_is_disputed(behind: str, disputed: bool) -> None:
    text = f"{CHARGE} {behind}"
    found = verdicts([signed(), report("2024-03-05", text, charge(text))], "2024-03-05")["front"]
    assert found.disputed is disputed and (found.label is Label.BREACH_ALLEGED or not disputed)


DENIAL = "The Northern Front denies that it had anything to do with Tuesday's shelling."


@pytest.mark.parametrize("text", [f"{CHARGE} It rained. {DENIAL}", f"{DENIAL} It rained. {CHARGE}"])
def test_a_denial_that_was_coded_as_an_act_is_the_denial_of_the_act_told_elsewhere(text: str) -> None:
    on = text.index(DENIAL)
    denied = incident(text, "shelling_rocket", "shelling", ("Northern Front", "front"), None, factuality="reported")
    who = Speaker(span=span(text[on:], "The Northern Front").model_copy(update={"start": on, "end": on + 18}), actor="front")
    denied = within(text, DENIAL, denied.model_copy(update={"anchor": span(text, "shelling."), "denied_by": (who,)}))
    denied = denied.model_copy(update={"anchor": charge(text).sentence.of(text, on + DENIAL.index("shelling"), on + DENIAL.index("shelling") + 8)})
    told = with_disputes(report("2024-03-05", text, denied, charge(text)).report, Cast(text, KIN, day("2024-03-05").date()))
    assert [[one.actor for one in act.denied_by] for act in told.incidents] == [["front"]]
    assert told.incidents[0].said_by is not None
