#!/bin/sh
# Ставит программу из этой папки, без Интернета: ./install.sh [КУДА]   (по умолчанию /opt/plan-control)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-/opt/plan-control}

stop() { echo "Не установлено: $1" >&2; exit 2; }

[ "$(uname -m)" = "$(cat "$here/machine")" ] ||
    stop "этот набор собран для процессоров $(cat "$here/machine"), а здесь $(uname -m)."

python=""
for candidate in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
    version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
    if [ -f "$here/requirements-$version.txt" ]; then python=$candidate; break; fi
done
[ -n "$python" ] || stop "нужен Python одной из версий:$(ls "$here" | sed -n 's/^requirements-\(.*\)\.txt$/ \1/p' | tr -d '\n')."
"$python" -c 'import platform, sys; sys.exit(platform.libc_ver()[0] != "glibc")' ||
    stop "в этой системе нет glibc (например, Alpine с musl): готовых библиотек для неё в наборе нет."
[ ! -e "$target" ] || [ -f "$target/pyvenv.cfg" ] || stop "$target уже есть и не является прежней установкой."

[ ! -d "$target/bin" ] || rm -f "$target"/bin/python*   # ссылки на Python прежней установки: он мог быть другим
"$python" -m venv --without-pip "$target" ||
    stop "Python не создал окружение: установите его пакет venv (Debian, Astra: python3-venv)."
pip() { PYTHONPATH="$(ls "$here"/wheelhouse/pip-*.whl)" "$target/bin/python" -m pip --isolated "$@"; }
pip install --quiet --no-index --find-links "$here/wheelhouse" --no-warn-script-location \
    --require-hashes -r "$here/requirements-$version.txt"
pip install --quiet --no-index --no-deps --force-reinstall --no-warn-script-location "$here"/wheelhouse/plan_control-*.whl
"$target/bin/plan-control" --help >/dev/null || stop "программа не запустилась."
echo "Установлено: $target/bin/plan-control (Python $version)."
echo "Дальше: $target/bin/plan-control init /srv/plan-control"
