"""Where the language model is, and what it costs: given by the environment, so that no key stands in a file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from trucewatch.errors import SettingError


@dataclass(frozen=True)
class Settings:
    """``url`` is the endpoint's base ("http://localhost:8080/v1"); prices are for a million tokens, in whatever money the user means;
    ``most_tokens`` is where an answer is cut off, so that a model that repeats itself comes to an end."""

    url: str
    model: str
    key: str = ""
    timeout_seconds: float = 120.0
    retries: int = 3
    pause_seconds: float = 1.0
    most_tokens: int = 2000
    price_in: float = 0.0
    price_out: float = 0.0


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings under ``TRUCEWATCH_LLM_…``: URL, MODEL, and optionally KEY, TIMEOUT, RETRIES, TOKENS, PRICE_IN,
    PRICE_OUT.

    Raises SettingError where the first two are missing or a number is none.
    """
    given = {name: environment.get(f"TRUCEWATCH_LLM_{name}", "") for name in ("URL", "MODEL", "KEY")}
    if not (given["URL"] and given["MODEL"]):
        raise SettingError(
            "no language model is set up", remedy="set TRUCEWATCH_LLM_URL (such as http://localhost:8080/v1) and TRUCEWATCH_LLM_MODEL"
        )
    return Settings(
        url=given["URL"].rstrip("/"),
        model=given["MODEL"],
        key=given["KEY"],
        timeout_seconds=_number(environment, "TIMEOUT", 120.0),
        retries=int(_number(environment, "RETRIES", 3)),
        most_tokens=int(_number(environment, "TOKENS", 2000)),
        price_in=_number(environment, "PRICE_IN", 0.0),
        price_out=_number(environment, "PRICE_OUT", 0.0),
    )


def _number(environment: Mapping[str, str], name: str, default: float) -> float:
    value = environment.get(f"TRUCEWATCH_LLM_{name}", "")
    try:
        return float(value) if value else default
    except ValueError:
        raise SettingError(f"no number: {value!r}", where=f"TRUCEWATCH_LLM_{name}", remedy="write it as 3 or 0.5") from None
