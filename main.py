"""守望 Shouwang: the one entry for people, services and scripts.

Only declares the command line; each command imports its room when it runs, so that nothing without
a window loads Qt and `--help` is quick.
"""

from __future__ import annotations

import enum
import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from app.documents.blocks import Document

app = typer.Typer(
    name="shouwang",
    help="守望 · 街道应急值守台  Shouwang, the street's emergency-operations console.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
demo = typer.Typer(help="演示街道  The demo street.", no_args_is_help=True)
user = typer.Typer(help="用户  Users.", no_args_is_help=True)
drill = typer.Typer(help="桌面推演  Tabletop drills.", no_args_is_help=True)
warning = typer.Typer(help="预警（CAP 1.2）  Warnings as CAP 1.2.", no_args_is_help=True)
msel = typer.Typer(help="情景注入清单（Excel）  MSEL in Excel.", no_args_is_help=True)
app.add_typer(demo, name="demo")
app.add_typer(user, name="user")
app.add_typer(warning, name="warning")
app.add_typer(drill, name="drill")
drill.add_typer(msel, name="msel")

ProfileOption = Annotated[
    Path | None,
    typer.Option(
        "--profile",
        metavar="DIR",
        help="数据目录：数据库、设置、日志。 Folder that holds database, settings, logs, sockets "
        "(default: the user's data folder, or $SHOUWANG_PROFILE).",
    ),
]
BrokerOption = Annotated[
    str | None,
    typer.Option(
        "--broker",
        metavar="URL",
        help="mqtt://[user@]host:port 或 mqtts://...  (default: the profile's settings).",
    ),
]


class Format(enum.StrEnum):
    """Export formats."""

    CSV = "csv"
    JSON = "json"


class Theme(enum.StrEnum):
    """Themes of the interface."""

    DARK = "dark"
    LIGHT = "light"


class Language(enum.StrEnum):
    """Languages of the interface."""

    ZH = "zh"
    EN = "en"


class Event(enum.StrEnum):
    """Named events of the simulator."""

    KITCHEN_FIRE = "kitchen-fire"
    GAS_LEAK = "gas-leak"
    FLOODED_UNDERPASS = "flooded-underpass"
    ELDER_UNSEEN = "elder-unseen"


def _version(wanted: bool) -> None:
    if wanted:
        from app import __version__

        typer.echo(f"shouwang {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def console(
    context: typer.Context,
    profile: ProfileOption = None,
    trial: Annotated[
        bool,
        typer.Option(
            "--trial",
            help="首次启动时载入演示街道并启动试用服务。 On first start load the demo street.",
        ),
    ] = False,
    version: Annotated[  # noqa: ARG001
        bool, typer.Option("--version", callback=_version, is_eager=True, help="版本 Version.")
    ] = False,
) -> None:
    """打开值守台。 Open the console (the command when none is named)."""
    context.obj = profile
    if context.invoked_subcommand is None:
        from ui.commands import open_console

        raise typer.Exit(open_console(profile, trial=trial))


@app.command()
def wall(context: typer.Context, profile: ProfileOption = None) -> None:
    """大屏：各居民区报警，只看不动，Esc 关闭。 The wall: areas with their alarms, read-only."""
    from ui.commands import open_wall

    raise typer.Exit(open_wall(_profile(context, profile)))


@app.command()
def watch(
    context: typer.Context, profile: ProfileOption = None, broker: BrokerOption = None
) -> None:
    """报警服务：接收、判断、记录。 Receive, evaluate and record sensor messages until stopped."""
    from app.commands.watch import run

    raise typer.Exit(run(_profile(context, profile), broker=broker))


@app.command()
def broker(context: typer.Context, profile: ProfileOption = None) -> None:
    """试用消息代理。 Run the trial broker (mosquitto where present, else the embedded one)."""
    from app.commands.broker import run

    raise typer.Exit(run(_profile(context, profile)))


@app.command()
def simulate(
    context: typer.Context,
    profile: ProfileOption = None,
    broker: BrokerOption = None,
    speed: Annotated[
        float, typer.Option(min=0.01, max=100_000, help="倍速 Times as fast as real time.")
    ] = 1.0,
    event: Annotated[
        list[Event] | None,
        typer.Option("--event", help="场景事件，可多次给出。 A named event; may be given again."),
    ] = None,
    only_events: Annotated[
        bool, typer.Option("--only-events", help="只发事件，随后退出。 Events alone, then exit.")
    ] = False,
    duration: Annotated[
        float | None, typer.Option(min=0, help="秒后停止 Stop after so many real seconds.")
    ] = None,
    seed: Annotated[int, typer.Option(help="随机种子 Random seed.")] = 1,
    after_watch: Annotated[
        bool,
        typer.Option(
            "--after-watch", help="等报警服务接通再开始 Begin when the watch is connected."
        ),
    ] = False,
) -> None:
    """模拟全部感知点位的一天。 Publish a realistic day for all sensors, and named events."""
    from app.commands.simulate import run

    raise typer.Exit(
        run(
            _profile(context, profile),
            broker=broker,
            speed=speed,
            events=[str(e) for e in event or ()],
            only_events=only_events,
            duration=duration,
            seed=seed,
            after_watch=after_watch,
        )
    )


@app.command()
def stats(
    context: typer.Context,
    profile: ProfileOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出 Print JSON.")] = False,
) -> None:
    """各表行数与服务状态。 Counts per table, last message, last commit, broker state."""
    from app.commands.stats import run

    raise typer.Exit(run(_profile(context, profile), as_json=as_json))


@app.command()
def export(
    context: typer.Context,
    table: Annotated[str, typer.Argument(help="表名，如 alarms, shelters。 Table, a plural noun.")],
    profile: ProfileOption = None,
    form: Annotated[Format, typer.Option("--format", help="格式 Format.")] = Format.CSV,
    limit: Annotated[int | None, typer.Option(min=0, help="最多行数 At most so many rows.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="写入文件 To a file, not to the screen.")
    ] = None,
) -> None:
    """导出一张表。 Export a table; personal data is masked."""
    from app.commands.export import run

    raise typer.Exit(
        run(_profile(context, profile), table, form=form.value, limit=limit, output=output)
    )


@app.command()
def selftest(context: typer.Context, profile: ProfileOption = None) -> None:
    """自检：数据库、消息代理、输入法、中文字体。 Check this machine and say what to mend."""
    from app.commands.selftest import run

    raise typer.Exit(run(_profile(context, profile)))


@app.command()
def screenshot(
    context: typer.Context,
    page: Annotated[str, typer.Argument(help="页面，如 alarms, map。 Page code, or sign-in.")],
    file: Annotated[Path, typer.Argument(help="PNG 文件 PNG file to write.")],
    profile: ProfileOption = None,
    theme: Annotated[Theme, typer.Option(help="主题 Theme.")] = Theme.DARK,
    size: Annotated[str, typer.Option(metavar="WxH", help="窗口大小 Window size.")] = "1920x1080",
    language: Annotated[Language, typer.Option(help="语言 Language.")] = Language.ZH,
) -> None:
    """画出一个页面。 Draw a page of the real window into a PNG file."""
    from ui.commands import take_screenshot

    raise typer.Exit(
        take_screenshot(
            _profile(context, profile),
            page,
            file,
            theme=theme.value,
            size=size,
            language=language.value,
        )
    )


@app.command()
def tour(
    context: typer.Context,
    profile: ProfileOption = None,
    out: Annotated[Path, typer.Option(help="截图目录 Folder for the pictures.")] = Path("out"),
    theme: Annotated[Theme, typer.Option(help="主题 Theme.")] = Theme.DARK,
    size: Annotated[str, typer.Option(metavar="WxH", help="窗口大小 Window size.")] = "1920x1080",
) -> None:
    """一分钟演示并截图。 Play a one-minute tour and write numbered screenshots."""
    from ui.commands import play_tour

    raise typer.Exit(play_tour(_profile(context, profile), out, theme=theme.value, size=size))


@app.command()
def speak(
    context: typer.Context,
    profile: ProfileOption = None,
    language: Annotated[Language, typer.Option(help="语言 Language.")] = Language.ZH,
    engine: Annotated[str, typer.Option(help="语音引擎 Qt's engine; default: the system's.")] = "",
) -> None:
    """朗读标准输入（值守台用）。 Speak what comes on standard input; for the console's own use."""
    from ui.alarms.voice import speak as run_voice

    _profile(context, profile)  # named as for every command; the voice needs nothing of it
    raise typer.Exit(run_voice(language.value, engine))


@demo.command("load")
def demo_load(
    context: typer.Context,
    profile: ProfileOption = None,
    again: Annotated[
        bool, typer.Option("--again", help="清空后重新载入 Empty the database first.")
    ] = False,
) -> None:
    """载入演示街道（只对空库）。 Load the demo street into an empty database."""
    from app.commands.demo import load

    raise typer.Exit(load(_profile(context, profile), again=again))


@demo.command("build")
def demo_build(
    out: Annotated[Path, typer.Option(help="输出目录 Folder to write.")] = Path("resources/demo"),
) -> None:
    """重新生成演示街道文件。 Build the files of the demo street again, always the same."""
    from app.commands.demo import build

    raise typer.Exit(build(out))


@user.command("add")
def user_add(
    context: typer.Context,
    login: Annotated[str, typer.Argument(help="登录名 Log-in name.")],
    name: Annotated[str, typer.Option(help="姓名 Name.")],
    role: Annotated[str, typer.Option(help="officer, leader, administrator")] = "officer",
    profile: ProfileOption = None,
) -> None:
    """新增用户，口令从标准输入读取。 Add a user; the password is read from standard input."""
    from app.commands.user import add

    raise typer.Exit(add(_profile(context, profile), login, name=name, role=role))


@warning.command("list")
def warning_list(context: typer.Context, profile: ProfileOption = None) -> None:
    """列出预警，生效的在前。 List warnings, those in force first."""
    from app.commands.warning import run_list

    raise typer.Exit(run_list(_profile(context, profile)))


@warning.command("import")
def warning_import(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="CAP 1.2 文件 A CAP 1.2 file.")],
    profile: ProfileOption = None,
) -> None:
    """读入一条 CAP 1.2 预警。 Take in a warning from a CAP 1.2 file."""
    from app.commands.warning import run_import

    raise typer.Exit(run_import(_profile(context, profile), file))


