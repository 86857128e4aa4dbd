"""People and their own data: /datasaya, /privasi, /hapusdata."""

from handlers.own_data import deleting, hub, looked, privacy

CONVERSATIONS = (
    hub.CONVERSATION,
    looked.CONVERSATION,
    privacy.CONVERSATION,
    privacy.CHOICE,
    deleting.CONVERSATION,
)
