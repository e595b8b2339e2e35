"""What the words around a truce make of an act: told, standing, drafted, sought; in the wording of many conflicts."""

import pytest
from tests.linking.reports import pledge

from trucewatch.linking.sense import kind_of, sense
from trucewatch.linking.senses import Sense
from trucewatch.records import PledgeKind

CASES = [
    # a truce is made
    ("The Sudanese government and the SPLM-N sign a cessation of hostilities in Juba.", "agreement", "cessation of hostilities", Sense.TOLD),
    ("After talks in Havana, Colombia and the ELN agree to a bilateral ceasefire.", "agreement", "bilateral ceasefire", Sense.TOLD),
    ("The Philippine Communists declare a Christmas truce.", "declaration", "Christmas truce", Sense.TOLD),
    ("A ceasefire between Armenia and Azerbaijan comes into effect at midnight.", "agreement", "ceasefire", Sense.TOLD),
    ("Senegal and the rebels reach an accord to end their conflict.", "agreement", "end their conflict", Sense.TOLD),
    ("The guerrillas said they would observe a ceasefire over Easter.", "declaration", "ceasefire", Sense.TOLD),
    ("The front ordered its men to stop assaults on Thursday.", "declaration", "stop assaults", Sense.TOLD),
    ("The two sides agreed on Thursday to cease fighting for the rebel-held port.", "agreement", "cease fighting", Sense.TOLD),
    ("Meria and the front agreed in Doha to a ceasefire.", "agreement", "ceasefire", Sense.TOLD),
    ("The rebels said they would abide by a truce over Easter.", "declaration", "truce", Sense.TOLD),
    # one that was made before is only spoken of
    ("Our units respect the ceasefire, the rebels' commander said.", "declaration", "respect the ceasefire", Sense.STANDING),
    ("Two soldiers die in the worst clash since the truce with the FARC.", "agreement", "truce", Sense.STANDING),
    ("Ethiopian jets bomb Mekelle despite a ceasefire with the TPLF.", "agreement", "ceasefire", Sense.STANDING),
    ("Five prisoners are freed as part of the Hodeidah ceasefire deal.", "agreement", "ceasefire deal", Sense.STANDING),
    ("Karabakh says Azerbaijan violated the ceasefire reached in Moscow.", "agreement", "ceasefire", Sense.STANDING),
    ("Monitors say that the ceasefire in Mindanao is holding.", "agreement", "ceasefire in Mindanao is holding", Sense.STANDING),
    ("Rebels hand back a town under the terms of the Juba truce.", "rejection", "Juba truce", Sense.STANDING),
    ("The front said that it would abide by the ceasefire signed in Karo.", "agreement", "ceasefire signed in Karo", Sense.STANDING),
    ("A bomb hits the ceasefire that Meria and the front declared six weeks ago.", "declaration", "ceasefire", Sense.STANDING),
    ("It was the worst blow to a ceasefire that halted their war in February.", "agreement", "ceasefire", Sense.STANDING),
    ("The army and the rebels have largely kept to a ceasefire.", "agreement", "ceasefire", Sense.STANDING),
    ("Leaders of both groups had insisted that the truce still stood.", "declaration", "truce", Sense.STANDING),
    ("The front signed the ceasefire that six states agreed last month.", "agreement", "ceasefire", Sense.TOLD),
    ("We have been waiting for the government to sign a ceasefire.", "declaration", "ceasefire", Sense.NOTHING),
    # the term that ran out is that of the truce before
    ("The front said it would hold its fire until further notice, hours after a 72-hour truce ran out.", "extension", "hold its fire", Sense.TOLD),
    ("The front said its ceasefire would go on, a day after a ten-day truce had run its course.", "extension", "ceasefire", Sense.TOLD),
    ("The front put down its arms for good as its week-long truce expired.", "extension", "put down its arms", Sense.TOLD),
    ("The week-long truce of the front expired on Sunday.", "extension", "week-long truce", Sense.EXPIRING),
    ("The ten-day truce lapsed hours after a clash in the valley.", "extension", "ten-day truce", Sense.EXPIRING),
    # the truce itself is the subject of its end
    ("The truce announced by the front on Friday will be lifted effective midnight, it said.", "declaration", "truce", Sense.ENDING),
    ("The ceasefire announced by the front on Friday will be lifted if the army attacks, it said.", "agreement", "ceasefire", Sense.TOLD),
    ("The unilateral declaration of interim ceasefire issued by the front on August 28, 2016 is hereby terminated.", "declaration", "declaration of interim ceasefire", Sense.ENDING),
    ("The truce which the army announced in May was formally revoked on Friday.", "declaration", "truce", Sense.ENDING),
    ("The ceasefire agreement between the two has been declared null and void.", "agreement", "ceasefire agreement", Sense.ENDING),
    ("A halt to offensive operations ordered last week was called off at midnight.", "declaration", "halt to offensive operations", Sense.TOLD),
    ("The front declared a ceasefire for a month unless it is revoked by its council.", "declaration", "ceasefire", Sense.TOLD),
    ("The army declared a truce in Karo, where a curfew was lifted, and in the north.", "declaration", "truce in Karo", Sense.TOLD),
    # history
    ("The government has declared several truces since 2004.", "declaration", "truces", Sense.NOTHING),
    ("Two ceasefires, in 1990 and 1994, came to nothing.", "agreement", "ceasefires", Sense.NOTHING),
    ("A ceasefire announced by elders last Thursday lasted only hours.", "agreement", "ceasefire", Sense.NOTHING),
    ("A truce on June 11 was over in days.", "agreement", "truce", Sense.NOTHING),
    ("Earlier truces with the front, in 2017 and 2020, ended without an agreement.", "expiry", "truces", Sense.NOTHING),
    ("The truce with the front ended without an agreement.", "expiry", "truce", Sense.TOLD),
    # the parties undertake to keep it
    ("Both sides agreed early on Wednesday to implement the ceasefire of March.", "agreement", "ceasefire", Sense.REAFFIRMED),
    ("The front agreed to fully respect the truce.", "declaration", "truce", Sense.REAFFIRMED),
    ("Generals of both sides signed a declaration on how their ceasefire of May 2 is to be carried out.", "agreement", "ceasefire", Sense.REAFFIRMED),
    # whoever orders it, and whatever it is asked for
    ("The council under President Karo ordered the army to cease fire.", "declaration", "cease fire", Sense.TOLD),
    ("The rebels said they would halt their advance.", "declaration", "halt their advance", Sense.TOLD),
    ("An envoy urged both sides to stop at once and go back to the ceasefire.", "agreement", "go back to the ceasefire", Sense.NOTHING),
    # others ask for the one that they have, or for a new one
    ("Envoys urged Meria and the front to respect the ceasefire.", "call_for", "respect the ceasefire", Sense.URGED),
    ("Both armies should stick to their truce, Russia said.", "call_for", "stick to their truce", Sense.URGED),
    ("Respect for the ceasefire by both sides was urged by Qatar.", "call_for", "ceasefire", Sense.URGED),
    ("An envoy asked Meria and the front to uphold the ceasefire.", "agreement", "uphold the ceasefire", Sense.URGED),
    ("Envoys urged the two armies to return to the ceasefire.", "call_for", "return to the ceasefire", Sense.NOTHING),
    ("Envoys urged the two armies to restore the ceasefire.", "call_for", "ceasefire", Sense.NOTHING),
    ("Envoys urged the two armies to agree on a new ceasefire.", "call_for", "new ceasefire", Sense.TOLD),
    ("Envoys urged the two armies to observe a 72-hour truce.", "call_for", "observe a 72-hour truce", Sense.TOLD),
    ("Envoys urged both to respect the call for a ceasefire.", "call_for", "ceasefire", Sense.TOLD),
    ("Envoys urged both to abide by the proposed ceasefire.", "call_for", "abide by the proposed ceasefire", Sense.TOLD),
    # one is still to be made
    ("Chad and the rebels agree to negotiate a ceasefire.", "agreement", "negotiate a ceasefire", Sense.DRAFTED),
    ("Both sides sign a roadmap under which a truce will be signed by June.", "agreement", "truce", Sense.DRAFTED),
    ("Kyiv agrees to a plan to extend the truce.", "extension", "truce", Sense.DRAFTED),
    # talk of talks, and what is no truce
    ("Envoys arrive in Doha for ceasefire talks.", "agreement", "ceasefire talks", Sense.NOTHING),
    ("The president meets mediators in an effort to secure a ceasefire.", "agreement", "secure a ceasefire", Sense.NOTHING),
    ("The airline suspends flights to Aden after an attack.", "declaration", "suspends flights to Aden", Sense.NOTHING),
    ("A refinery suspends operations after a drone attack.", "declaration", "suspends operations", Sense.NOTHING),
    ("The army and the rebels exchange fire at Karo.", "agreement", "exchange fire", Sense.NOTHING),
    ("The rebels will resume the release of hostages under the truce.", "termination", "resume the release of hostages", Sense.NOTHING),
    ("The army said it would not begin pulling back its guns until the rebels stopped firing.", "rejection", "pulling back its guns", Sense.NOTHING),
    ("The army said it would not cease fire until the rebels stopped firing.", "rejection", "cease fire", Sense.TOLD),
    ("Unless the army pulls back, the rebels said, they reject the proposal to halt the war.", "rejection", "proposal", Sense.TOLD),
    # kinds mended by their own words
    ("The first phase of the truce runs out today.", "extension", "truce", Sense.EXPIRING),
    ("The front rejects the ceasefire proposal.", "acceptance", "ceasefire proposal", Sense.REFUSED),
    ("The front refuses to extend the truce.", "rejection", "extend the truce", Sense.ENDING),
    ("The front will abide by the agreement, its leader says.", "acceptance", "abide by the agreement", Sense.REAFFIRMED),
    ("The truce between the two armies will remain in effect until May 1.", "extension", "truce", Sense.TOLD),
    # it goes on past the term that is told beside it
    ("The truce between his men and the army, which would have expired today, will continue.", "extension", "truce", Sense.PROLONGED),
    ("The rebels say their ceasefire, due to run out on Friday, will be extended by a week.", "declaration", "ceasefire", Sense.PROLONGED),
    ("A truce in Karo that was to end at noon has been prolonged, the army said.", "expiry", "truce", Sense.PROLONGED),
    ("The ceasefire, originally set to expire on May 3, will remain in force.", "agreement", "ceasefire", Sense.PROLONGED),
    ("The truce, which was due to expire at midnight, will not be extended.", "expiry", "truce", Sense.TOLD),
    ("The truce, which expires on Friday, would continue only if the army left.", "expiry", "truce", Sense.TOLD),
    # when it was made, told between commas, is no word of what becomes of it
    ("The truce, first declared in late May for a week, has largely held.", "declaration", "truce", Sense.STANDING),
    ("The ceasefire, agreed by Meria and the rebels in March, is still in force.", "agreement", "ceasefire", Sense.STANDING),
    ("A truce, declared by the front on Monday, takes effect at noon.", "declaration", "truce", Sense.TOLD),
    # who keeps it makes none
    ("We are still keeping our ceasefire, the league said.", "declaration", "keeping our ceasefire", Sense.STANDING),
    ("We have kept our ceasefire, the front said.", "declaration", "ceasefire", Sense.STANDING),
    ("The front continues to maintain its truce.", "declaration", "truce", Sense.STANDING),
    ("We will keep a truce over Easter, the front said.", "declaration", "truce", Sense.TOLD),
    ("Eritrea denies the truce that mediators announced.", "declaration", "truce", Sense.REFUSED),
    ("Envoys discuss efforts to reach a truce between the two armies.", "proposal", "truce", Sense.NOTHING),
    ("A truce between the two armies is not within reach, the envoy says.", "agreement", "truce", Sense.NOTHING),
    ("Sudan has agreed to the terms of a seven-day truce with the RSF.", "agreement", "seven-day truce", Sense.DRAFTED),
    ("Washington presents Kyiv with a peace plan.", "rejection", "peace plan", Sense.DRAFTED),
    ("Seven factions decided on Monday to end the truce with the army.", "declaration", "truce", Sense.ENDING),
]


@pytest.mark.parametrize(("text", "kind", "undertaking", "meant"), CASES)
def test_the_wording_tells_what_an_act_means(text: str, kind: str, undertaking: str, meant: Sense) -> None:
    assert sense(pledge(text, kind, {}, undertaking)) is meant


def test_a_mended_sense_has_its_own_kind() -> None:
    kinds = {meant: kind_of(pledge(text, kind, {}, undertaking)) for text, kind, undertaking, meant in CASES}
    assert kinds[Sense.NOTHING] is None
    assert kinds[Sense.DRAFTED] is PledgeKind.PROPOSAL
    assert kinds[Sense.EXPIRING] is PledgeKind.EXPIRY
    assert kinds[Sense.REFUSED] is PledgeKind.REJECTION
    assert kinds[Sense.ENDING] is PledgeKind.TERMINATION
