"""Supple: a tray app that gets desk workers out of the chair."""
