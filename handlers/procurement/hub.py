"""/ngklarisi and /kebutuhan as conversations: their doors, buttons, forms."""

from bot.conversation import Conversation, Entry
from domain.messages import N_
from domain.roles import Action
from handlers.procurement import (
    answering,
    changing,
    desk,
    desk_card,
    guide,
    leaving_out,
    lots,
    mine,
    offers,
    orders,
    outsiders,
    papers_of_order,
    posting,
    programme,
    remarks,
    settling,
    spoken,
    terms,
    why,
)
from services.procurement import names, receipts

KEY = N_("🛒 Ngklarisi")

CONVERSATION = Conversation(
    entries=(
        Entry(
            ("ngklarisi", "nglarisi", "nglarisidodolan"), mine.open_hub, N_("Orders of offices and firms"),
            intents=("procurement",), key=KEY, for_producers=True, otherwise="kebutuhan",
        ),
    ),
    forms=(answering.OFFER,),
    routes={
        names.HUB: mine.open_hub, names.NEED: mine.open_need, names.WHY_NOT_ME: why.open_why, names.YES: answering.can,
        names.OTHER: answering.ask_other, names.NO: answering.ask_why, names.WHY_NO: answering.cannot,
        names.WITHDRAW: answering.withdraw, names.SHARE: answering.give_share, names.SAID: spoken.said,
    },
    for_producers=True,
    hears=spoken.hears,
)  # fmt: skip
ORDERS = Conversation(
    forms=(settling.PART, settling.SUM, terms.TERMS),
    routes={
        names.ORDERS: orders.open_orders, names.ORDER: orders.open_order, names.GOT: settling.got,
        names.PART: settling.ask_part, names.PAID: settling.paid, names.PAID_OTHER: settling.ask_sum,
        names.RECEIPT: papers_of_order.send_receipt, names.ORDER_GUIDE: papers_of_order.open_guide,
        names.AGREE: changing.agree, names.TERMS: terms.ask, names.CALL_OFF: terms.ask_to_call_off, names.DEAL: terms.answer,
        names.UNSAY: terms.take_back,
    },
    painters=receipts.PAINTERS,
)  # fmt: skip
BUYING = Conversation(
    entries=(
        Entry(
            ("kebutuhan",), desk.open_desk, N_("Post what an office needs"), action=Action.POST_NEEDS,
            button=N_("🛒 Needs"),
        ),
    ),
    forms=(posting.POST, desk.CANCELLING, changing.CHANGE, changing.MOVE, programme.NAMING, outsiders.LETTING_IN),
    routes={
        names.DESK: desk.open_desk, names.POST: posting.post, names.AGAIN: posting.again,
        names.DESK_NEED: desk_card.open_need, names.OFFERS: offers.open_offers, names.PICK: offers.pick,
        names.AWARD: offers.award, names.ENOUGH: offers.enough, names.CANCEL: desk.ask_to_cancel,
        names.RANKS: desk.open_ranks, names.REVISE: changing.change,
        names.PROGRAMME: programme.open_programme, names.GUIDE: guide.open_guide, names.POST_LOT: posting.post_lot,
        names.LOT: lots.open_lot, names.LOT_CHECK: lots.check, names.LOT_CONFIRM: lots.confirm,
        names.LOT_WITHOUT: leaving_out.ask, names.LOT_LEAVE_OUT: leaving_out.leave_out,
        names.OUTSIDERS: outsiders.open_outsiders, names.LET_IN: outsiders.ask_reason, names.LET_OUT: outsiders.let_out,
    },
    action=Action.POST_NEEDS,
)  # fmt: skip
ASKING = Conversation(hears=posting.hears)
"""Sentences that post a need; asked of everybody, because a wish to split a purchase is refused to anybody."""
REMARKS = Conversation(hears=remarks.hears)
"""What makers and buyers say of orders without a figure."""
ASIDE = (ORDERS, BUYING, ASKING, REMARKS)
