"""The first start on a fresh machine: what is installed, and what is said when something is missing."""

import ast
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import bootstrap
import pytest
import run
from bootstrap import ENSUREPIP, QT, QT_WINDOW, SOFFICE, Part

INSTALLER = bootstrap.ROOT / "installer"
LOCKS = [bootstrap.RUN_LOCK, bootstrap.DEV_LOCK]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="looks for Linux's libraries")


def requirements(lock: Path) -> list[str]:
    """Return the lock's requirements, each with its hashes."""
    return re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip())


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_pins_and_hashes_everything_and_names_no_registry(lock: Path) -> None:
    for requirement in requirements(lock):
        assert re.match(r"[a-z0-9-]+==\S+ ", requirement)
        assert "--hash=sha256:" in requirement
        assert "://" not in requirement


def test_the_lock_for_tests_holds_the_lock_for_running() -> None:
    assert set(requirements(bootstrap.RUN_LOCK)) < set(requirements(bootstrap.DEV_LOCK))


# An old Python


@pytest.mark.parametrize("script", ["run.py", "test.py"])
def test_an_old_python_is_refused_with_a_sentence(script: str) -> None:
    start = "import runpy, sys; sys.version_info = (3, 9, 2); sys.path.insert(0, sys.argv[1])"
    code = f"{start}; runpy.run_path(sys.argv[1] + '/{script}', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code, str(INSTALLER)], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == "Mitra needs Python 3.11 or newer; this is Python 3.9.2\n"


@pytest.mark.parametrize("script", ["bootstrap.py", "run.py", "test.py"])
def test_an_old_python_can_read_as_far_as_the_refusal(script: str) -> None:
    ast.parse((INSTALLER / script).read_text(encoding="utf-8"), feature_version=(3, 7))


# .venv and its stamp


class Machine:
    """A project folder with locks, on which programs are not run but written down."""

    def __init__(self, folder: Path) -> None:
        self.run_lock, self.dev_lock = folder / "run.lock", folder / "dev.lock"
        self.run_lock.write_text("a==1")
        self.dev_lock.write_text("a==1 b==1")
        self.calls: list[str] = []
        self.broken = ""

    def call(self, command: Sequence[str]) -> None:
        step = "venv" if "venv" in command else "pip"
        self.calls.append(step)
        if step == self.broken:
            raise subprocess.CalledProcessError(1, command)
        bootstrap.venv_python().parent.mkdir(parents=True, exist_ok=True)
        bootstrap.venv_python().touch()

    def prepare(self, lock: Path) -> list[str]:
        """Return what one start had to do."""
        self.calls.clear()
        bootstrap.prepare(lock)
        return self.calls


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "RUN_LOCK", made.run_lock)
    monkeypatch.setattr(bootstrap, "DEV_LOCK", made.dev_lock)
    monkeypatch.setattr(bootstrap, "call", made.call)
    monkeypatch.setattr(bootstrap, "is_present", lambda part: True)
    return made


def test_the_first_start_installs_and_the_second_does_nothing(machine: Machine) -> None:
    assert machine.prepare(machine.run_lock) == ["venv", "pip"]
    assert machine.prepare(machine.run_lock) == []


def test_what_is_installed_for_tests_also_runs(machine: Machine) -> None:
    machine.prepare(machine.dev_lock)
    assert machine.prepare(machine.run_lock) == []


def test_testing_after_running_adds_the_tools(machine: Machine) -> None:
    machine.prepare(machine.run_lock)
    assert machine.prepare(machine.dev_lock) == ["pip"]


