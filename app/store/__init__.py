"""The history: SQLite through SQLAlchemy. Empty, so that the ORM is imported only where a history is opened."""
