"""What the rules need to be made for them."""

from typing import cast

from chronos.check.options import read_options
from chronos.check.rules import uncorroborated
from chronos.model import Claim, Settings


def kinds_to_corroborate(settings: Settings) -> frozenset[str]:
    """Return the kinds of events that need two independent sources, ``*`` for all; by default none."""
    options, _ = read_options(settings)
    return frozenset(cast("tuple[str, ...]", options[uncorroborated.NAME]["kinds"]))


def needs_event(claims: tuple[Claim, ...], kinds: frozenset[str]) -> bool:
    """Whether a rule for events may have something to say of the claims of one cluster.

    Of one claim that cites one source it has not, unless its kind needs two.
    """
    return len(claims) > 1 or len(claims[0].citations) > 1 or uncorroborated.is_named(claims[0].kind, kinds)
