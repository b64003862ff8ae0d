"""What we ask of the system: one Protocol a question, one small file a backend. Decides nothing about sitting."""
