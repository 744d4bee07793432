"""The errors that stop a run."""


class ChronosError(ValueError):
    """Something that only the person running chronos can mend; the message is one line and names a way out."""