def test_of_two_starts_at_once_the_second_waits_says_so_and_installs_nothing(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first = bootstrap.alone()
    first.__enter__()

    def finished(_seconds: float) -> None:
        bootstrap.prepare_venv(machine.run_lock)
        first.__exit__(None, None, None)

    monkeypatch.setattr("time.sleep", finished)
    assert machine.prepare(machine.run_lock) == ["venv", "pip"]  # both by the first
    assert "waiting for it" in capsys.readouterr().err


def test_a_new_lock_is_installed_into_the_same_venv(machine: Machine) -> None:
    machine.prepare(machine.run_lock)
    machine.run_lock.write_text("a==2")
    assert machine.prepare(machine.run_lock) == ["pip"]


def test_a_half_installed_venv_is_made_again(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.broken = "pip"
    with pytest.raises(SystemExit):
        machine.prepare(machine.run_lock)
    assert "could not be installed" in capsys.readouterr().err
    machine.broken = ""
    assert machine.prepare(machine.run_lock) == ["venv", "pip"]


def test_an_interrupted_update_is_made_again(machine: Machine) -> None:
    machine.prepare(machine.run_lock)
    machine.run_lock.write_text("a==2")
    machine.broken = "pip"
    with pytest.raises(SystemExit):
        machine.prepare(machine.run_lock)
    machine.broken = ""
    assert machine.prepare(machine.run_lock) == ["venv", "pip"]


def test_a_venv_without_its_python_is_made_again(machine: Machine) -> None:
    machine.prepare(machine.run_lock)
    bootstrap.venv_python().unlink()
    assert machine.prepare(machine.run_lock) == ["venv", "pip"]


def test_another_python_gets_a_venv_of_its_own(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    machine.prepare(machine.run_lock)
    monkeypatch.setattr(sys, "base_prefix", "/opt/another")
    assert machine.prepare(machine.run_lock) == ["venv", "pip"]


def test_a_full_disk_ends_in_a_sentence(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(command: Sequence[str]) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bootstrap, "call", full)
    with pytest.raises(SystemExit):
        bootstrap.prepare(machine.run_lock)
    assert capsys.readouterr().err.endswith("could not be made ready: [Errno 28] No space left on device\n")


# The system's libraries


@linux_only
def test_libraries_and_programs_are_really_looked_for() -> None:
    assert bootstrap.is_present(Part("libc.so.6", "libc6", "glibc"))
    assert not bootstrap.is_present(Part("libnowhere.so.9", "nowhere", "nowhere"))
    assert bootstrap.is_present(Part("sh", "dash", "bash"))
    assert not bootstrap.is_present(Part("no-such-program", "nowhere", "nowhere"))


Lacks = Callable[..., None]


@pytest.fixture
def lacks(monkeypatch: pytest.MonkeyPatch) -> Lacks:
    """Make the machine lack parts, for root or a user, with one of the package managers or none."""

    def lack(*parts: Part, root: bool = False, programs: Sequence[str] = ("apt-get", "sudo")) -> None:
        missing = set(parts)
        monkeypatch.setattr(bootstrap, "is_present", lambda part: part not in missing)
        monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000, raising=False)
        monkeypatch.setattr(shutil, "which", lambda name: name if name in programs else None)
        monkeypatch.setattr(subprocess, "run", lambda *_, **__: missing.clear())

    return lack


def told(capsys: pytest.CaptureFixture[str], needs: Sequence[Part], wishes: Sequence[Part] = ()) -> str:
    """Return what is said when the start has to stop."""
    with pytest.raises(SystemExit) as end:
        bootstrap.prepare_system(needs, wishes)
    assert end.value.code == 1
    return capsys.readouterr().err


def test_a_user_gets_one_line_that_installs_all_that_is_missing(
    lacks: Lacks, capsys: pytest.CaptureFixture[str]
) -> None:
    lacks(*QT, *QT_WINDOW, ENSUREPIP, SOFFICE)
    line = told(capsys, [*QT, *QT_WINDOW, ENSUREPIP], [SOFFICE]).splitlines()[-1]
    assert line.startswith('sudo sh -c "apt-get -q update; apt-get -q install -y ')
    assert all(f" {part.debian}" in line for part in [*QT, *QT_WINDOW, ENSUREPIP, SOFFICE])


def test_the_line_fits_the_machine(lacks: Lacks, capsys: pytest.CaptureFixture[str]) -> None:
    lacks(QT[1], programs=["dnf"])
    assert told(capsys, QT).endswith('\nsu -c "dnf -q install -y libglvnd-egl"\n')


def test_an_unknown_system_is_told_what_to_look_for(lacks: Lacks, capsys: pytest.CaptureFixture[str]) -> None:
    lacks(QT[1], programs=[])
    assert "libEGL.so.1 (libegl1 in Debian)" in told(capsys, QT)


def test_root_installs_and_goes_on(lacks: Lacks, capsys: pytest.CaptureFixture[str]) -> None:
    lacks(*QT_WINDOW, root=True)
    bootstrap.prepare_system(QT_WINDOW, [])
    assert "Installing system packages: libxcb-cursor0 " in capsys.readouterr().err


def test_a_wish_is_told_and_does_not_stop_the_start(lacks: Lacks, capsys: pytest.CaptureFixture[str]) -> None:
    lacks(SOFFICE)
    bootstrap.prepare_system(QT, [SOFFICE])
    assert capsys.readouterr().err.startswith("Going on without soffice")


def test_a_complete_machine_is_told_nothing(lacks: Lacks, capsys: pytest.CaptureFixture[str]) -> None:
    lacks()
    bootstrap.prepare_system([*QT, *QT_WINDOW], [SOFFICE])
    assert capsys.readouterr().err == ""


# run.py and test.py


@pytest.mark.parametrize("arguments", ["", "plan.mitra", "--safe", "--safe plan.mitra", "Plan", "/a/plan"])
def test_a_file_or_nothing_opens_the_window(arguments: str) -> None:
    assert run.opens_window(arguments.split())


@pytest.mark.parametrize(
    "arguments", ["info plan.mitra", "shot a b.png --page map", "--help", "-h", "--version"]
)
def test_a_command_opens_no_window(arguments: str) -> None:
    assert not run.opens_window(arguments.split())


@linux_only
def test_without_a_display_the_window_says_so_in_one_line() -> None:
    done = subprocess.run([sys.executable, INSTALLER / "run.py"], env={}, capture_output=True, text=True)
    assert done.returncode == 2
    assert re.fullmatch(
        r"There is no display here for a window\. Commands .* work without one: .*\n", done.stderr
    )


def test_the_exit_status_is_that_of_the_program() -> None:
    code = "import run, sys; sys.exit(run.become([sys.executable, '-c', 'raise SystemExit(7)']))"
    assert subprocess.run([sys.executable, "-c", code], cwd=INSTALLER).returncode == 7


def test_a_failed_check_fails_the_run_though_the_tests_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = importlib.util.spec_from_file_location("test_script", INSTALLER / "test.py")
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    ran: list[str] = []

    def fake(command: Sequence[str]) -> int:
        ran.append(command[2])
        return int(command[2] == "mypy")

    monkeypatch.setattr(script, "run", fake)
    assert script.check_and_test("python") == 1
    assert ran == ["ruff", "ruff", "mypy", "pytest"]
