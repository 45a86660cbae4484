from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from vejviser.errors import DataError
from vejviser.search.behov_model import MODEL, TRAEK, Behovsmodel

SOEGNING = Path(__file__).parents[2] / "ressourcer" / "soegning"


def test_weights_of_another_version_are_refused_at_once_and_not_at_the_first_word(tmp_path: Path) -> None:
    shutil.copy(SOEGNING / TRAEK, tmp_path)
    with np.load(SOEGNING / MODEL) as stored:
        np.savez(tmp_path / MODEL, vaegt=stored["vaegt"][:, :-1], idf=stored["idf"])
    with pytest.raises(DataError, match="passer ikke"):
        Behovsmodel(tmp_path)
