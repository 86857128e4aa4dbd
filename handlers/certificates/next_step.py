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
        case Step.GET | Step.RENEW | Step.CHECK if step.paper:
            label = message(N_("📖 How: {paper}"), paper=w.paper_name(step.paper))
            return ((Button(label, route("paper_guide", f"{step.paper}.{where}")),),)
        case Step.OTHER_CHANNEL:
            rows = [
                Button(w.channel_name(one), route("paper_check", w.where(goods, one)))
                for one in step.channels[:2]
                if one in rules().channels
            ]
            return (tuple(rows),) if rows else ()
        case Step.ASK_OFFICER:
            return ((Button(message(N_("🙋 Who helps")), route("help")),),)
    return ()
