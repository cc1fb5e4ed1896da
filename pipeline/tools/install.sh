#!/bin/sh
# From a bare machine to all that the program needs: install.sh LOCK, one of the four requirements*.lock.
# Installs only what is missing: the system's packages, as root or by sudo that asks no password; then .venv from the
# lock file; in CI, for the tests, also .venv/node from tests/node. With nothing missing it starts no installer and asks
# the network nothing.
# Fails with 4 and one message: no right to install (then nothing was touched), no room, or an installer that failed.
set -eu
CDPATH='' cd -- "${0%/*}/../.."

lock=$1
python=.venv/bin/python

say() { printf '%s\n' "$@" >&2; }

fail() {
    say "$@"
    exit 4
}

# shellcheck disable=SC1091 # it is checked by itself
. pipeline/tools/lacking.sh

is_root() { [ "$(id -u)" -eq 0 ]; }

as_root() { if is_root; then "$@"; else sudo -n "$@"; fi; }

may_install() { is_root || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }; }

apt_command="apt-get update && apt-get install -y --no-install-recommends"

refuse() {
    if command -v sudo >/dev/null; then
        command="sudo sh -c '$apt_command $1'"
    else
        command="su - -c '$apt_command $1'"
    fi
    fail "Бракує програм, а права їх установити немає. Нічого не змінено. Виконайте або передайте адміністраторові:" \
        "  $command" "Потім повторіть те саме make."
}

check_room() {
    free_mb=$(df -Pk "$1" | awk 'NR == 2 { print int($4 / 1024) }')
    [ "$free_mb" -ge "$2" ] ||
        fail "Замало місця на диску ($1): вільно $free_mb МБ, потрібно $2 МБ. Звільніть місце й повторіть."
}

# Runs an installer without its chatter; if it fails, its last lines are the explanation.
quietly() {
    explanation=$1
    shift
    journal=$(mktemp)
    if "$@" >"$journal" 2>&1; then
        rm -f "$journal"
    else
        say "$explanation Останні рядки журналу встановлення ($journal):"
        tail -n 8 "$journal" >&2
        exit 4
    fi
}

apt() {
    quietly 'Система не встановила програм: перевірте мережу й повторіть.' \
        as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get -o DPkg::Lock::Timeout=300 -q -y "$@"
}

install_system() {
    say "Встановлюю програми системи: $1" "  завантажиться до $2 МБ, займе до $3 МБ; зазвичай це хвилина чи дві…"
    apt update
    # shellcheck disable=SC2086 # a list of words
    apt install --no-install-recommends $1
}

write_launcher() {
    # A relative line in a .pth file counts from site-packages, so the folder may be moved with all that is in it.
    echo ../../../.. >"$("$python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/zvit.pth"
    cat >.venv/bin/zvit <<'EOF'
#!/bin/sh
exec "$(dirname -- "$(readlink -f -- "$0")")/python" -I -m pipeline "$@"
EOF
    chmod +x .venv/bin/zvit
}

install_python() {
    host=$(host_python) || fail 'Потрібен Python 3.11 або новіший. Встановіть його або вкажіть: make setup PYTHON=шлях'
    say "Встановлюю пакети Python за $lock у .venv" '  завантажиться до 100 МБ, займе до 450 МБ; зазвичай це хвилина…'
    quietly 'Не вдалося створити .venv.' "$host" -m venv .venv
    rm -f .venv/*.lock
    quietly 'Пакети Python не встановлено: перевірте мережу й повторіть.' \
        "$python" -m pip install --no-input --disable-pip-version-check \
        --require-hashes --no-deps --only-binary :all: -r "$lock"
    write_launcher
    remember
}

# What was installed, for the next call to compare. Each lock holds all of those before it.
remember() {
    for held in requirements.lock requirements-sign.lock requirements-dask.lock requirements-dev.lock; do
        cp "$held" .venv/
        if [ "$held" = "$lock" ]; then break; fi
    done
}

# No package's own scripts are run: what they would fetch no hash of ours would cover.
install_node() {
    say 'Встановлюю програми для тестів за tests/node/package-lock.json у .venv/node' \
        '  завантажиться близько 40 МБ, займе близько 100 МБ…'
    rm -rf .venv/node .venv/node-coming
    mkdir .venv/node-coming
    cp tests/node/package.json tests/node/package-lock.json .venv/node-coming/
    quietly 'Програм для тестів не встановлено: перевірте мережу й повторіть.' \
        sh -c 'cd .venv/node-coming && npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier'
    mv .venv/node-coming .venv/node
}

has_packages() { [ -x "$python" ] && cmp -s "$lock" ".venv/$lock"; }

has_programs() { ! wants_foreign || cmp -s tests/node/package-lock.json .venv/node/package-lock.json; }

is_installed() { has_packages && has_programs; }

# This is asked before every report, so it starts no program that the shell can do without.
missing=$(lacking)
if [ -z "$missing" ] && is_installed; then exit 0; fi

if [ -n "$missing" ]; then
    missing=$(printf '%s' "$missing" | tr '\n' ' ')
    command -v apt-get >/dev/null ||
        fail "Бракує програм (названо так, як у Debian): $missing. Встановіть їх засобами своєї системи й повторіть."
    may_install || refuse "$missing"
fi
is_installed || [ -w . ] || fail "Тека $PWD недоступна для запису: .venv створити не можна. Нічого не змінено."
is_installed || check_room . 600
if [ -n "$missing" ]; then
    if wants_foreign; then set -- 355 1310; else set -- 135 410; fi # as a bare Debian 12 took them
    check_room /usr "$(($2 * 2))"
    install_system "$missing" "$@"
fi

is_installed && exit 0
# Two calls at once wait for one another.
mkdir -p .venv
if command -v flock >/dev/null; then exec 9>.venv/.lock && flock 9; fi
has_packages || install_python
has_programs || install_node
