"""Who stands between the parties of a truce: nobody whom it binds."""

import pytest
from tests.linking.stage import FRONT, KIN, MERIA, pledge, report

from trucewatch.linking import link
from trucewatch.records import Party


@pytest.mark.parametrize(
    ("between", "expected"), [({"Northern Front": "front"}, set()), ({"Meria": "meria"}, set()), ({"Farland": "farland"}, {"farland"})]
)
def test_a_party_of_a_truce_is_no_mediator_of_it(between: dict[str, str], expected: set[str]) -> None:
    text = "Meria and the Northern Front sign a ceasefire with the help of Farland."
    told = pledge(text, "agreement", MERIA | FRONT, "ceasefire")
    mediators = pledge(text, "agreement", between, "ceasefire").pledgers
    told = told.model_copy(update={"mediators": tuple(Party(span=one.span, actor=one.actor) for one in mediators)})
    linked = link([report("2024-03-02", text, told)], KIN)
    assert {actor for one in linked.testimonies for terms in one.terms for actor in terms.mediators} == expected
