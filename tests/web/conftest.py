from tests.fixtures.kept_ledger import ledger, made

__all__ = ["ledger", "made"]
