"""How often an address does something is counted for all sites together. The counts are worth nothing after a crash."""

from alembic import op

revision = "0003"
down_revision = "0002"

_COLUMNS = '(what TEXT NOT NULL, who TEXT NOT NULL, "full" {number} NOT NULL, PRIMARY KEY (what, who))'


def upgrade() -> None:
    """Add what is new."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE UNLOGGED TABLE trucewatch_people.rate " + _COLUMNS.format(number="DOUBLE PRECISION"))
    else:
        op.execute(f"CREATE TABLE rate {_COLUMNS.format(number='REAL')} STRICT")
