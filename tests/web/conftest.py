from tests.fixtures.kept_ledger import ledger, made
from tests.ledger.conftest import database, server
from tests.web.browsing import browser, page, site

__all__ = ["browser", "database", "ledger", "made", "page", "server", "site"]
