# The front door: `make` alone lists what can be asked for. Everything real is done by `python -m pipeline`.

.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-builtin-rules --no-print-directory
SHELL := /bin/sh

python := .venv/bin/python
# As many at once as there are processors, but not more than a modest memory bears: each may start LibreOffice.
parallel := $(python) -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

# What is typed reaches the program through the environment and is never expanded: not by a shell, and not by make, which
# would run `$(shell …)` in it. Hence $(value …) only, and the refusals stand before everything else.
typed := WHY FRESH ONLY FROM TO SEALED LITERAL WHAT FIGURE YEAR ORG DOCUMENT TEMPLATE TODAY PDFA FORMAT PACKAGE SIGNATURE KEY NUMBER WHERE SIGNERS CLASS WRITE UNDO FROM_YEAR ROOT LIST WORKERS DASK RESULTS
ifneq (,$(findstring $$,$(foreach word,$(typed),$(value $(word)))))
$(error У словах $(typed) не може бути знака $$. Пишіть, наприклад: make report YEAR=2023)
endif

# Every template is a document and a target; Word's lock files (~$$report.docx) are not. The two are named, so that a lost
# template is told by the program instead of turning `make report` into nothing to do.
documents := $(sort report plan $(notdir $(basename $(wildcard templates/[a-z]*.docx))))

