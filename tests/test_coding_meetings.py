"""Guests and hosts: a visit runs from the visitor to the host, any other meeting has all as actors."""

import pytest

from legation.coding import seat
from legation.model import Participant


def party(country: str, at: int) -> Participant:
    return Participant(country, (at, at + 3), country, "country", None, country)


KEN, ETH, UGA = party("KEN", 0), party("ETH", 10), party("UGA", 20)


@pytest.mark.parametrize(
    ("participants", "mode", "country", "expected"),
    [
        pytest.param((KEN, ETH), None, "ETH", ((KEN,), (ETH,), "visit"), id="the one abroad is the visitor"),
        pytest.param((KEN, ETH), None, "KEN", ((ETH,), (KEN,), "visit"), id="whichever is told first"),
        pytest.param((KEN, ETH), None, None, ((KEN, ETH), (), None), id="no host where no place is told"),
        pytest.param((KEN, ETH), None, "CHE", ((KEN, ETH), (), "third-party"), id="on neutral ground"),
        pytest.param((KEN, ETH), "phone", "ETH", ((KEN, ETH), (), "phone"), id="nobody travels to a telephone"),
        pytest.param((KEN, ETH, UGA), None, "UGA", ((KEN, ETH, UGA), (), "multilateral"), id="three are a conference"),
        pytest.param((KEN, KEN), None, "KEN", ((KEN, KEN), (), None), id="at home among themselves"),
    ],
)
def test_seat(participants, mode, country, expected) -> None:  # type: ignore[no-untyped-def]
    assert seat(participants, mode, country) == expected
