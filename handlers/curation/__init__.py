"""Curation: producers apply for a place on a shelf, office and shop decide, the listing is looked at every month."""

from handlers.curation import apply, card, deciding, desk, mine, shelves, typed

CONVERSATIONS = tuple(module.CONVERSATION for module in (typed, mine, apply, desk, card, deciding, shelves))
