"""The templates: escaped throughout, strict about what they name, in the site's words."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from trucewatch.desk.names import actor_name, printed_by

from .concluded import concluded, reasoned, rules
from .conflicts import country_name
from .plain import own_path, plain, safe_link, shown_location
from .words import meaning, word

_APART = re.compile(r"@[0-9a-f]{4,}")


def environment() -> Environment:
    """Return the environment that all pages are made in."""
    made = Environment(
        loader=PackageLoader("trucewatch.web"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=plain,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "actor": actor_name, "day": day, "minute": minute, "iso": iso, "age": age, "slug": slug, "link": safe_link, "place": shown_location,
        "ld": as_json_ld, "title_of": title_of, "own": own_path, "rules": rules, "country": country_name,
        "concluded": concluded, "reasoned": reasoned,
    }  # fmt: skip
    made.globals |= {"word": word, "meaning": meaning, "printed_by": printed_by}
    return made


def title_of(name: str) -> str:
    """Return a truce's name without what only tells apart groups of one name in different texts."""
    return _APART.sub("", name)


def day(moment: datetime | date | None) -> str:
    """Return a day as people write it: 17 Nov 2020."""
    return f"{moment.day} {moment:%b %Y}" if moment else "unknown"


def minute(moment: datetime | None) -> str:
    """Return a day and time in UTC."""
    return f"{day(moment)}, {moment.astimezone(UTC):%H:%M} UTC" if moment else "unknown"


def iso(moment: datetime | date | None) -> str:
    """Return a time for machines."""
    return moment.isoformat() if moment else ""


def age(moment: datetime | None, now: datetime) -> str:
    """Return how old something is, in the unit that fits."""
    if moment is None:
        return "unknown"
    since = max(now - moment, timedelta())
    for unit, length in (("year", 365), ("month", 30), ("day", 1)):
        if count := since.days // length:
            return f"{count} {unit}{'s' if count > 1 else ''}"
    hours = since.seconds // 3600
    return f"{hours} hour{'s' if hours > 1 else ''}" if hours else "less than an hour"


def slug(text: object) -> str:
    """Return a text as the end of a class name."""
    return str(text).replace(" ", "-").replace("_", "-")


def as_json_ld(value: Any) -> Markup:
    """Return JSON that may stand in a page: nothing in it can close the element around it."""
    text = json.dumps(value, default=str)
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
