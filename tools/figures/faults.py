"""What can be wrong with a picture, told as a mistake in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typst
import yaml

from extensions.problems import Problem
from tools.figures.words import FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable

CODE = "figures.data"


class DataError(ValueError):
    """The data of a picture say what cannot be; the message says what, and the cure."""


def caught(name: str, work: Callable[[], object]) -> list[Problem]:
    """Do *work* for the picture *name*, and return what is wrong with it."""
    file = f"{FOLDER}/{name}.yaml"
    try:
        work()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        cure = "Write it like the lines around it; a text with a colon needs quotation marks."
        return [Problem(file, line, error.problem or "this is no YAML", cure, "figures.syntax")]
    except typst.TypstError as error:
        said = (error.diagnostic or str(error)).strip().splitlines()
        cure = "Look for the field that it names in the .yaml, or mend the .typ."
        return [Problem(f"{FOLDER}/{name}.typ", 1, " ".join(said[:4]), cure, "figures.drawing")]
    except (DataError, yaml.YAMLError, UnicodeDecodeError) as error:
        return [Problem(file, 1, str(error), "", CODE)]
    return []
