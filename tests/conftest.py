import os

import pytest
from hypothesis import settings

settings.register_profile("chronos", deadline=None)  # a test never asserts on a clock
settings.load_profile("chronos")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write what the golden projects give as expected")


@pytest.fixture(scope="session", autouse=True)
def _caches_of_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep what tests make chronos keep out of the home of whoever runs them."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("caches"))
