"""Makes the corpus of an edition or of a day, with nothing else in it, and looks for what must not be in documents."""

from chronos.withhold.knowing import known_on
from chronos.withhold.leaking import Guard, Leak, LeakError, leaks
from chronos.withhold.secrets import Secret, secrets
from chronos.withhold.withholding import withhold, withholds

__all__ = ["Guard", "Leak", "LeakError", "Secret", "known_on", "leaks", "secrets", "withhold", "withholds"]
