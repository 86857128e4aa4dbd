"""What a word means that people meet on the way to a paper: "apa itu KBLI?" """

from bot.dialog.screen import Button, Screen, route
from bot.turn import Turn
from domain.messages import N_, message
from domain.paper_talk.words import find, listed, words_of
from domain.papers import rules
from domain.papers.rule_model import Term
from handlers.certificates import words as w


def term_in(text: str) -> Term | None:
    """The word of the glossary that a text names, if any; the last one."""
    terms = rules().terms
    found, _ = find(words_of(text), listed({name: term.words for name, term in terms.items()}), fuzzy=False)
    return terms[found[-1]] if found else None


def show_term(turn: Turn, term: Term) -> None:
    guide = (Button(w.labelled(term.paper), route("paper_guide", term.paper)),) if term.paper else ()
    more = Button(message(N_("⬅️ Certificates")), route("papers"))
    told = message(N_("💡 {meaning}"), meaning=w.said(term.meaning))
    w.show(turn, Screen((told,), ((*guide, more),)), anew=True)