# Only a year whose plan lies there is let through, so that a slip of the pen does not begin with an installation.
years := $(sort $(notdir $(patsubst %/plan.yaml,%,$(wildcard data/*/20[0-9][0-9]/plan.yaml))))
signing := sign-request attach-signature sign
yearly := $(documents) archive seal publish explain fix summary $(signing)
ifneq (,$(filter $(yearly),$(MAKECMDGOALS)))
ifeq (,$(value YEAR))
$(error Вкажіть рік: make $(firstword $(MAKECMDGOALS)) YEAR=2023. Дані є за такі роки: $(years))
endif
ifneq ($(words $(value YEAR)) $(filter $(years),$(value YEAR)),1 $(value YEAR))
$(error Даних за рік «$(value YEAR)» немає. Пишіть рік чотирма цифрами; дані є за такі роки: $(years))
endif
endif

ifneq (,$(filter diff,$(MAKECMDGOALS)))
between := $(words $(value FROM)) $(words $(value TO).)
ifneq ($(between) $(filter $(years),$(value FROM)) $(filter $(years),$(value TO)),1 1 $(value FROM) $(value TO))
$(error Вкажіть роки: make diff FROM=2023 TO=2024; із запечатаним — make diff FROM=2023 SEALED=1. Дані є за такі роки: $(years))
endif
endif

define ask-for
ifeq ($(1),$(filter $(1),$(MAKECMDGOALS)))
ifeq (,$$(value $(2)))
$$(error Вкажіть $(3): make $(1) $(4)$(2)=$(5))
endif
endif
endef
$(eval $(call ask-for,new-year,YEAR,новий рік,,2024))
$(eval $(call ask-for,verify-package,PACKAGE,теку пакета,,data/pervomaisk-rada/2023/sealed/report-1))
$(eval $(call ask-for,attach-signature,SIGNATURE,файл підпису,YEAR=2023 ,report.pdf.p7s))
$(eval $(call ask-for,sign,KEY,файл ключа,YEAR=2023 ,key.p12))

.PHONY: help $(yearly) diff new-year verify-package verify-archive reports batch rules doctor clean setup setup-sign setup-dask test test-hard check lint schemas pictures bench lock ready ready-to-sign ready-to-dask ready-to-test

help: ## показати цей перелік
	@echo 'Що можна зробити:'
	@LC_ALL=C awk -F ' *:.*## ' '/^[a-z-]+:.*## / { \
		usage = index($$2, " | ") ? substr($$2, 1, index($$2, " | ") - 1) : ""; \
		told = usage == "" ? $$2 : substr($$2, length(usage) + 4); \
		words = letters = "make " $$1 " " usage; \
		gsub(/[\200-\277]/, "", letters); \
		printf "  %s%*s %s\n", words, 46 - length(letters), "", told }' Makefile
	@echo 'Якщо органів кілька, додайте ORG=тека: make report YEAR=2023 ORG=pervomaisk-rada'
	@echo 'Пакет робиться зі звіту; для плану додайте DOCUMENT=plan'
	@echo 'Підписують останнє запечатане; інше — NUMBER=1. У sign: SIGNERS=2 — підпишуть двоє, WHERE=hidden — без відмітки'

report: ## YEAR=2023 | звіт за рік: DOCX і архівний PDF у теці build/ (WHY=так — що складено наново й чому)
plan: ## YEAR=2023 | план на рік, без відміток
archive: ## YEAR=2023 | архівний пакет, який перевіряється без цієї програми
seal: ## YEAR=2023 | запечатати затверджений документ: далі його ніщо не змінює
explain: ## YEAR=2023 WHAT=3.4 | звідки взято кожне число заходу
summary: ## YEAR=2023 | стислий підсумок року на одній сторінці: summary.pdf
publish: ## YEAR=2023 | копія для сайту: PDF, сторінка, відкриті дані
$(filter-out fix $(signing) $(documents),$(yearly)): ready
	@$(python) -m pipeline $@

asked := $(if $(value WHY),--why) $(if $(value FRESH),--fresh)
$(documents): ready
	@$(python) -m pipeline $@ $(asked)

new-year: ready ## YEAR=2024 | чернетка даних нового року з минулого (FROM=2022 — з іншого)
	@$(python) -m pipeline $@

diff: ready ## FROM=2023 TO=2024 | що змінилося за рік; від запечатаного: FROM=2023 SEALED=1
	@$(python) -m pipeline $@

fix: ready ## YEAR=2023 CLASS=клас | виправити в даних лапки, апострофи, пропуски; записати — WRITE=так
	@$(python) -m pipeline $@ $(if $(value WRITE),--write) $(if $(value UNDO),--undo)

verify-package: ready-to-sign ## PACKAGE=тека | чи пакет цілий і чи відтворюється з нього документ
	@$(python) -m pipeline $@ -- "$$PACKAGE"

verify-archive: ready-to-sign ## те саме для всіх запечатаних пакетів
	@$(python) -m pipeline $@

sign-request: ready-to-sign ## YEAR=2023 | що дати зовнішній програмі КЕП: файл і його хеш
	@$(python) -m pipeline $@

attach-signature: ready-to-sign ## YEAR=2023 SIGNATURE=файл | перевірити й додати підпис .p7s чи .asice
	@$(python) -m pipeline $@ -- "$$SIGNATURE"

sign: ready-to-sign ## YEAR=2023 KEY=ключ.p12 | підписати PDF у ньому самому (PAdES)
	@$(python) -m pipeline $@ --pkcs12 "$$KEY"

reports: ready ## усі роки: де є звіт — звіт, де лише план — план
	@$(python) -m pipeline reports

batch: $(if $(value DASK),ready-to-dask,ready) ## ROOT=тека | багато органів і років у теці, WORKERS=4 водночас; з переліку — LIST=файл
	@$(python) -m pipeline batch

rules: ready ## що програма зауважує в документі й за якою нормою
	@$(python) -m pipeline rules

doctor: ## чи все потрібне є і чи працює LibreOffice
	@if [ -x $(python) ]; then $(python) -m pipeline doctor; \
	else echo 'Програму ще не встановлено. Виконайте: make setup' >&2; exit 4; fi

clean: ## прибрати готові документи з build/ (більше нічого не чіпає)
	@if [ -x $(python) ]; then $(python) -m pipeline clean; \
	elif [ -d build ] && [ ! -L build ]; then \
		find build -mindepth 1 -maxdepth 1 ! -name .gitignore -exec rm -rf -- '{}' +; fi

setup: ready ## лише встановити потрібне; report і test роблять це самі

setup-sign: ready-to-sign ## ще й пакети для електронних підписів; команди підпису роблять це самі

setup-dask: ready-to-dask ## ще й пакети для кластера Dask (make batch DASK=адреса робить це сам)

test: ready-to-test ## перевірити програму: швидкі тести й один запуск LibreOffice
	@$(parallel) -m 'not hard'

test-hard: ready-to-test ## довгі тести
	@$(parallel) -m hard

check: lint test ## для супровідника: формат, зауваження, типи, імпорти, схеми, тести

lint: ready-to-test
	@$(python) -m ruff format --quiet --check .
	@$(python) -m ruff check --quiet .
	@$(python) -m mypy
	@.venv/bin/lint-imports --no-logo
	@.venv/bin/shellcheck pipeline/tools/*.sh .ci/run
	@$(python) -m schemas --check

schemas: ready ## для супровідника: оновити schemas/json/ за моделями
	@$(python) -m schemas

pictures: ready-to-test ## для супровідника: зняти сторінки документів наново (тести порівнюють їх з tests/pictures/)
	@$(python) -m tests.pictures

bench: ready-to-test ## для супровідника: виміряти швидкість і пам’ять (ONLY=one — лише частину)
	@$(python) -m bench

lock: ## для супровідника: оновити списки пакетів (UPGRADE=1 — з новими версіями)
	@sh pipeline/tools/lock.sh

.DEFAULT:
	@echo 'Такої команди немає: make $@. Перелік команд: make help' >&2; exit 2

ready:
	@sh pipeline/tools/install.sh requirements.lock

ready-to-sign:
	@sh pipeline/tools/install.sh requirements-sign.lock

ready-to-dask:
	@sh pipeline/tools/install.sh requirements-dask.lock

ready-to-test:
	@sh pipeline/tools/install.sh requirements-dev.lock