@warning.command("export")
def warning_export(
    context: typer.Context,
    warning_id: Annotated[
        str, typer.Argument(metavar="WARNING_ID", help="编号 Its id, as listed.")
    ],
    profile: ProfileOption = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="写入文件 To a file, not to the screen.")
    ] = None,
) -> None:
    """把一条预警写成 CAP 1.2；推演的一律标为演练。 Write a warning as CAP 1.2."""
    from app.commands.warning import run_export

    raise typer.Exit(run_export(_profile(context, profile), warning_id, output))


@drill.command("check")
def drill_check(
    file: Annotated[
        Path, typer.Argument(help="脚本：YAML 文件、文件夹或 zip。 Scenario: YAML, folder or zip.")
    ],
) -> None:
    """检查脚本，问题逐行列出。 Check a scenario; every problem is told with its line."""
    from app.commands.drill import check

    raise typer.Exit(check(file))


@drill.command("prepare")
def drill_prepare(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="脚本：YAML 文件、文件夹或 zip。 Scenario: YAML, folder or zip.")
    ],
    profile: ProfileOption = None,
    name: Annotated[
        str, typer.Option(help="推演名称 Name of the drill (default: scenario and time).")
    ] = "",
) -> None:
    """建立推演：街道当天的副本，与街道隔离。 Make a drill: a copy of the street, kept apart."""
    from app.commands.drill import prepare

    raise typer.Exit(prepare(_profile(context, profile), file, name=name))


