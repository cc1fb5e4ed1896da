# Read by install.sh, which has set $lock and $python: what this machine lacks, by the names of Debian's packages.
# Only asks; nothing here changes anything.
# shellcheck shell=sh disable=SC2154 # set there

lacks() { ! command -v "$1" >/dev/null; }

host_python() {
    for candidate in ${PYTHON:+"$PYTHON"} python3.11 python3; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    return 1
}

has_ensurepip() { found=$(host_python) && "$found" -c 'import ensurepip' 2>/dev/null; }

has_part() { office=$(command -v soffice) && office=$(readlink -f -- "$office") && [ -e "${office%/*}/$1" ]; }

# Only fonts with the metrics of Times New Roman: with any other, lines and pages would break elsewhere. Liberation Serif
# before 2.0 lacks the apostrophe ʼ (U+02BC) and the sign of the hryvnia.
has_font() {
    case $(fc-match --format='%{family}' 'Times New Roman:charset=2bc' 2>/dev/null) in
        *'Times New Roman'* | *'Liberation Serif'* | *Tinos*) ;;
        *) return 1 ;;
    esac
}

# The dictionary by which words are checked.
has_ukrainian() {
    case $(hunspell -D </dev/null 2>&1) in
        *uk_UA*) ;;
        *) return 1 ;;
    esac
}

has_node() { ! lacks npm && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null; }

# Some tests ask what foreign programs make of our files. Elsewhere they say that they were left out; in CI none may be.
wants_foreign() { [ -n "${CI:-}" ] && [ "$lock" = requirements-dev.lock ]; }

lacking_for_tests() {
    has_part libsclo.so || echo libreoffice-calc-nogui
    has_node || printf '%s\n' nodejs npm
    if lacks chromium; then echo chromium; fi
    if lacks softhsm2-util; then echo softhsm2; fi
    if lacks openssl; then echo openssl; fi
}

lacking() {
    [ -x "$python" ] || has_ensurepip || echo python3-venv
    has_part libswlo.so || echo libreoffice-writer-nogui
    if lacks fc-match; then echo fontconfig; fi
    has_font || echo fonts-liberation2
    if lacks pdftotext; then echo poppler-utils; fi
    if lacks bwrap; then echo bubblewrap; fi
    if lacks hunspell; then echo hunspell; fi
    has_ukrainian || echo hunspell-uk
    if wants_foreign; then lacking_for_tests; fi
}
