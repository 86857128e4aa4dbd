"""People and their own data: /datasaya, /privasi, /hapusdata."""

from handlers.own_data import deleting, hub, privacy

CONVERSATIONS = (hub.CONVERSATION, privacy.CONVERSATION, privacy.CHOICE, deleting.CONVERSATION)
