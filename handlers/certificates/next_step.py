"""The one thing to do now after a check: as a sentence, and as a button."""

from bot.dialog.screen import Button, Line, route
from domain.messages import N_, message
from domain.papers import Readiness, Step, rules
from handlers.certificates import words as w
from services.papers import Goods


def next_line(ready: Readiness) -> Line:
    """The one thing to do now."""
    step = ready.next_step
    paper = w.paper_name(step.paper) if step.paper else message(N_("a paper"))
    match step.kind:
        case Step.ANSWER:
            return message(N_("👉 <b>Next: answer a question about {paper}.</b>"), paper=paper)
        case Step.GET:
            return message(N_("👉 <b>Next: get {paper}.</b>"), paper=paper)
        case Step.RENEW:
            return message(N_("👉 <b>Next: renew {paper}.</b>"), paper=paper)
        case Step.CHECK:
            office = next((line.office for line in ready.lines if line.paper == step.paper), None)
            where = w.office_name(office) if office else message(N_("the office"))
            return message(N_("👉 <b>Next: ask {office} about {paper}.</b>"), office=where, paper=paper)
        case Step.OTHER_CHANNEL:
            return message(N_("👉 <b>Next: choose another way to sell.</b>"))
        case Step.ASK_OFFICER:
            return message(N_("👉 <b>Next: ask an officer.</b>"))
    return message(N_("🎉 <b>Everything required is there.</b>"))


def next_button(ready: Readiness, goods: Goods) -> w.Rows:
    """Leads to where that one thing is done."""
    step, where = ready.next_step, w.where(goods, ready.channel)
    match step.kind:
        case Step.ANSWER:
            return ((Button(message(N_("❓ Answer")), route("paper_questions", where)),),)
        case Step.CHECK if step.paper:
            return ((_how(step.paper, where), ask(where, step.paper)),)
        case Step.GET | Step.RENEW if step.paper:
            return ((_how(step.paper, where),),)
        case Step.OTHER_CHANNEL:
            rows = [
                Button(w.channel_name(one), route("paper_check", w.where(goods, one)))
                for one in step.channels[:2]
                if one in rules().channels
            ]
            return (tuple(rows),) if rows else ()
        case Step.ASK_OFFICER:
            return ((ask(where),),)
        case Step.READY if goods.product_id is not None:
            return ((refused(where),),)
    return ()


def _how(paper: str, where: str) -> Button:
    label = message(N_("📖 How: {paper}"), paper=w.paper_name(paper))
    return Button(label, route("paper_guide", f"{paper}.{where}"))


def ask(where: str, paper: str = "") -> Button:
    """An officer answers; goods, channel and paper go along with the question."""
    return Button(
        message(N_("🙋 Ask an officer")), route("ask_officer", f"{where}.{paper}" if paper else where)
    )


def refused(where: str) -> Button:
    """Everything is there, and a shop says no all the same: the check goes along with the complaint."""
    return Button(message(N_("🚫 Shop says no?")), route("case_refused", where))
