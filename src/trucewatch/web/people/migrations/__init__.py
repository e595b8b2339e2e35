"""How the tables of accounts and replies came about, form by form."""
