"""Truces and incidents put together from all acts and tellings at once, by the rules alone: what must come out bit by bit too."""

from collections.abc import Iterable, Mapping

from trucewatch.linking import Act, Kin, Telling
from trucewatch.linking.bond import Bond
from trucewatch.linking.incidents import Event, Recent, happened
from trucewatch.linking.tie import fate
from trucewatch.linking.truces import Joining, doubtful, reports


def bonds(acts: Iterable[Act], kin: Kin, decided: Mapping[str, str]) -> list[Bond]:
    joining = Joining(kin, decided)
    for told in reports(act for act in acts if not doubtful(act)):
        joining.report(told)
    for bond in joining.made:
        bond.host = fate(bond, joining.made, kin)
    return joining.made


def events(tellings: Iterable[Telling], decided: Mapping[str, str]) -> list[Event]:
    made: dict[int, Event] = {}
    named: dict[str, Event] = {}
    recent = Recent(lambda handle: [])
    for telling in sorted((one for one in tellings if happened(one)), key=lambda telling: telling.order):
        name = decided.get(telling.key)
        if name is not None:
            event = named.setdefault(name, Event())
            event.tellings.append(telling)
        else:
            event = recent.find(telling) or Event()
            recent.take(telling, event)
        made.setdefault(id(event), event)
    return list(made.values())
