"""A project in which everything is written to do harm comes out as text, in every format, and nothing in it runs."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from chronos.arrange import Translator
from chronos.cli.main import run
from chronos.model import Edition
from chronos.pipeline.chronologies import make_chronologies
from chronos.pipeline.manuscripts import kit_of, manuscript_of
from chronos.render.languages import words_in
from chronos.render.manuscript import Manuscript
from chronos.store import read
from hostile import FILE, TEXTS, write_hostile
from inert import in_page, in_pdf, in_picture, in_specification, in_table, in_word
