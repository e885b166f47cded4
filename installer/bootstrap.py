"""Makes ready what Mitra needs to start, alike on Linux, Windows and macOS, with the standard library only.

That is a Python new enough, `.venv` with the locked packages, and on Linux the libraries that Qt loads.
It speaks on stderr, so that what a command prints on stdout (`--json`) stays clean.
"""

import sys

# To get this far an old Python must parse the file: write nothing newer than Python 3.6 in it.
if sys.version_info < (3, 11):
    sys.exit("Mitra needs Python 3.11 or newer; this is Python " + ".".join(map(str, sys.version_info[:3])))

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import NamedTuple, NoReturn, TextIO

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
RUN_LOCK = ROOT / "installer" / "requirements.lock"
DEV_LOCK = ROOT / "installer" / "requirements-dev.lock"  # holds all of RUN_LOCK too
PIP = ["-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
# The lock is complete and holds wheels for every platform; compiling them at once would take twice as long.
LOCKED = ["--no-deps", "--only-binary=:all:", "--no-compile", "--require-hashes", "--requirement"]


class Part(NamedTuple):
    """Something the system must have: a library's soname or a program, and the packages that bring it."""

    name: str
    debian: str
    fedora: str


QT = (
    Part("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Part("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Part("libGL.so.1", "libgl1", "libglvnd-glx"),
    Part("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Part("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    Part("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
)
QT_WINDOW = (
    Part("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Part("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Part("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Part("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Part("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)
# Debian packs it apart from Python, for each version.
ENSUREPIP = Part("ensurepip", f"python{sys.version_info[0]}.{sys.version_info[1]}-venv", "python3-libs")
SOFFICE = Part("soffice", "libreoffice-calc", "libreoffice-calc")


class PackageManager(NamedTuple):
    """How a family of Linux distributions installs; `packages` is the field of `Part` with its names."""

    program: str
    packages: str
    install: str


PACKAGE_MANAGERS = (
    # A failed update is no reason to stop: the lists that are there may do.
    PackageManager("apt-get", "debian", "apt-get -q update; apt-get -q install -y --no-install-recommends"),
    PackageManager("dnf", "fedora", "dnf -q install -y"),
)


def prepare(lock: Path, needs: Iterable[Part] = (), wishes: Iterable[Part] = ()) -> Path:
    """Make ready what is missing and return the Python of `.venv`.

    Needs and wishes are looked for on Linux only: without a need the program ends, without a wish it goes on,
    saying what to do. Failures end the program with a sentence, never a traceback.
    """
    try:
        with nullcontext() if is_ready(lock) else alone():
            ready = is_ready(lock)  # another start may have done it meanwhile
            if sys.platform == "linux":
                prepare_system([*needs, *([] if ready else [ENSUREPIP])], [*wishes])
            if not ready:
                prepare_venv(lock)
    except KeyboardInterrupt:
        stop("Interrupted. The same command starts afresh.", 130)
    except subprocess.CalledProcessError:
        stop("Mitra's packages could not be installed (the reason is above). The same command tries again.")
    except OSError as error:
        stop(f"Mitra could not be made ready: {error}")
    return venv_python()


def stop(reason: str, status: int = 1) -> NoReturn:
    """End the program with a sentence for the person."""
    tell(reason)
    sys.exit(status)


def tell(sentence: str) -> None:
    """Say something beside the program's own output."""
    print(sentence, file=sys.stderr, flush=True)


# The system's own packages (Linux)


def prepare_system(needs: Sequence[Part], wishes: Sequence[Part]) -> None:
    """Install what is missing when we are root; otherwise say how, and stop when it is needed."""
    missing = [part for part in [*needs, *wishes] if not is_present(part)]
    manager = next((each for each in PACKAGE_MANAGERS if shutil.which(each.program)), None)
    if missing and manager and os.geteuid() == 0:
        tell(f"Installing system packages: {' '.join(packages(missing, manager))}")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["sh", "-c", install_command(missing, manager)], env=quiet, stdout=subprocess.DEVNULL)
        missing = [part for part in missing if not is_present(part)]
    if any(part in needs for part in missing):
        stop(advice(missing, manager))
    if missing:
        names = ", ".join(part.name for part in missing)
        tell(f"Going on without {names}; what needs it is left out. {advice(missing, manager)}")


def is_present(part: Part) -> bool:
    """Whether the dynamic loader, Python or the shell finds the part."""
    if part == ENSUREPIP:
        importlib.invalidate_caches()  # it may have been installed a moment ago
        return importlib.util.find_spec(part.name) is not None
    if ".so" not in part.name:
        return shutil.which(part.name) is not None
    try:
        ctypes.CDLL(part.name)
    except OSError:
        return False
    return True


def advice(missing: Sequence[Part], manager: PackageManager | None) -> str:
    """What a person can do: one line to paste, or, where we do not know the system, the names to look for."""
    if manager is None:
        names = ", ".join(f"{part.name} ({part.debian} in Debian)" for part in missing)
        return f"Please install, by your system's own means: {names}"
    root = "sudo sh -c" if shutil.which("sudo") else "su -c"
    return f'Paste this line to install what is missing:\n{root} "{install_command(missing, manager)}"'


def install_command(missing: Sequence[Part], manager: PackageManager) -> str:
    """The shell command that installs the parts, for root."""
    return " ".join([manager.install, *packages(missing, manager)])


def packages(missing: Sequence[Part], manager: PackageManager) -> list[str]:
    """The packages that bring the parts, each once."""
    return list(dict.fromkeys(getattr(part, manager.packages) for part in missing))


# The packages from the lock


def venv_python() -> Path:
    """Where `.venv` has its Python."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


@contextmanager
def alone() -> Iterator[None]:
    """Let one start at a time install here; the next waits and says so. The lock ends with its process."""
    with (VENV.parent / ".venv.lock").open("a") as file:
        if not holds(file):
            tell("Another start of Mitra is installing its packages here; waiting for it …")
            while not holds(file):
                time.sleep(0.2)
        yield


def holds(file: TextIO) -> bool:
    """Take the lock of a file unless another process has it; where there are no locks it is taken."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # what the systems say of a lock that is held
        return False
    except OSError:  # some network folders know no locks
        return True
    return True


def is_ready(lock: Path) -> bool:
    """Whether `.venv` was finished from this lock, by this Python, and still runs."""
    marks = read_stamp()
    return python_mark() in marks and lock_mark(lock) in marks and venv_python().exists()


def prepare_venv(lock: Path) -> None:
    """Make `.venv`, or bring a sound one to the lock. The stamp comes last: half a one is made again."""
    sound = python_mark() in read_stamp() and venv_python().exists()
    stamp().unlink(missing_ok=True)
    tell("Installing Mitra's packages into .venv, once (under half a minute on a quick connection) …")
    if not sound:
        call([sys.executable, "-m", "venv", "--clear", str(VENV)])
    call([str(venv_python()), *PIP, *LOCKED, str(lock)])
    locks = [RUN_LOCK, DEV_LOCK] if lock == DEV_LOCK else [lock]
    stamp().write_text("\n".join([python_mark(), *map(lock_mark, locks)]), encoding="utf-8")


def call(command: Sequence[str]) -> None:
    """Run a program to its end, its output on stderr; raises CalledProcessError when it fails."""
    subprocess.run(command, check=True, stdout=sys.stderr)


def stamp() -> Path:
    """The file that says what `.venv` was made from."""
    return VENV / "mitra.stamp"


def read_stamp() -> list[str]:
    """The marks of what `.venv` was made from; none when it was not finished."""
    try:
        return stamp().read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def python_mark() -> str:
    """Tells Pythons apart: another version or place needs another `.venv`."""
    return f"Python {sys.version_info[0]}.{sys.version_info[1]} of {sys.base_prefix}"


def lock_mark(lock: Path) -> str:
    """Tells the contents of locks apart."""
    return hashlib.sha256(lock.read_bytes()).hexdigest()
