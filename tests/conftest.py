"""Fixtures that every test may use."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no finding: how long an example takes says nothing of the code.
settings.register_profile("legation", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("legation")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The founders' folder of data beside the checkout; tests that measure on it skip where it is not."""
    folder = ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip(f"{folder} is not here: the dev sets are not part of the repository")
    return folder
