#!/bin/sh
# Makes sure that the system has what Python wheels cannot bring: Qt's libraries, a Chinese font,
# an MQTT broker, and for the tests a PostgreSQL server. Says nothing when nothing is missing.
#
#   system-packages.sh run         what `make run` needs (a virtual screen too, when there is none)
#   system-packages.sh test        what `make test` needs (no screen, but a PostgreSQL server)
#   system-packages.sh list        print the Debian packages of `test`, one a line
#   SKIP_SYSTEM=1 in the environment   leave the system as it is
#   system-packages.sh install P.. install these packages now (needs root; `run` and `test` call it)
#
# Names are those of Debian 12. Where a release has renamed a library (libasound2 -> libasound2t64),
# the new name is found by itself.

set -eu

# What the shared objects of PySide6 and QtWebEngineProcess ask for and the wheels do not bring,
# found with ldd in an empty Debian (docs/setup.md).
LIBRARIES="
libasound2 libatomic1 libdbus-1-3 libdrm2 libegl1 libfontconfig1 libfreetype6 libgbm1 libgl1 libglib2.0-0
libnspr4 libnss3 libpulse0 libwayland-client0 libwayland-cursor0 libwayland-egl1
libx11-6 libx11-xcb1 libxcb-cursor0 libxcb-dri3-0 libxcb-glx0 libxcb-icccm4 libxcb-image0
libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0
libxcb-sync1 libxcb-util1 libxcb-xfixes0 libxcb-xkb1 libxcb1 libxcomposite1 libxdamage1 libxext6
libxfixes3 libxi6 libxkbcommon-x11-0 libxkbcommon0 libxkbfile1 libxrandr2 libxtst6
"

# The same question on a system without dpkg: these can be loaded, or they cannot.
SONAMES="
libEGL.so.1 libGL.so.1 libX11-xcb.so.1 libXcomposite.so.1 libXdamage.so.1 libXi.so.6 libXrandr.so.2
libXtst.so.6 libatomic.so.1
libasound.so.2 libdbus-1.so.3 libdrm.so.2 libfontconfig.so.1 libfreetype.so.6 libgbm.so.1
libglib-2.0.so.0 libgthread-2.0.so.0 libnspr4.so libnss3.so libpulse.so.0 libxcb-cursor.so.0
libxcb-dri3.so.0 libxcb-icccm.so.4 libxcb-image.so.0 libxcb-keysyms.so.1 libxcb-render-util.so.0
libxcb-xkb.so.1 libxkbcommon-x11.so.0 libxkbcommon.so.0 libxkbfile.so.1
"

FONT=fonts-noto-cjk
PATH=$PATH:/usr/sbin:/sbin

say() { printf '%s\n' "$*" >&2; }

has() { command -v "$1" >/dev/null 2>&1; }

has_screen() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

has_chinese_font() {
    has fc-list && [ -n "$(fc-list :lang=zh-cn file 2>/dev/null | head -n 1)" ]
}

# Debian packages whose absence a command or module shows, whoever brought it.
missing_programs() {
    [ -x .venv/bin/python ] || python3 -S -c 'import ensurepip, venv' >/dev/null 2>&1 ||
        echo python3-venv
    has mosquitto || echo mosquitto
    if [ "$1" = run ]; then
        has_screen || has Xvfb || echo xvfb
        has_screen || has xauth || echo xauth
    else
        has mosquitto_pub || echo mosquitto-clients
        ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || echo postgresql
    fi
}

# Of the libraries and the font, those that dpkg has not installed: one query for all.
missing_by_dpkg() {
    # shellcheck disable=SC2086  # the list is meant to be split
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' \
        $LIBRARIES $FONT $(printf '%st64 ' $LIBRARIES) 2>/dev/null |
        sed -n 's/^installed //p' | tr '\n' ' ' || true)
    for package in $LIBRARIES; do
        case " $installed" in
        *" $package "* | *" ${package}t64 "*) ;;
        *) echo "$package" ;;
        esac
    done
    case " $installed" in
    *" $FONT "*) ;;
    *) has_chinese_font || echo $FONT ;;
    esac
}

missing_sonames() {
    python3 - $SONAMES <<'PYTHON'
import ctypes, sys
for name in sys.argv[1:]:
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name)
PYTHON
}

