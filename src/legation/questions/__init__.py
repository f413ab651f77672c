"""Questions to the record, one module each: functions from a record to an answer that names the words it rests on."""

from legation.questions.agenda import Agenda, agenda
from legation.questions.answers import Answer, Evidence
from legation.questions.parties import Party, party
from legation.questions.precedents import Precedents, Verdict, precedents
from legation.questions.show import show
from legation.questions.stats import stats
from legation.questions.timeline import timeline
from legation.questions.who import Tenure, who
from legation.record.census import Census

__all__ = [
    "Agenda",
    "Answer",
    "Census",
    "Evidence",
    "Party",
    "Precedents",
    "Tenure",
    "Verdict",
    "agenda",
    "party",
    "precedents",
    "show",
    "stats",
    "timeline",
    "who",
]
