"""Titip jual: the book of one producer with one shop as append-only facts, its clock, reports and lists.

Ask `decision.decide` what comes of a command, `ledger.replay` for the book after its events, `clock.summary` for what
is owed when; `line.talk` reads what people write about it. Source: market.md section 1, decision 0015.
"""
