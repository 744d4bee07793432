"""Event datasets that say themselves how precise their dates are; each has a module of its own."""

from collections.abc import Iterator
from typing import BinaryIO

from chronos.exchange.incoming import ImportOptions, Incoming


def read_ucdp_ged(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read the UCDP Georeferenced Event Dataset."""
    from chronos.exchange.datasets.ucdp import read_ged  # noqa: PLC0415 - one of them is read

    return read_ged(file, options)


def read_acled(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read ACLED: Armed Conflict Location and Event Data."""
    from chronos.exchange.datasets.acled import read_events  # noqa: PLC0415 - one of them is read

    return read_events(file, options)


def read_gtd(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read the Global Terrorism Database."""
    from chronos.exchange.datasets.gtd import read_incidents  # noqa: PLC0415 - one of them is read

    return read_incidents(file, options)


def read_gdelt(file: BinaryIO, options: ImportOptions) -> Iterator[Incoming]:
    """Read the events of GDELT 2.0, and of 1.0."""
    from chronos.exchange.datasets.gdelt import read_export  # noqa: PLC0415 - one of them is read

    return read_export(file, options)
