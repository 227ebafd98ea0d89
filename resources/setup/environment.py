"""Makes `.venv` hold exactly what the lock files name; does nothing when it already does.

    python3 resources/setup/environment.py [--dev] [--floor] [--into DIR]

Without options: what the program needs (requirements.lock). `--dev`: and what development needs.
`--floor`: the oldest Qt that the program runs on (requirements-floor.lock); chosen by itself where
the newest cannot load (UOS, Kylin: an older glibc). `--into`: another folder than `.venv`.

Only the standard library, and syntax that an old Python can still read, so that it can say in a
sentence what is wrong. An interrupted installation is made anew: half a package looks whole to pip.
"""

from __future__ import print_function

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys

OLDEST = (3, 11)
NEWER = ["python3.%d" % minor for minor in (11, 12, 13, 14)]
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PIP = {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
NEWEST_QT_NEEDS_GLIBC = {"x86_64": (2, 34), "aarch64": (2, 39)}


def say(chinese, english):
    print(chinese, file=sys.stderr)
    print(english, file=sys.stderr)
    sys.stderr.flush()


def main():
    if sys.version_info < OLDEST:
        return _with_newer_python()
    import argparse

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dev", action="store_true", help="development tools too")
    parser.add_argument("--floor", action="store_true", help="the oldest Qt we run on")
    parser.add_argument("--into", default=".venv", metavar="DIR", help="default: .venv")
    options = parser.parse_args()
    locks = ["requirements-floor.lock" if options.floor or _is_old_system() else "requirements.lock"]
    locks += ["requirements-dev.lock"] if options.dev else []
    with _alone():
        environment = Environment(os.path.join(ROOT, options.into))
        return 0 if environment.has(locks) else environment.install(locks)


def _with_newer_python():
    for name in NEWER:
        path = shutil.which(name)
        if path:
            return subprocess.call([path] + sys.argv)
    found = "%d.%d" % sys.version_info[:2]
    say(
        "守望需要 Python 3.11 或更新；这里的 python3 是 %s，也没有找到 %s。请先安装 Python 3.11。"
        % (found, "、".join(NEWER)),
        "Shouwang needs Python 3.11 or newer; python3 here is %s and none of %s was found. "
        "Install Python 3.11 first." % (found, ", ".join(NEWER)),
    )
    return 1


class _alone:
    """Two `make` in the same folder take turns."""

    def __enter__(self):
        self._file = open(os.path.abspath(__file__), "rb")
        try:
            import fcntl
        except ImportError:  # Windows
            return self
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            say("等待另一个安装完成……", "Waiting for another installation to finish ...")
            fcntl.flock(self._file, fcntl.LOCK_EX)
        return self

    def __exit__(self, *_):
        self._file.close()


def _is_old_system():
    """Tell whether the newest Qt's wheels cannot load here (UOS, Kylin: an older glibc)."""
    needed = NEWEST_QT_NEEDS_GLIBC.get(platform.machine())
    name, version = platform.libc_ver()
    if not needed or name != "glibc":
        return False
    return tuple(int(part) for part in version.split(".")[:2]) < needed


def _digest(lock):
    with open(os.path.join(ROOT, lock), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def _blocks(lock):
    """Yield (project name, its lines with hashes) of a lock file, in order."""
    name, lines = None, []
    with open(os.path.join(ROOT, lock)) as file:
        for line in file:
            if line[:1].isalnum():
                if name:
                    yield name, lines
                name, lines = line.split("==")[0].split("[")[0].strip(), []
            lines.append(line)
    if name:
        yield name, lines


class Environment:
    """One virtual environment, and the note in it of what was installed."""

    def __init__(self, folder):
        self.folder = folder
        inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
        self.python = os.path.join(folder, *inside)
        self.stamp = os.path.join(folder, "installed.json")
        self.unfinished = os.path.join(folder, "unfinished")

    def has(self, locks):
        try:
            with open(self.stamp) as file:
                stamp = json.load(file)
        except (OSError, ValueError):
            return False
        return os.path.exists(self.python) and all(stamp.get(k) == _digest(k) for k in locks)

    def install(self, locks):
        if os.path.exists(self.folder) and not self._is_sound():
            say(
                "上次的安装没有完成，重新建立 %s" % self.folder,
                "The last installation was not finished: making %s anew" % self.folder,
            )
            shutil.rmtree(self.folder)
        if not os.path.exists(self.folder) and not self._make():
            return 1
        was_whole = os.path.exists(self.stamp)
        if was_whole:
            os.remove(self.stamp)
        self._mark_unfinished()
        names = ", ".join(locks)
        say(
            "按 %s 安装 Python 软件包（首次约 400 MB）" % names,
            "Installing the Python packages of %s (about 400 MB the first time)" % names,
        )
        if subprocess.call(self._pip(locks), env=dict(os.environ, **PIP)):
            say(
                "安装没有完成。请检查网络与 pip 的软件源设置，再运行一次；已下载的不会重下。",
                "The installation was not finished. Check the network and pip's package source, "
                "then run this again; what was downloaded is kept.",
            )
            if was_whole:  # pip downloads before it changes anything: the old packages still work
                os.remove(self.unfinished)
            return 1
        with open(self.stamp, "w") as file:
            json.dump({lock: _digest(lock) for lock in locks}, file, indent=1)
        os.remove(self.unfinished)
        return 0

    def _make(self):
        version = sys.version.split()[0]
        say(
            "建立 %s（Python %s）" % (self.folder, version),
            "Making %s (Python %s)" % (self.folder, version),
        )
        os.makedirs(self.folder)
        self._mark_unfinished()
        if subprocess.call([sys.executable, "-m", "venv", self.folder]) == 0:
            return True
        say(
            "建立虚拟环境失败：在 Debian 上请安装 python3-venv。",
            "Making the virtual environment failed: on Debian, install python3-venv.",
        )
        return False

    def _pip(self, locks):
        """Return pip's command: the first lock whole, of the others what it does not name."""
        rest = os.path.join(self.folder, "rest.lock")
        seen = {name for name, _ in _blocks(locks[0])}
        with open(rest, "w") as file:
            for lock in locks[1:]:
                for name, lines in _blocks(lock):
                    if name not in seen:
                        file.writelines(lines)
        command = [self.python, "-m", "pip", "install", "--require-hashes", "--no-deps"]
        command += ["--only-binary", ":all:", "-r", os.path.join(ROOT, locks[0])]
        return command + (["-r", rest] if locks[1:] else [])

    def _is_sound(self):
        """Tell whether its last installation ended, and its Python starts, fits and has pip."""
        if os.path.exists(self.unfinished):
            return False
        check = "import sys, pip; sys.exit(sys.version_info < %r)" % (OLDEST,)
        try:
            return subprocess.call([self.python, "-c", check], stderr=subprocess.DEVNULL) == 0
        except OSError:
            return False

    def _mark_unfinished(self):
        with open(self.unfinished, "w"):
            pass


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
