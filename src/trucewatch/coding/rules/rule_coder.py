"""The rule coder: parse, listen for speakers, find pledges and incidents, join what is told twice."""

from __future__ import annotations

import re

from trucewatch.coding.coder import published_on, unread
from trucewatch.coding.parsing import Parser
from trucewatch.coding.terms import Known, complete
from trucewatch.records import Coder, Document, Report, Span

from . import dateline
from .incidents import IncidentRules
from .lexicon import Lexicon
from .merging import merge_incidents, merge_pledges
from .moments import Clock
from .names import Names
from .pledges import PledgeRules
from .reading import Reading
from .relevance import about_something_else, about_war
from .sites import Sites
from .speakers import Speakers
from .terms_of_time import Times
from .voices import listen

VERSION = "5"  # 3: days of hours before an act, what is only supposed; 4: what nobody recorded; 5: the day behind an hour's zone


class RuleCoder:
    """Codes English documents by rules over their parse. Loads the pipeline with the first document."""

    states_terms = True

    def __init__(self) -> None:
        self.coder = Coder(name="rules", version=VERSION)
        self._lexicon = Lexicon.read()
        self._clock = Clock(self._lexicon)
        self._parse = Parser()

    def code(self, document: Document) -> Report:
        """Return what the document's body says."""
        if (empty := unread(document, self.coder)) is not None:
            return empty
        return self.code_read(document, *self.read(document))

    def read(self, document: Document) -> tuple[Reading, dateline.Head]:
        """Return the parse of the document's body behind its dateline, in its place in the document, and the dateline."""
        head = dateline.head_of(document)
        doc = self._parse(document.body[head.end :])
        return Reading(doc, document.text, document.body_start + head.end, published_on(document), self._lexicon), head

    def code_read(self, document: Document, reading: Reading, head: dateline.Head) -> Report:
        """Return what the body behind its dateline, as `read` gives it, says."""
        text = reading.body
        if about_something_else(text, reading.published, self._lexicon):
            return Report(text_sha256=document.id, coder=self.coder, published=reading.published, origin=self.origin(document, head))
        names, times = Names(reading), Times(reading, self._clock)
        voices = listen(reading)
        speakers = Speakers(reading, names, voices)
        pledges = merge_pledges(PledgeRules(reading, names, speakers, times).find())
        rules = IncidentRules(reading, names, speakers, Sites(reading), times)
        incidents = merge_incidents(rules.find())
        report = Report(
            text_sha256=document.id,
            coder=self.coder,
            published=reading.published,
            relevant=bool(pledges or incidents) or about_war(text, self._lexicon),
            origin=self.origin(document, head),
            pledges=tuple(pledges),
            incidents=tuple(incidents),
            habitual=tuple(dict.fromkeys(rules.habitual)),
        )
        return complete(Known(reading, names, voices), report)

    def tells_habits(self, document: Document) -> bool:
        """Tell whether a word of habit ("daily") is in the document: else nothing is found of violence that recurs; needs no parse."""
        return not self._lexicon.words("incidents", "habit", "words").isdisjoint(re.findall(r"[a-z]+", document.body.lower()))

    def origin(self, document: Document, head: dateline.Head | None = None) -> Span | None:
        """Return the agency or outlet that the document's dateline (``head``, where it is read already) or foot names; needs no parse."""
        found = dateline.origin(document.body, head or dateline.head_of(document), self._lexicon)
        return Span.of(document.text, document.body_start + found[0], document.body_start + found[1]) if found else None
