#!/bin/sh
# From pyproject.toml to requirements.lock, -sign, -dask and -dev: every package pinned, with SHA-256 hashes.
# The lock files name neither an address of a package index nor a path, so that each site installs from its own index.
# Fails if the index does not answer or if versions contradict one another. Needs Python 3.11.
set -eu

pip_tools=7.6.2
python=${PYTHON:-python3.11}
command -v "$python" >/dev/null || python=python3

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

"$python" -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip install --quiet "pip-tools==$pip_tools"

# The old files are the starting point: a version changes only where pyproject.toml or UPGRADE asks for it.
compile() {
    "$scratch/venv/bin/pip-compile" --quiet ${UPGRADE:+--upgrade} \
        --generate-hashes --allow-unsafe --strip-extras --no-header \
        --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options "$@"
}

compile --output-file requirements.lock pyproject.toml
compile --extra sign --constraint requirements.lock --output-file requirements-sign.lock pyproject.toml
compile --extra sign --extra dask --constraint requirements-sign.lock --output-file requirements-dask.lock pyproject.toml
compile --extra sign --extra dask --extra dev --constraint requirements-dask.lock --output-file requirements-dev.lock pyproject.toml
