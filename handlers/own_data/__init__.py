"""People and their own data: /datasaya, /privasi, /hapusdata."""

from handlers.own_data import deleting

CONVERSATIONS = (deleting.CONVERSATION,)
