"""One call to an OpenAI-compatible endpoint: constrained to a schema, tried again when it is busy, its use counted."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any

from trucewatch.errors import CodingError, RecordError

from .settings import Settings

BUSY = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
"""Answers after which the same question may be asked again."""


@dataclass
class Use:
    """What the calls so far took."""

    calls: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    seconds: float = 0.0

    def cost(self, settings: Settings) -> float:
        """Return the price of the tokens used."""
        return (self.tokens_in * settings.price_in + self.tokens_out * settings.price_out) / 1_000_000


class Endpoint:
    """Asks the model that ``settings`` name."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.use = settings, Use()

    def ask(self, system: str, user: str, schema: dict[str, Any]) -> dict[str, Any]:
        """Return the model's answer as an object.

        Raises CodingError where the endpoint cannot be reached, refuses, or is none; RecordError where the model's answer to this one
        question is no JSON object, or was cut off at the most tokens it may have.
        """
        start = time.monotonic()
        try:
            answer = self._post(_request(self.settings, system, user, schema))
        finally:
            self.use.seconds += time.monotonic() - start
        self._count(answer.get("usage"))
        return _object(answer, self.settings.url)

    def _post(self, body: dict[str, Any]) -> dict[str, Any]:
        httpx = _client()
        headers = {"Authorization": f"Bearer {self.settings.key}"} if self.settings.key else {}
        with httpx.Client(timeout=self.settings.timeout_seconds, headers=headers, follow_redirects=False) as client:
            for attempt in range(self.settings.retries + 1):
                try:
                    response = client.post(f"{self.settings.url}/chat/completions", json=body)
                except httpx.HTTPError as failed:
                    problem = f"the language model cannot be reached: {type(failed).__name__}"
                else:
                    if response.status_code == httpx.codes.OK:
                        return _decoded(response.content, self.settings.url)
                    problem = f"the language model answers {response.status_code}"
                    if response.status_code not in BUSY:
                        break
                time.sleep(self.settings.pause_seconds * 2**attempt if attempt < self.settings.retries else 0)
        raise CodingError(problem, self.settings.url, "check TRUCEWATCH_LLM_URL, _MODEL and _KEY, then run the command again: it resumes")

    def _count(self, usage: object) -> None:
        self.use.calls += 1
        if isinstance(usage, dict):
            self.use.tokens_in += _whole(usage.get("prompt_tokens"))
            self.use.tokens_out += _whole(usage.get("completion_tokens"))


def _client() -> Any:
    try:
        import httpx
    except ImportError as missing:
        raise CodingError("httpx is not installed", remedy="pip install 'trucewatch[llm]'") from missing
    return httpx


def _whole(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0


def _request(settings: Settings, system: str, user: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "model": settings.model,
        "temperature": 0,
        "max_tokens": settings.most_tokens,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        "response_format": {"type": "json_schema", "json_schema": {"name": "coding", "strict": True, "schema": schema}},
    }


def _decoded(content: bytes, url: str) -> dict[str, Any]:
    try:
        answer = json.loads(content)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise CodingError("the endpoint does not answer with JSON", url, "is it an OpenAI-compatible endpoint?")
    return answer


def _object(answer: dict[str, Any], url: str) -> dict[str, Any]:
    """Return the object in the first choice's message; anything else the answer holds (tool calls, more choices) is left alone."""
    choices = answer.get("choices")
    message = choices[0].get("message") if isinstance(choices, list) and choices and isinstance(choices[0], dict) else None
    content = message.get("content") if isinstance(message, dict) else None
    if not isinstance(content, str):
        raise CodingError("the language model gives no answer", url, "try another model")
    try:
        found = json.loads(content)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        remedy = "try another model, or let it answer at greater length (TRUCEWATCH_LLM_TOKENS)"
        raise RecordError("the language model's answer is no JSON object", url, remedy)
    return found
