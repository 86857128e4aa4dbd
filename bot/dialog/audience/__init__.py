"""The question "for whom?": a hub with what is chosen so far, and one inner screen for each thing to choose by.

Whoever shows it gives the facts: `audience_scope` (area prefixes in which the asker may act), `audience_shops` and
`audience_events` (names by number), `audience_has_shops`, `audience_has_events` (whether there are any), and for showing alone `audience_size` (how many that are; anything with `people` and `without_chat`).
"""
