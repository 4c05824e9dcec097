"""A bare machine -> a ready one, then run, test or soak. Standard library only: it runs before anything is installed.

    python3 tools/setup.py [set-up | run [ARGS...] | sculpt [HEADS...] | test | soak | lock]
    Windows: py tools/setup.py run

Exit codes: 0 done, 1 something failed, 2 wrong use, 3 this machine lacks something (the line to type is printed).
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
NPM = ROOT / "tools" / "npm"
OLDEST = (3, 11)

# What the wheels load but do not bring: libgl1 and libegl1 hold the libGL.so.1 and libEGL.so.1 that Panda3D and Skia
# ask for (libX11 comes with them); the mesa packages are the drivers behind, the software one too.
GL_PACKAGES = (
    "libgl1", "libegl1", "libgl1-mesa-dri", "libglx-mesa0", "libegl-mesa0",
)  # fmt: skip

TIERS = (
    ("pure", "not gl and not golden and not soak"),
    ("gl", "gl and not golden and not soak"),
    ("golden", "golden and not soak"),
)
TYPED_ROOMS = ("scene", "shop", "forms", "models", "world", "visit")


class Missing(Exception):
    """This machine lacks something we may not or cannot add; the message says what to type."""


def say(text: str) -> None:
    print(text, flush=True)


def call(command: Sequence[object], **more) -> int:
    return subprocess.run([str(c) for c in command], cwd=ROOT, check=False, **more).returncode


def need(command: Sequence[object], failed: str) -> None:
    """Run quietly; on failure show the end of what it said."""
    done = subprocess.run(
        [str(c) for c in command], cwd=ROOT, check=False, text=True, errors="replace",
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode:
        raise Missing(done.stdout[-3000:].strip() + f"\n{failed}")


# -- system packages -------------------------------------------------------------------------------------------------


def is_root() -> bool:
    return not WINDOWS and os.geteuid() == 0


def absent_packages(names: Sequence[str]) -> list[str]:
    """Those Debian packages of ``names`` that are not installed."""
    asked = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names],
        check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    there = {line.split()[0] for line in asked.stdout.splitlines() if line.endswith(" installed")}
    return [name for name in names if name not in there]


def apt_install(names: Sequence[str], why: str) -> None:
    """Install Debian packages as root; otherwise raise Missing with the one line to type."""
    line = f"apt-get install -y --no-install-recommends {' '.join(names)}"
    if not is_root():
        raise Missing(f"{why}. Type:\n    sudo {line}")
    say(f"  installing {' '.join(names)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet: dict = {"env": env, "stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if call(line.split(), **quiet) == 0:
        return
    call(["apt-get", "update"], **quiet)  # the package lists may be absent or old: that is the usual reason
    if call(line.split(), env=env, stdin=subprocess.DEVNULL) != 0:
        raise Missing(f"{why}, and apt-get could not install it. Type:\n    {line}")


def ensure_system() -> None:
    """Python's venv module and the OpenGL libraries: on Debian and Ubuntu asked for in one line."""
    venv = not venv_works() and any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip"))
    if shutil.which("apt-get") and shutil.which("dpkg-query"):
        wanted = [f"python{sys.version_info.major}.{sys.version_info.minor}-venv"] if venv else []
        wanted += absent_packages(GL_PACKAGES)
        if wanted:
            apt_install(wanted, "System packages are missing")
        return
    if venv:
        raise Missing("Python's venv and ensurepip modules are missing: install your system's package for them.")
    if sys.platform.startswith("linux"):
        for name in ("libGL.so.1", "libEGL.so.1"):
            try:
                ctypes.CDLL(name)
            except OSError:
                raise Missing(f"{name} is missing: install your system's Mesa GL and EGL libraries.") from None


# -- the virtual environment -----------------------------------------------------------------------------------------


def venv_works() -> bool:
    return PYTHON.exists() and call([PYTHON, "-m", "pip", "--version"], stdout=subprocess.DEVNULL) == 0