@drill.command("from-incident")
def drill_from_incident(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", help="写到 FILE.yaml。 Where to write.")],
    number: Annotated[str, typer.Argument(help="事件编号 Number, e.g. 2026-0317.")] = "",
    profile: ProfileOption = None,
    since: Annotated[
        str, typer.Option("--from", help='或一段时间 Or a span: "2026-11-24 08:00"')
    ] = "",
    until: Annotated[str, typer.Option("--to", help='"2026-11-24 20:00"')] = "",
) -> None:
    """由真实事件或一段时间生成脚本草稿，人名换成化名。 A scenario of what really happened."""
    from app.commands.drill_reality import run

    folder = _profile(context, profile)
    raise typer.Exit(run(folder, number, since, until, out))


@drill.command("compare")
def drill_compare(
    now: Annotated[Path, typer.Argument(help="推演的数据目录 A drill's folder.")],
    then: Annotated[
        Path | None,
        typer.Argument(help="与之比较的推演，省略则与时限比 Another (default: the limits)."),
    ] = None,
) -> None:
    """这一班和另一次推演（或真实经过）比快慢。 How fast a shift was beside another."""
    from app.commands.drill_compare import run

    raise typer.Exit(run(now, then))


class Robot(enum.Enum):
    """How the robot of a dry run plays; the words of `app.domain.drill.robot.Character`."""

    NOTHING = "nothing"
    RIGHT = "right"
    LATE = "late"


