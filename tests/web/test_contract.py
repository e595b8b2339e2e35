"""The API holds to its own description, whatever is sent: bounded examples drawn by schemathesis."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def schema(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    from importlib.util import module_from_spec, spec_from_file_location

    from trucewatch.web.app import make_app
    from trucewatch.web.settings import Limits, Settings

    spec = spec_from_file_location("small_ledger", HERE.parent / "fixtures" / "small_ledger.py")
    assert spec and spec.loader
    small = module_from_spec(spec)
    spec.loader.exec_module(small)
    folder = tmp_path_factory.mktemp("contract")
    small.make(folder / "small.ledger")
    many = (10**6, 1.0)
    made = Settings(ledger=str(folder / "small.ledger"), people=str(folder / "people"), limits=Limits(many, many, many, many), hosts=())
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", make_app(made))


def test_every_call_holds_to_the_description(schema) -> None:  # type: ignore[no-untyped-def]
    calls = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        _hold(operation)
        calls += 1
    assert calls > 10


def _hold(operation) -> None:  # type: ignore[no-untyped-def]
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(case=operation.as_strategy())
    def hold(case) -> None:  # type: ignore[no-untyped-def]
        case.call_and_validate()

    hold()
