"""How Alembic runs here: on the connection and in the transaction it is handed."""

from alembic import context

from trucewatch.web.people.schema import schema_of, version

connection = context.config.attributes["connection"]
context.configure(connection=connection, version_table=version.name, version_table_schema=schema_of(connection))
context.run_migrations()