@drill.command("dry-run")
def drill_dry_run(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="脚本：YAML 文件、文件夹或 zip。 Scenario: YAML, folder or zip.")
    ],
    robot: Annotated[
        Robot, typer.Option(help="机器人怎么做 How the robot plays.", show_choices=True)
    ] = Robot.RIGHT,
    speed: Annotated[
        float, typer.Option(min=0.5, max=60, help="倍速 Speed: rules' delays last as much longer.")
    ] = 1.0,
    profile: ProfileOption = None,
) -> None:
    """机器人试走脚本，不等时间（缺省用演示街道）。 A robot plays a scenario at once, in a copy."""
    from app.commands.drill_dry_run import run_dry
    from app.domain.drill.robot import Character

    folder = _profile(context, profile)
    raise typer.Exit(run_dry(folder, file, robot=Character(robot.value), speed=speed))


@drill.command("edit")
def drill_edit(
    context: typer.Context,
    scenario: Annotated[
        str,
        typer.Argument(
            help="脚本文件，或库中的编号；不写就新建。 A file, or a key of the library; none: new."
        ),
    ] = "",
    profile: ProfileOption = None,
) -> None:
    """脚本编辑器：不写 YAML，编写、检查、试跑推演脚本。 The editor of scenarios."""
    from ui.commands import open_editor

    raise typer.Exit(open_editor(_profile(context, profile), scenario))


@drill.command("try")
def drill_try(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(help="脚本：YAML 文件、文件夹或 zip。 Scenario: YAML, folder or zip.")
    ],
    lines: Annotated[bool, typer.Option("--lines", help="一行一个 JSON。 JSON lines.")] = False,
    profile: ProfileOption = None,
) -> None:
    """试跑：三个机器人各走一遍，得分并排（缺省用演示街道）。 Three robots, side by side."""
    from app.commands.drill_try import run_try

    raise typer.Exit(run_try(_profile(context, profile), file, lines=lines))


@drill.command("play")
def drill_play(context: typer.Context, profile: ProfileOption = None) -> None:
    """播放 drill prepare 建立的推演。 Play a drill until it ends or is stopped."""
    from app.commands.drill_play import run_play

    raise typer.Exit(run_play(_profile(context, profile)))


@drill.command("do")
def drill_do(
    context: typer.Context,
    action: Annotated[
        str,
        typer.Argument(
            help="play pause hold go speed jump shift fire skip answer mark checkpoint back end"
        ),
    ],
    what: Annotated[
        str,
        typer.Argument(
            help="速度、时间、注入编号或检查点 Speed, time, an inject's id, a checkpoint."
        ),
    ] = "",
    text: Annotated[
        str, typer.Option("--text", help="答复或评定 What is answered, or a mark: P 很好.")
    ] = "",
    by: Annotated[str, typer.Option("--by", help="谁 Who does so.")] = "导调",
    profile: ProfileOption = None,
) -> None:
    """向推演下一条命令。 Give a drill a command, as its controller does."""
    from app.commands.drill_play import run_do

    raise typer.Exit(run_do(_profile(context, profile), action, what, text, by))


