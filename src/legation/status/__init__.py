"""Did it happen: the status of an event at its trigger, and whether it is told as news or as history."""

from legation.status.judgement import Judgement, judge
from legation.status.learned import Asked, Likelihood, likelihoods

__all__ = ["Asked", "Judgement", "Likelihood", "judge", "likelihoods"]
