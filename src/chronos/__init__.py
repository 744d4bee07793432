"""chronos: dated claims in, cited chronologies out.

The programming interface is :mod:`chronos.pipeline`; importing ``chronos`` itself loads no stage.
"""

__version__ = "0.1.0"
