from tests.fixtures.kept_ledger import ledger, made
from tests.web.browsing import browser, page, site

__all__ = ["browser", "ledger", "made", "page", "site"]
