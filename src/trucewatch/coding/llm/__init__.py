"""A language model as a coder: any OpenAI-compatible endpoint, its answers held to the schema and to the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .local_coder import LocalCoder
    from .model_coder import ModelCoder


def coder() -> ModelCoder:
    """Return the coder for the endpoint that the environment names (entry point of the group ``trucewatch.coders``).

    Raises SettingError where ``TRUCEWATCH_LLM_URL`` or ``TRUCEWATCH_LLM_MODEL`` is not set.
    """
    from .endpoint import Endpoint
    from .model_coder import ModelCoder
    from .settings import from_environment

    settings = from_environment()
    return ModelCoder(Endpoint(settings), settings)


def local() -> LocalCoder:
    """Return the coder that runs a small model of its own on this machine (entry point ``llm-local``)."""
    from .local_coder import LocalCoder

    return LocalCoder()
