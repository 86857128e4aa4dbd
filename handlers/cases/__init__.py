"""Cases: people ask and complain (/lapor), officers answer (/kasus), in private chats or in a group with topics."""

from handlers.cases import desk, group, hearing, mine, moving, one, order, report

CONVERSATIONS = tuple(
    module.CONVERSATION for module in (hearing, report, order, mine, desk, one, moving, group)
)
"""`hearing` first: a reply to an officer is a reply to an officer, whatever else its words could mean."""