def ensure_venv() -> None:
    if not venv_works():
        say("  making .venv")
        # a process of its own: ensurepip may have been installed a moment ago
        need([sys.executable, "-m", "venv", "--clear", VENV], "The virtual environment could not be made.")


def stamp_of(*files: Path) -> str:
    digest = hashlib.sha256(sys.version.encode())
    for file in files:
        digest.update(file.read_bytes())
    return digest.hexdigest()


def cached(stamp: Path, value: str, work: Callable[[], None]) -> None:
    """Do ``work`` unless ``stamp`` already holds ``value``."""
    if stamp.exists() and stamp.read_text() == value:
        return
    work()
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value)


def ensure_locked(lock: Path) -> None:
    """Install exactly what ``lock`` names, each file proven by its hash."""

    def install() -> None:
        say(f"  installing {lock.name} (a few minutes the first time)")
        pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--only-binary", ":all:"]
        need([*pip, "--require-hashes", "-r", lock], f"pip could not install {lock.name}: see above.")

    cached(VENV / f".{lock.stem}.stamp", stamp_of(lock), install)


def ensure_launcher() -> None:
    """Make the package importable and `exhibition` a command, without a build step: a .pth and a small script."""
    asked = subprocess.run(
        [PYTHON, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True, text=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    write_if_new(Path(asked.stdout.strip()) / "exhibition.pth", f"{ROOT}\n")
    if WINDOWS:
        write_if_new(BIN / "exhibition.cmd", f'@"{PYTHON}" -m exhibition %*\n')
    else:
        script = BIN / "exhibition"
        write_if_new(script, f'#!/bin/sh\nexec "{PYTHON}" -m exhibition "$@"\n')
        script.chmod(0o755)


def write_if_new(path: Path, text: str) -> None:
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def ensure_compiled() -> None:
    """Bytecode of the program now, not at a visitor's first start: it would take a second of that. What cannot be
    written is compiled at every start instead."""
    call([PYTHON, "-m", "compileall", "-q", "exhibition"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def set_up(dev: bool = False) -> None:
    started = time.monotonic()
    if sys.version_info < OLDEST:
        raise Missing(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.")
    ensure_system()
    ensure_venv()
    ensure_locked(ROOT / "requirements.txt")
    if dev:
        ensure_locked(ROOT / "requirements-dev.txt")
    ensure_launcher()
    ensure_compiled()
    say(f"set-up ready ({time.monotonic() - started:.0f} s)")


# -- node, for the Khronos glTF validator only -------------------------------------------------------------------------


def ensure_validator() -> None:
    """Node and the glTF validator where they can be had; its test skips with the reason where they cannot."""
    try:
        if not (shutil.which("node") and shutil.which("npm")):
            if not shutil.which("apt-get"):
                raise Missing("node and npm are absent")
            apt_install(["nodejs", "npm"], "node and npm are absent")
        npm = [shutil.which("npm") or "npm", "--prefix", NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        cached(
            NPM / "node_modules" / ".exhibition.stamp",
            stamp_of(NPM / "package.json", NPM / "package-lock.json"),
            lambda: need(npm, "npm could not install the glTF validator"),
        )
    except Missing as reason:
        say(f"the glTF validator's test will be skipped: {reason}")


# -- commands ----------------------------------------------------------------------------------------------------------


def lock() -> int:
    """Renew the three locks from pyproject.toml; `uv` must be on the path or in .venv."""
    uv = shutil.which("uv", path=os.pathsep.join([str(BIN), os.environ.get("PATH", "")]))
    if uv is None:
        raise Missing(f"uv is absent. Type:\n    {PYTHON} -m pip install uv")
    base = [uv, "pip", "compile", "--quiet", "pyproject.toml", "--universal", "--generate-hashes", "--python-version",
            "3.11", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header",
            "--fork-strategy", "fewest"]  # fmt: skip
    need([*base, "-o", "requirements.txt"], "uv could not resolve the runtime lock")
    dev = [*base, "--extra", "dev", "-c", "requirements.txt", "-o", "requirements-dev.txt"]
    need(dev, "uv could not resolve the dev lock")
    bake = [*base, "--extra", "bake", "-c", "requirements-dev.txt", "-o", "requirements-bake.txt"]
    need(bake, "uv could not resolve the bake lock")
    return 0


def counts(report: Path) -> tuple[int, int, int]:
    """Passed, failed, skipped of a JUnit report."""
    suites = ElementTree.parse(report).getroot().iter("testsuite")
    total = failed = skipped = 0
    for suite in suites:
        total += int(suite.get("tests", 0))
        failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
        skipped += int(suite.get("skipped", 0))
    return total - failed - skipped, failed, skipped


def pytest_tiers(tiers: Sequence[tuple[str, str]]) -> tuple[bool, list[str]]:
    """Run each tier of tests; True when none failed, and a line for each."""
    fine, lines, totals = True, [], [0, 0, 0]
    for name, marks in tiers:
        say(f"\n== tests: {name} ==")
        started = time.monotonic()
        report = ROOT / "out" / "tests" / f"{name}.xml"
        report.parent.mkdir(parents=True, exist_ok=True)
        report.unlink(missing_ok=True)
        code = call([PYTHON, "-m", "pytest", "-q", "-m", marks, f"--junitxml={report}"])
        fine = fine and code in (0, 5)  # 5: the tier is empty
        got = counts(report) if report.exists() else (0, 1, 0)
        totals = [a + b for a, b in zip(totals, got, strict=True)]
        lines.append(f"{name:8} {'ok' if code in (0, 5) else 'FAILED':7} {time.monotonic() - started:5.0f} s")
    lines.append(f"{totals[0]} passed, {totals[1]} failed, {totals[2]} skipped")
    return fine, lines


def style() -> tuple[bool, list[str]]:
    fine, lines = True, []
    rooms = [f"exhibition/{room}" for room in TYPED_ROOMS if (ROOT / "exhibition" / room).is_dir()]
    checks = {"ruff": ["ruff", "check", "--quiet", "exhibition", "tests", "tools"], "mypy": ["mypy", *rooms]}
    for name, arguments in checks.items():
        say(f"\n== {name} ==")
        started = time.monotonic()
        code = call([PYTHON, "-m", *arguments])
        fine = fine and code == 0
        lines.append(f"{name:8} {'FAILED' if code else 'ok':7} {time.monotonic() - started:5.0f} s")
    return fine, lines


def test() -> int:
    set_up(dev=True)
    ensure_validator()
    clean, style_lines = style()
    fine, lines = pytest_tiers(TIERS)
    say("\n" + "\n".join(style_lines + lines))
    return 0 if clean and fine else 1


def soak() -> int:
    set_up(dev=True)
    fine, lines = pytest_tiers([("soak", "soak")])
    say("\n" + "\n".join(lines))
    return 0 if fine else 1


def run(arguments: Sequence[str]) -> int:
    set_up()
    try:
        return call([PYTHON, "-m", "exhibition", "run", *arguments])
    except KeyboardInterrupt:
        return 0


def sculpt(heads: Sequence[str]) -> int:
    """Make the finished files of these heads anew, or of all; what an earlier run kept is used where it still holds."""
    set_up()
    ensure_locked(ROOT / "requirements-bake.txt")
    return call([PYTHON, "-m", "tools.sculpt", "build", *(heads or ["all"])], cwd=ROOT)


def main(arguments: Sequence[str]) -> int:
    command, rest = (arguments[0], arguments[1:]) if arguments else ("set-up", [])
    commands: dict[str, Callable[[], int]] = {
        "set-up": lambda: set_up() or 0,  # type: ignore[func-returns-value]
        "run": lambda: run(rest),
        "sculpt": lambda: sculpt(rest),
        "test": test,
        "soak": soak,
        "lock": lock,
    }
    if command not in commands or (rest and command not in ("run", "sculpt")):
        say(__doc__ or "")
        return 2
    try:
        return commands[command]()
    except Missing as missing:
        say(str(missing))
        return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
