"""A scenario as it is handed on: one YAML file, a folder, or a zip of such a folder.

Everything is read into memory within limits, and nothing is ever unpacked by the names in an
archive: what is written later has a name that was looked at here.
"""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from app.drill.marked import LARGEST
from app.drill.problems import Problem, ScenarioError, shortened

SCENARIO = "scenario.yaml"
"""The name of the scenario within a folder or an archive."""

MOST_FILES = 200
LARGEST_FILE = 16 * 1024 * 1024
LARGEST_SUM = 64 * 1024 * 1024
_LONGEST_NAME = 120
_RESERVED = {"con", "prn", "aux", "nul"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in "123456789"
}


_DAMAGED = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    RuntimeError,  # encrypted; NotImplementedError: packed by an unknown method
    ValueError,  # names that are no text
)


class Bundle(NamedTuple):
    """`file`: the scenario's name in problems. `text`: what it says. `attachments`: by name."""

    file: str
    text: bytes
    attachments: dict[str, bytes]

    def write_into(self, folder: Path) -> None:
        """Write the scenario and its attachments into a new folder. Raises OSError."""
        folder.mkdir()
        for name, raw in {**self.attachments, SCENARIO: self.text}.items():
            target = folder.joinpath(*PurePosixPath(name).parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(raw)


def read_bundle(path: Path) -> Bundle:
    """Return the scenario at `path`: a YAML file, a folder, or a zip. Raises ScenarioError."""
    try:
        if path.is_dir():
            return _folder(path)
        if path.suffix.lower() == ".zip":
            return _archive(path)
        with path.open("rb") as file:
            return Bundle(str(path), file.read(LARGEST + 1), {})
    except OSError as error:
        raise _refusal(path, "unreadable", error.strerror or str(error)) from None


def is_safe(name: str) -> bool:
    """Return whether a name stays within its folder, on every system."""
    parts = name.split("/")
    return (
        0 < len(name) <= _LONGEST_NAME
        and name.isprintable()
        and not set(name) & set('\\:*?"<>|')
        and all(
            part
            and not part.startswith(".")
            and not part.endswith((" ", "."))
            and part.split(".")[0].lower() not in _RESERVED
            for part in parts
        )
    )


def _folder(path: Path) -> Bundle:
    files: dict[str, bytes] = {}
    if not (path / SCENARIO).is_file():  # it may be any folder, and a large one
        raise _refusal(path, "no_scenario", SCENARIO)
    for found in path.rglob("*"):
        name = found.relative_to(path).as_posix()
        if _is_left_behind(name) or any(part.startswith(".") for part in name.split("/")):
            continue
        if found.is_symlink():
            raise _refusal(path, "link", name)
        if found.is_file():
            with found.open("rb") as file:
                _add(path, files, name, file.read(LARGEST_FILE + 1))
    return _bundle(path, files)


def _archive(path: Path) -> Bundle:
    files: dict[str, bytes] = {}
    try:
        # Archives made under Chinese Windows name their files in GBK.
        with zipfile.ZipFile(path, metadata_encoding="gbk") as archive:
            for info in archive.infolist():
                if stat.S_ISLNK(info.external_attr >> 16):
                    raise _refusal(path, "link", info.filename)
                if info.is_dir() or _is_left_behind(info.filename):
                    continue
                if len(files) >= MOST_FILES or info.file_size > LARGEST_FILE:
                    code = "too_many_files" if len(files) >= MOST_FILES else "too_large"
                    limit = MOST_FILES if len(files) >= MOST_FILES else _megabytes(LARGEST_FILE)
                    raise _refusal(path, code, str(limit))
                with archive.open(info) as file:
                    # The header may lie about the size.
                    _add(path, files, info.filename, file.read(LARGEST_FILE + 1))
    except _DAMAGED as error:
        raise _refusal(path, "bad_archive", str(error) or type(error).__name__) from None
    return _bundle(path, _without_top(files))


def _is_left_behind(name: str) -> bool:
    """Return whether a file is one that systems put beside others, unasked."""
    return any(
        part in ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini") or part.startswith("._")
        for part in name.split("/")
    )


def _without_top(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files without the one folder that holds them all, if there is one."""
    tops = {name.split("/", 1)[0] for name in files}
    if SCENARIO in files or len(tops) != 1 or not all("/" in name for name in files):
        return files
    return {name.split("/", 1)[1]: raw for name, raw in files.items()}


def _add(path: Path, files: dict[str, bytes], name: str, raw: bytes) -> None:
    if not is_safe(name) or name in files:
        raise _refusal(path, "bad_path", name)
    if len(files) >= MOST_FILES:
        raise _refusal(path, "too_many_files", str(MOST_FILES))
    if len(raw) > LARGEST_FILE:
        raise _refusal(path, "too_large", _megabytes(LARGEST_FILE))
    files[name] = raw
    if sum(map(len, files.values())) > LARGEST_SUM:
        raise _refusal(path, "too_large", _megabytes(LARGEST_SUM))


def _bundle(path: Path, files: dict[str, bytes]) -> Bundle:
    text = files.pop(SCENARIO, None)
    if text is None:
        raise _refusal(path, "no_scenario", SCENARIO)
    return Bundle(str(path / SCENARIO), text, files)


def _megabytes(size: int) -> str:
    return f"{size // (1024 * 1024)} MB"


def _refusal(path: Path, code: str, value: str) -> ScenarioError:
    return ScenarioError([Problem(str(path), 0, "", code, shortened(value))])
