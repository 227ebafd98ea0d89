"""The tour: one minute of real life on the demo street, with a picture of each step.

Nothing is staged: broker, watch and simulator are real processes, each step waits until what it
shows has really happened, and a step that does not happen ends the tour with exit code 1.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.alarms import AlarmState
from app.services import shelters, supplies
from app.supervision import own_command
from ui.alarms.words import place_of
from ui.shell.launch import CannotOpen, Session, make_application, prepare
from ui.shell.pictures import parse_size, pause, sign_in_demo_officer, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.services.alarms import AlarmRow
    from app.services.desk import Desk

_STEP_S = 120.0
"""A slow machine may take its time; a step that has not happened after so long will not."""


class TourBroken(Exception):
    """A step did not happen. Field: `step`."""

    def __init__(self, step: str) -> None:
        super().__init__(step)
        self.step = step


def run_tour(folder: Path | None, out: Path, *, theme: str, size: str) -> int:
    """Play the tour over a trial profile and write `out/01-...png` and on; return the exit code.

    Without a folder the tour has a profile of its own, which is deleted afterwards: what it does to
    shelters and stock never stays in anybody's data.
    """
    wanted = parse_size(size)
    if wanted is None:
        sys.stderr.write(f"错误 error: --size {size}\n")
        return 2
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="shouwang-tour-", ignore_cleanup_errors=True) as own:
        make_application()  # before the first timer
        try:
            session = Session(*prepare(folder or Path(own), trial=True))
        except CannotOpen as error:
            sys.stderr.write(f"错误 error: {error.sentence}\n")
            return error.code
        session.start_processes()
        window = session.open_window(theme=theme)
        window.resize(*wanted)
        window.show()
        try:
            Tour(session, out).play()
        except TourBroken as error:
            sys.stderr.write(f"错误 error: 演示没有走完：{error.step}。 The tour broke off here.\n")
            return 1
        finally:
            window.close()
            session.close()
    sys.stdout.write(f"截图已写入 {out.absolute()}  The pictures are in {out.absolute()}\n")
    return 0


class Tour:
    """The steps, in order."""

    def __init__(self, session: Session, out: Path) -> None:
        assert session.window is not None
        self._session = session
        self._window = session.window
        self._console = session.console
        self._out = out
        self._pictures = 0

    def play(self) -> None:
        """Play all steps. Raises TourBroken."""
        self._wait("登录页", lambda: self._window.sign_in is not None)
        pause(0.8)
        self._picture("sign-in")
        if not sign_in_demo_officer(self._session):
            raise TourBroken("演示值班员登录")
        self._wait("报警服务接通", self._is_connected)
        self._wait("感知点位上报", self._is_reporting)
        self._picture("alarms-quiet", "alarms")
        fire = self._let_a_fire_come()
        self._picture("alarm-comes-in", "alarms", fire.id)
        self._acknowledge(fire)
        self._picture("alarm-acknowledged", "alarms", fire.id)
        self._picture("alarm-on-the-map", "map", fire.sensor_id)
        self._open_shelter()
        self._issue_stock()
        self._picture("overview", "overview")

    def _is_connected(self) -> bool:
        status = self._console.status
        return status is not None and status.broker.state == "connected"

    def _is_reporting(self) -> bool:
        status = self._console.status
        return status is not None and status.sensors > 0 and status.never * 20 < status.sensors

    def _let_a_fire_come(self) -> AlarmRow:
        command = own_command(
            self._session.profile,
            *("simulate", "--only-events", "--event", "kitchen-fire", "--speed", "4"),
        )
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as event:
            self._say("厨房起火 · 烟感升高")
            self._wait("火灾报警到达", lambda: self._fire() is not None)
            self._wait("事件发完", lambda: event.poll() is not None)
        fire = self._fire()
        assert fire is not None
        self._say(f"报警：{place_of(fire)}")
        return fire

    def _fire(self) -> AlarmRow | None:
        fires = [row for row in self._console.alarms.rows if row.kind == "smoke" and row.level == 1]
        return min(fires, key=lambda row: row.raised_at, default=None)

    def _acknowledge(self, fire: AlarmRow) -> None:
        self._window.show_page("alarms", fire.id)
        self._window.action("F2").trigger()
        board = self._console.alarms

        def seen() -> bool:
            return any(
                row.state == AlarmState.ACTIVE_ACKED and row.kind == "smoke" for row in board.rows
            )

        self._wait("确认报警", seen)
        remaining = [
            row.id
            for row in board.rows
            if row.building_id == fire.building_id and row.state == AlarmState.ACTIVE_UNACKED
        ]
        board.acknowledge(remaining)
        self._wait(
            "确认同楼报警",
            lambda: (
                not any(
                    row.building_id == fire.building_id and row.state == AlarmState.ACTIVE_UNACKED
                    for row in board.rows
                )
            ),
        )

    def _open_shelter(self) -> None:
        def work(desk: Desk) -> str:
            site = next(
                row
                for row in shelters.shelters(desk)
                if row.kind == "settlement_site" and row.state == "closed"
            )
            shelters.open_shelter(desk, site.id, "演示：楼内居民疏散")
            shelters.count_in(desk, site.id, 61, 24, "演示：12 号楼 5-8 层居民")
            return site.id

        site_id = self._do("开放安置点", work)
        self._picture("shelter-open", "shelters", site_id)

    def _issue_stock(self) -> None:
        def work(desk: Desk) -> str:
            row = next(
                row
                for row in supplies.stock(desk)
                if row.depot_kind == "street_reserve" and row.quantity - row.expired >= 20
            )
            lot = next(
                lot
                for lot in supplies.lots(desk, row.depot_id, row.item_id)
                if lot.quantity >= 10 and (lot.days_left is None or lot.days_left > 0)
            )
            supplies.issue(
                desk,
                row.depot_id,
                lot.lot_id,
                lot.quantity.__class__(10),
                "演示：安置点启用",
                "安置点",
            )
            return f"{row.depot_id}|{row.item_id}"

        selection = self._do("领用物资", work)
        self._picture("stock-issued", "supplies", selection)

    # Means

    def _do(self, step: str, work: Callable[[Desk], str]) -> str:
        results: list[str] = []
        errors: list[Exception] = []
        self._console.ask(self._window, work, results.append, errors.append)
        self._wait(step, lambda: bool(results or errors))
        if errors:
            raise TourBroken(f"{step}：{errors[0]}") from errors[0]
        self._say(step)
        return results[0]

    def _wait(self, step: str, true: Callable[[], bool]) -> None:
        if not wait_until(true, _STEP_S):
            raise TourBroken(step)

    def _picture(self, name: str, page: str = "", selection: str | None = None) -> None:
        if page:
            self._window.show_page(page, selection)
            made = self._window.page(page)
            self._wait(f"页面 {page}", lambda: made is not None and made.is_ready)
            self._wait(f"页面 {page}", lambda: not self._console.pool.busy)
            pause(1.2)
        self._pictures += 1
        file = self._out / f"{self._pictures:02d}-{name}.png"
        if not self._window.grab().save(str(file), "PNG"):
            raise TourBroken(f"写入 {file}")
        self._say(file.name)

    def _say(self, text: str) -> None:
        sys.stdout.write(f"  {text}\n")
        sys.stdout.flush()
