"""How Alembic runs here: on the connection and in the transaction it is handed."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table="ledger_version")
context.run_migrations()
