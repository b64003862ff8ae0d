from __future__ import annotations

from app.troubles import Troubles


def test_a_part_that_is_well_again_takes_its_sentences_along_and_no_others() -> None:
    troubles = Troubles()
    troubles.put("history", "The disk is full.")
    troubles.put("settings", "Line 3 is wrong.", "Line 4 is wrong.")
    troubles.put("history", None)
    assert troubles.all() == ["Line 3 is wrong.", "Line 4 is wrong."]
    troubles.put("settings")
    assert troubles.all() == []
