"""The history: SQLite, by statements compiled from SQLAlchemy's tables. Empty: a history is opened by `history.py`."""
