"""How cost, time, validity and the age of a rule are said: what nobody can prove sends to the office first."""

from datetime import date

from bot.dialog.screen import Line
from domain.dates import calendar_day
from domain.messages import N_, message
from domain.papers import Readiness
from domain.papers.model import Cost, Paper, Time
from domain.papers.rule_model import Office
from domain.rupiah import Rupiah
from handlers.certificates.words import office_name


def office_line(office: Office, *, is_sure: bool) -> Line:
    """Who has the final word; what we are not sure of sends there first."""
    if is_sure:
        return message(N_("🏢 Final word: {office}."), office=office_name(office))
    return message(N_("⚠️ We are not sure. Please ask {office} first."), office=office_name(office))


def cost_line(cost: Cost | None, office: Office) -> Line:
    """ "Biaya: gratis"; a figure that nobody can prove sends to the office first."""
    if cost is None:
        return message(N_("💰 Cost: ask {office} first"), office=office_name(office))
    span = price(cost.least, cost.most)
    if cost.is_sure:
        return message(N_("💰 Cost: {price}"), price=span)
    if cost.most == 0:
        return message(N_("💰 Cost: usually free, ask {office} first"), office=office_name(office))
    return message(N_("💰 Cost: about {price}, ask {office} first"), price=span, office=office_name(office))


def price(least: int, most: int) -> Line:
    if most == 0:
        return message(N_("free"))
    if least == most:
        return message(N_("{price}"), price=Rupiah(least))
    return message(N_("{least}–{most}"), least=Rupiah(least), most=Rupiah(most))


def time_line(time: Time | None) -> Line:
    if time is None:
        return message(N_("⏱ Time: ask first"))
    if not time.is_sure:
        return message(N_("⏱ Time: about {span}, ask first"), span=span_of(time))
    return message(N_("⏱ Time: {span}"), span=span_of(time))


def span_of(time: Time) -> Line:
    working = time.unit == "working"
    if time.most == 0:
        return message(N_("the same day"))
    if time.most == 1 and not working:
        return message(N_("a day at most"))
    if time.least == time.most:
        text = N_("{most} working days") if working else N_("{most} days")
    elif time.least == 0:
        text = N_("the same day to {most} working days") if working else N_("the same day to {most} days")
    else:
        text = N_("{least}–{most} working days") if working else N_("{least}–{most} days")
    return message(text, least=time.least, most=time.most)


def checked_line(checked_on: date, *, is_stale: bool) -> Line:
    """When the rule was last looked at; after half a year it says so."""
    day = calendar_day(checked_on)
    if is_stale:
        return message(N_("⚠️ Checked {day}: more than 180 days ago."), day=day)
    return message(N_("Last checked {day}."), day=day)


def knowledge_line(ready: Readiness) -> Line:
    """The bot guides, it does not decide: it says how old its knowledge is. Needs at least one line."""
    day = calendar_day(min(line.checked_on for line in ready.lines))
    if any(line.is_stale for line in ready.lines):
        return message(N_("<i>By the rules we know of {day}; unchecked for more than 180 days.</i>"), day=day)
    return message(N_("<i>By the rules we know of {day}.</i>"), day=day)


def validity_line(paper: Paper, today: date) -> Line:
    validity = paper.terms_on(today).validity
    if not validity.is_sure:
        return message(N_("📆 Ask the office how long it is valid."))
    if validity.kind == "none":
        return message(N_("📆 It has no end date."))
    if validity.years is not None:
        return message(N_("📆 Valid for {years} years."), years=validity.years)
    return message(N_("📆 The end is printed on it."))
