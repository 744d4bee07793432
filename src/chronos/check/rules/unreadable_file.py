"""A file or folder cannot be opened, or a link leads to a folder that is read already.

What is in it is not read; everything else is. Give the right to read it, mend the link, or move it out of
the timelines. (No example: it is not a matter of what a file says.)
"""

from typing import Final

from chronos.model import Severity

CODE: Final = "Y008"
NAME: Final = "unreadable-file"
SEVERITY: Final[Severity] = "error"
