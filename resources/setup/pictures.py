"""Draws the README's pictures: the real window on the demo street, with a watch that runs.

    .venv/bin/python resources/setup/pictures.py docs/pictures

A profile of its own, thrown away afterwards; a broker, a watch and a simulator as in a trial; two
events, then every page by `main.py screenshot`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from app.profile import open_profile  # noqa: E402
from app.settings import write_first_settings  # noqa: E402

PICTURES = (  # page, theme, language, file
    ("overview", "dark", "zh", "overview"),
    ("alarms", "dark", "zh", "alarms"),
    ("map", "dark", "zh", "map"),
    ("incidents", "dark", "zh", "incidents"),
)
SIZE = "1920x1080"
ALL_REPORT_S = 60
EVENTS = ("kitchen-fire", "gas-leak")


def main() -> int:
    out = ROOT / sys.argv[1] if len(sys.argv) == 2 else ROOT / "docs" / "pictures"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="shouwang-pictures-") as folder:
        profile = open_profile(Path(folder))
        write_first_settings(profile, trial=True)
        program = (sys.executable, str(ROOT / "main.py"), "--profile", folder)
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")

        def run(*arguments: str) -> str:
            done = subprocess.run(
                (*program, *arguments), env=environment, check=True, stdout=subprocess.PIPE, text=True
            )
            return done.stdout

        run("demo", "load")
        log = (profile.logs / "pictures.txt").open("wb")
        started: list[subprocess.Popen[bytes]] = []
        try:
            for arguments in (("broker",), ("watch",), ("simulate", "--speed", "60")):
                started.append(
                    subprocess.Popen((*program, *arguments), env=environment, stdout=log, stderr=log)
                )
                time.sleep(3)
            _wait_for_messages(run)
            for event in EVENTS:
                run("simulate", "--only-events", "--event", event)
            time.sleep(5)
            for page, theme, language, name in PICTURES:
                file = out / f"{name}.png"
                run("screenshot", page, str(file), "--theme", theme, "--language", language,
                    "--size", SIZE)  # fmt: skip
                print(file)
        finally:
            for process in reversed(started):
                process.terminate()
            for process in started:
                process.wait(20)
            log.close()
    return 0


def _wait_for_messages(run) -> None:  # noqa: ANN001
    """Wait until most sensors have reported, or for a minute."""
    end = time.monotonic() + ALL_REPORT_S
    while time.monotonic() < end:
        counts = json.loads(run("stats", "--json"))["tables"]
        if counts["sensor_states"] > 20_000:
            return
        time.sleep(2)


if __name__ == "__main__":
    sys.exit(main())
