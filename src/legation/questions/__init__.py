"""Questions to the record, one module each: functions from a record to an answer that names the words it rests on."""

from legation.questions.agenda import Agenda, agenda
from legation.questions.answers import Answer, Evidence
from legation.questions.filters import Filters
from legation.questions.panel import PanelRow, panel
from legation.questions.parties import Party, party
from legation.questions.precedents import Precedents, Verdict, precedents
from legation.questions.same_day import Beside, same_day
from legation.questions.search import Found, search
from legation.questions.show import show
from legation.questions.stats import stats
from legation.questions.tension import Stretch, Tension, tension
from legation.questions.timeline import timeline
from legation.questions.who import Tenure, who
from legation.record.census import Census

__all__ = [
    "Agenda",
    "Answer",
    "Beside",
    "Census",
    "Evidence",
    "Filters",
    "Found",
    "PanelRow",
    "Party",
    "Precedents",
    "Stretch",
    "Tension",
    "Tenure",
    "Verdict",
    "agenda",
    "panel",
    "party",
    "precedents",
    "same_day",
    "search",
    "show",
    "stats",
    "tension",
    "timeline",
    "who",
]
