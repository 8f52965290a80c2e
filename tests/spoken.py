"""The language that the tests are run in, chosen before anything of the program is loaded."""

import os

from iop_tracker import language

os.environ.pop("LANGUAGE", None)
language.speak(os.environ.get(language.VARIABLE, language.ENGLISH))
