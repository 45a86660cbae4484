"""The .run for one user: every way it can end, with a program of three lines in the place of ours."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent / "packaging" / "linux"
UNTOUCHED = "Intet er ændret."
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the .run is for Linux")


class Run:
    """Installers made of the real head, run in a home of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.home = folder / "hjem æ & ø"
        self.home.mkdir()
        self.program = self.home / ".local/opt/vejviser"

    def make(self, version: str, program: str = "#!/bin/sh\necho Vejviser {}\n", **values: str) -> Path:
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w:gz") as tar:
            self._add(tar, "./vejviser", program.format(version).encode(), 0o755)
            self._add(tar, f"./kun-i-{version}", b"")
            for name in ("vejviser.desktop", "vejviser-mime.xml", "dk.vejviser.Vejviser.metainfo.xml"):
                self._add(tar, f"./menu/{name}", (HERE / name).read_bytes())
            self._add(tar, "./menu/vejviser.svg", b"<svg/>")
        head = (HERE / "run_hoved.sh").read_text(encoding="utf-8")
        chosen = {
            "VERSION": version,
            "LINES": str(head.count("\n") + 1),
            "SUM": hashlib.sha256(packed.getvalue()).hexdigest(),
            "KB": "1",
            "GLIBC": "2.17",
            "UNPACK": "gzip",
        } | values
        for name, value in chosen.items():
            head = head.replace(f"@{name}@", value)
        file = self._folder / f"vejviser-{version}.run"
        file.write_bytes(head.encode() + packed.getvalue())
        return file

    @staticmethod
    def _add(tar: tarfile.TarFile, name: str, data: bytes, mode: int = 0o644) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode = len(data), mode
        tar.addfile(info, io.BytesIO(data))

    def __call__(self, file: Path, *words: str) -> tuple[int, str]:
        environment = {"HOME": str(self.home), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            ["sh", str(file), *words], env=environment, capture_output=True, text=True, encoding="utf-8"
        )
        return done.returncode, (done.stdout + done.stderr).strip()

    def found(self) -> set[str]:
        return {str(one.relative_to(self.home)) for one in self.home.rglob("*") if not one.is_dir()}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path)


def test_it_installs_for_one_user_and_leaves_nothing_but_the_data(run: Run) -> None:
    file = run.make("1.0.0")
    code, said = run(file)
    assert (code, said.startswith(f"Vejviser 1.0.0 er installeret i {run.program}")) == (0, True)
    desktop = (run.home / ".local/share/applications/vejviser.desktop").read_text(encoding="utf-8")
    assert f'Exec="{run.program}/vejviser" %f' in desktop
    assert os.access(run.home / ".local/bin/vejviser", os.X_OK)
    data = run.home / ".local/share/Vejviser/indstillinger.json"
    data.parent.mkdir()
    data.write_text("{}", encoding="utf-8")
    code, said = run(file, "--fjern")
    assert (code, "ligger stadig" in said) == (0, True)
    assert {one for one in run.found() if "vejviser" in one.casefold()} == {
        ".local/share/Vejviser/indstillinger.json"
    }


def test_quiet_says_nothing_and_an_unknown_word_is_wrong_use(run: Run) -> None:
    file = run.make("1.0.0")
    assert run(file, "--quiet", "--") == (0, "")
    assert run(file, "--fjrn")[0] == 2


def test_an_upgrade_leaves_nothing_of_the_old(run: Run) -> None:
    run(run.make("1.0.0"))
    assert run(run.make("2.0.0"), "--quiet") == (0, "")
    assert not (run.program / "kun-i-1.0.0").exists()
    assert (run.program / "kun-i-2.0.0").exists()
    assert {one.name for one in run.program.parent.iterdir()} == {"vejviser"}


@pytest.mark.parametrize("where", [-1, -40], ids=["its last byte", "inside"])
def test_a_flipped_bit_is_refused_in_words(run: Run, where: int) -> None:
    file = run.make("1.0.0")
    broken = bytearray(file.read_bytes())
    broken[where] ^= 1
    file.write_bytes(broken)
    for words in ((), ("--tjek",)):
        assert run(file, *words) == (
            1,
            f"Vejviser: Filen er beskadiget eller kun hentet halvt. Hent den igen. {UNTOUCHED}",
        )
    assert run.found() == set()


def test_a_whole_file_says_that_it_is(run: Run) -> None:
    assert run(run.make("1.0.0"), "--tjek") == (0, "Filen er hel.")
    assert run.found() == set()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"KB": str(10**12)}, "Der er ikke plads: Vejviser fylder 976562500 MB"),
        ({"GLIBC": "9.99"}, "Systemet er for gammelt: her er glibc 2."),
        ({"UNPACK": "findes-ikke"}, "Programmet findes-ikke mangler"),
    ],
    ids=["disk", "glibc", "unpacker"],
)
def test_what_the_machine_lacks_is_said_and_the_old_one_stands(
    run: Run, values: dict[str, str], words: str
) -> None:
    run(run.make("1.0.0"))
    before = run.found()
    code, said = run(run.make("2.0.0", **values))
    assert code == 1
    assert said.startswith(f"Vejviser: {words}")
    assert said.endswith(UNTOUCHED)
    assert run.found() == before


def test_a_program_that_cannot_start_here_never_takes_the_olds_place(run: Run) -> None:
    run(run.make("1.0.0"))
    before = run.found()
    code, said = run(run.make("2.0.0", program="#!/bin/sh\nexit 1\n"))
    assert (code, "kan ikke starte" in said, run.found()) == (1, True, before)


def test_an_upgrade_that_was_cut_off_between_its_moves_is_taken_up(run: Run) -> None:
    run(run.make("1.0.0"))
    run.program.rename(run.program.with_name("vejviser.gammel"))
    code, _ = run(run.make("2.0.0", KB=str(10**12)))
    assert code == 1
    assert (run.program / "kun-i-1.0.0").exists()


def test_an_open_program_holds_it_back(run: Run) -> None:
    run(run.make("1.0.0"))
    asleep = shutil.which("sleep")
    assert asleep is not None
    shutil.copy(asleep, run.program / "vejviser")
    with subprocess.Popen([str(run.program / "vejviser"), "600"]) as held:
        try:
            for words in ((), ("--fjern",)):
                code, said = run(run.make("2.0.0"), *words)
                assert (code, said) == (
                    1,
                    f"Vejviser: Programmet er åbent. Luk vinduet, og prøv igen. {UNTOUCHED}",
                )
        finally:
            held.kill()
    assert (run.program / "kun-i-1.0.0").exists()


def test_a_file_where_the_folder_should_be_is_said(run: Run) -> None:
    (run.home / ".local").write_text("", encoding="utf-8")
    code, said = run(run.make("1.0.0"))
    assert (code, "Der må ikke skrives i" in said, said.endswith(UNTOUCHED)) == (1, True, True)
