"""Names that are stored or stand in buttons: routes that handlers.procurement answers (HELP: handlers.cases), and kinds of
reminders."""

SAID = "need_said"
"""What was said in words, for the need that is tapped: its number, how many, for how much; 0 for what was not said."""
HUB, NEED, YES, OTHER, NO, WHY_NO, WITHDRAW, WHY_NOT_ME = (
    "ngklarisi", "need", "need_yes", "need_other", "need_no", "need_no_why", "need_back", "need_why",
)  # fmt: skip
OF_DESK = "d"
"""The argument of ORDERS that shows those of the office, not the maker's own."""
ORDERS, ORDER, GOT, PART, PAID, PAID_OTHER, HELP, RECEIPT, ORDER_GUIDE = (
    "need_orders", "need_order", "need_o_got", "need_o_part", "need_o_paid", "need_o_sum", "need_o_help", "need_o_receipt",
    "need_o_guide",
)  # fmt: skip
DESK, POST, AGAIN, DESK_NEED, OFFERS, PICK, AWARD, ENOUGH, CANCEL, RANKS, GUIDE, MORE = (
    "kebutuhan", "need_new", "need_again", "need_desk", "need_offers", "need_pick", "need_award", "need_enough",
    "need_off", "need_ranks", "need_guide", "need_more",
)  # fmt: skip
SHARE, POST_LOT, LOT, LOT_CHECK, LOT_CONFIRM, LOT_WITHOUT, LOT_LEAVE_OUT = (
    "need_share", "need_new_lot", "need_lot", "need_lot_look", "need_lot_yes", "need_lot_less", "need_lot_out",
)  # fmt: skip
LEFT_OUT = "out"
"""The occasion on which a maker hears that a lot goes on without them."""
OUTSIDERS, LET_IN, LET_OUT = "need_far", "need_let_in", "need_let_out"
ASKED, STUCK, ANSWERED, OUTCOME, CHANGED = (
    "need_asked",
    "need_stuck",
    "need_answered",
    "need_outcome",
    "need_changed",
)
REVISE, AGREE, PROGRAMME = "need_edit", "need_o_agree", "need_programme"
TERMS, CALL_OFF, DEAL, UNSAY = "need_o_terms", "need_o_quit", "need_o_deal", "need_o_unsay"
REVISED, AGREED, PROPOSED, SETTLED = "need_revised", "need_agreed", "need_proposed", "need_settled"
DUE, DECIDE, CONFIRM, PAY = "need_due", "need_decide", "need_confirm", "need_pay"
WAVE = "need_wave"