@drill.command("improve")
def drill_improve(
    context: typer.Context,
    action: Annotated[str, typer.Argument(help="改进措施 What is to be done better.")],
    owner: Annotated[str, typer.Option("--owner", help="责任人 Who does it.")] = "",
    due: Annotated[str, typer.Option("--due", help="期限 Until when: 2027-03-31.")] = "",
    profile: ProfileOption = None,
) -> None:
    """推演之后登记一条改进措施，写入复盘报告。 Write down an improvement after a drill."""
    from app.commands.drill_after import run_improve

    raise typer.Exit(run_improve(_profile(context, profile), action, owner, due))


@drill.command("attend")
def drill_attend(
    context: typer.Context,
    area: Annotated[str, typer.Argument(help="居民区 12 位代码 The area's 12-digit code.")],
    people: Annotated[int | None, typer.Option("--people", help="人数 How many people.")] = None,
    profile: ProfileOption = None,
) -> None:
    """登记参演的居民区和人数，写入复盘报告。 Write down that a residential area took part."""
    from app.commands.drill_after import run_attend

    raise typer.Exit(run_attend(_profile(context, profile), area, people))


@drill.command("report")
def drill_report(
    context: typer.Context,
    out: Annotated[
        Path, typer.Option("--out", "-o", help="写入 .docx 或 .pdf 文件 File to write.")
    ],
    profile: ProfileOption = None,
) -> None:
    """推演的复盘报告，Word 或 PDF。 The after-action report of a drill, as Word or PDF."""
    from app.commands.drill_report import run

    raise typer.Exit(run(_profile(context, profile), out, _print_pdf))


@drill.command("status")
def drill_status(
    context: typer.Context,
    profile: ProfileOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="机器可读 Machine-readable.")] = False,
) -> None:
    """推演进行到哪里、已经得了几分。 How far a drill is, and its score so far."""
    from app.commands.drill_play import run_status

    raise typer.Exit(run_status(_profile(context, profile), as_json=as_json))


@msel.command("export")
def drill_msel_export(
    file: Annotated[
        Path, typer.Argument(help="脚本：YAML 文件、文件夹或 zip。 Scenario: YAML, folder or zip.")
    ],
    out: Annotated[Path, typer.Option("--out", help="写到 FILE.xlsx。 Where to write.")],
) -> None:
    """把脚本写成 Excel 情景注入清单。 Write a scenario as an MSEL workbook."""
    from app.commands.drill_msel import export

    raise typer.Exit(export(file, out))


@msel.command("import")
def drill_msel_import(
    file: Annotated[Path, typer.Argument(help="Excel 清单。 A workbook, ours or another's.")],
    out: Annotated[Path, typer.Option("--out", help="写到 FILE.yaml。 Where to write.")],
) -> None:
    """从 Excel 清单读出脚本。 Make a scenario of an MSEL workbook."""
    from app.commands.drill_msel import run_import

    raise typer.Exit(run_import(file, out))


def _print_pdf(document: Document, path: Path) -> int:
    """Print a document into a PDF file; return the number of its pages."""
    from ui.commands import print_pdf

    return print_pdf(document, path)


@drill.command("control")
def drill_control(context: typer.Context, profile: ProfileOption = None) -> None:
    """导调窗口：掌控推演的时钟和情景注入。 The controller's window of a drill."""
    from ui.commands import open_control

    raise typer.Exit(open_control(_profile(context, profile)))


@drill.command("replay")
def drill_replay(
    context: typer.Context,
    profile: ProfileOption = None,
    name: Annotated[
        str, typer.Option("--drill", help="街道的哪个推演。 Which drill of the street.")
    ] = "",
    beside: Annotated[
        str, typer.Option(help="与另一次推演放在一起。 Another drill, to be laid beside.")
    ] = "",
) -> None:
    """复盘回放：在地图和时间轴上重放推演，只读。 Replay a drill on map and time line."""
    from ui.commands import open_replay

    raise typer.Exit(open_replay(_profile(context, profile), name, beside))


def _profile(context: typer.Context, given: Path | None) -> Path | None:
    """Return the folder named after the command, or before it."""
    return given or context.obj or (context.parent.obj if context.parent else None)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a pipe in a code page without Chinese
            stream.reconfigure(errors="replace")
    app()