# Runs as root. A freshly installed mosquitto or PostgreSQL would start at once and at every boot;
# we need the programs only, so both stay off unless the person had them already.
install() {
    export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
    policy=/usr/sbin/policy-rc.d
    cluster=/etc/postgresql-common/createcluster.d/shouwang.conf
    made_policy=no
    new_broker=no
    has mosquitto || new_broker=yes
    if [ ! -e $policy ]; then
        made_policy=yes
        printf '#!/bin/sh\n# of Shouwang, while it installs packages\ncase "$1" in mosquitto*|postgresql*) exit 101 ;; esac\nexit 0\n' >$policy
        chmod 755 $policy
    fi
    case " $* " in
    *" postgresql "*)
        mkdir -p ${cluster%/*}
        echo 'create_main_cluster = false' >$cluster
        ;;
    esac
    trap 'rm -f $cluster; [ $made_policy = no ] || rm -f $policy' EXIT
    trap 'exit 130' INT TERM

    names=$(names_here "$@" 2>/dev/null) || {
        apt_get update || true
        names=$(names_here "$@") ||
            say "此系统的软件源没有以上带问号的软件包，略过。 The package sources of this system lack those marked ?; left out."
    }
    # shellcheck disable=SC2086
    apt_get install -y --no-install-recommends $names || {
        apt_get update
        apt_get install -y --no-install-recommends $names
    }

    case " $* " in
    *" mosquitto "*)
        if [ $new_broker = yes ]; then
            if has systemctl; then
                systemctl disable --now mosquitto >/dev/null 2>&1 || true
            elif has update-rc.d; then
                update-rc.d mosquitto disable >/dev/null 2>&1 || true
            fi
            say "系统的 mosquitto 服务（端口 1883）未启用：守望自己启动所需的代理。要启用系统服务：systemctl enable --now mosquitto"
            say "The system's own mosquitto service (port 1883) is left off: Shouwang starts the broker it needs. To have it: systemctl enable --now mosquitto"
        fi
        ;;
    esac
}

apt_get() { apt-get -q -o DPkg::Lock::Timeout=300 -o APT::Color=0 "$@"; }

# Prints each name as this release has it; what it does not have at all is named and left out.
# Fails when something is not known: the package lists are missing or old.
names_here() {
    # shellcheck disable=SC2046
    offered=$(apt-cache show --no-all-versions "$@" $(printf '%st64 ' "$@") 2>/dev/null |
        sed -n 's/^Package: //p' | tr '\n' ' ' || true)
    complete=0
    for package; do
        case " $offered" in
        *" ${package}t64 "*) echo "${package}t64" ;;
        *" $package "*) echo "$package" ;;
        *) complete=1 && say "? $package" ;;
        esac
    done
    return $complete
}

explain() {
    say "守望需要以下系统软件包：Qt 与 QtWebEngine 的共享库（画窗口和地图）、中文字体、MQTT 消息代理 mosquitto（只装程序，不启用系统服务）、建立 .venv 的 python3-venv；没有屏幕时另需虚拟屏幕 Xvfb；运行测试另需 PostgreSQL 服务端程序（不建集群、不启用服务）。其余一切都装在本目录的 .venv 里，不动系统。安装系统软件包需要管理员权限："
    say "Shouwang needs the following system packages: shared libraries of Qt and QtWebEngine (to draw windows and the map), a Chinese font, the MQTT broker mosquitto (the program only; its system service stays off), python3-venv to make .venv; without a screen also the virtual screen Xvfb; for the tests also the programs of a PostgreSQL server (no cluster, no service). Everything else goes into .venv in this folder and leaves the system alone. Installing system packages needs an administrator:"
    say "  $*"
}

ask_for() {
    wanted=$1
    missing=$({
        missing_by_dpkg
        missing_programs "$wanted"
    } | tr '\n' ' ')
    [ -n "${missing% }" ] || return 0
    set -- $missing
    if [ "$(id -u)" = 0 ]; then
        say "安装缺少的系统软件包 Installing missing system packages: $*"
        install "$@"
        return
    fi
    explain "$@"
    if has sudo && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        sudo sh "$0" install "$@"
        return
    fi
    say ""
    say "没有 sudo，或没有终端可输入口令。请以管理员身份运行以下命令，再重试："
    say "There is no sudo here, or no terminal to type its password. Run this as root, then try again:"
    say "  cd $(pwd) && sh $0 $wanted"
    exit 1
}

# No apt: name what Debian calls them, and go on if the libraries load.
advise() {
    lacking=$(missing_sonames | tr '\n' ' ')
    programs=$(missing_programs "$1" | grep -vx python3-venv | tr '\n' ' ' || true)
    if [ -n "$programs" ]; then
        say "未找到（此处用 Debian 的包名；mosquitto 缺失时使用内置试用代理）: $programs"
        say "Not found (by their names in Debian; without mosquitto the embedded trial broker is used): $programs"
    fi
    [ -n "$lacking" ] || return 0
    say "此系统没有 apt-get。请用本系统的包管理器安装提供以下共享库的软件包，再重试: $lacking"
    say "This system has no apt-get. Install the packages that bring these shared libraries with its own package manager, then try again: $lacking"
    say "Fedora, openEuler: dnf provides '*/libNAME.so.N'    openSUSE: zypper search --provides 'libNAME.so.N()(64bit)'"
    exit 1
}

case "${1:-}" in
run | test)
    if [ "$(uname -s)" != Linux ] || [ -n "${SKIP_SYSTEM:-}" ]; then
        exit 0
    elif has apt-get && has dpkg-query; then
        ask_for "$1"
    else
        advise "$1"
    fi
    ;;
install)
    shift
    install "$@"
    ;;
list)
    printf '%s\n' $LIBRARIES $FONT python3-venv mosquitto xvfb xauth mosquitto-clients postgresql
    ;;
*)
    sed -n '2,/^$/s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac
