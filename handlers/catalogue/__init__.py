"""The catalogue: goods as buyers see them, the search, and what producers show there."""

from handlers.catalogue import orders, own, search

CONVERSATIONS = (own.CONVERSATION, search.CONVERSATION, search.WORDS, search.LINKS, orders.CONVERSATION)
