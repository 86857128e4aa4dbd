"""Cases: people ask and complain (/lapor), officers answer (/kasus), in private chats or in a group with topics."""

from handlers.cases import desk, group, hearing, mine, moving, one, order, report, spoken

CONVERSATIONS = (
    spoken.OWN,
    hearing.CONVERSATION,
    spoken.COMPLAINTS,
    *(module.CONVERSATION for module in (report, order, mine, desk, one, moving, group)),
)
"""`hearing` first but for "it is solved": a reply to an officer is a reply to an officer, whatever else its words could mean."""
