"""Steps from one format of the history to the next, run by Alembic from `app/store/migrate.py`."""
