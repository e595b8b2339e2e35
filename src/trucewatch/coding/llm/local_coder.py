"""The model on this machine behind the coders' interface: joined and started with the first text."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from trucewatch.folders import cache
from trucewatch.records import Coder, Document, Report

from .endpoint import Endpoint
from .local_model import NAME, joined, serve, settings
from .model_coder import ModelCoder, coder_of


class LocalCoder:
    """Codes documents with the weights of the extra ``llm-local``."""

    coder: Coder = coder_of(NAME)

    @cached_property
    def _model(self) -> ModelCoder:
        self._server: Any = serve(joined(cache()))
        chosen = settings(self._server)
        return ModelCoder(Endpoint(chosen), chosen)

    def spent(self) -> str:
        """Return what the calls so far took, in one line; nothing where no text was coded here, since asking must not start the model."""
        return self._model.spent() if "_model" in vars(self) else ""

    def code(self, document: Document) -> Report:
        """Return what the model finds in the document, as far as the text bears it out.

        Raises CodingError where the extra is not installed or its weights are not the known ones.
        """
        return self._model.code(document)
