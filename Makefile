# 守望 Shouwang. `make run` and `make test` are all that a bare machine needs; `make help` lists the rest.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.SUFFIXES:
MAKEFLAGS += --no-print-directory

PYTHON := .venv/bin/python
SETUP := resources/setup
UV := $(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url $(if $(UPGRADE),--upgrade)

# PROFILE=DIR make run: keep database, settings and logs there instead of in the user's data folder.
PROFILE ?=
ON_PROFILE := $(if $(PROFILE),--profile "$(PROFILE)")
# ARGS="-k alarms" make test: more arguments for pytest, or for the program.
ARGS ?=
# The pictures of `make run` on a machine without a display.
OUT ?= out

##@ 使用 Use
run: system-run env ## 打开值守台（演示街道）。 Open the console on the demo street
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" != Linux ]; then \
		exec $(PYTHON) main.py $(ON_PROFILE) --trial $(ARGS); \
	else \
		echo "没有显示器：在虚拟屏幕上演示一分钟，截图写入 $(OUT)/" && \
		echo "No display: playing a one-minute tour on a virtual screen, pictures go to $(OUT)/" && \
		xvfb-run -a -s "-screen 0 1920x1080x24" \
			$(PYTHON) main.py $(ON_PROFILE) tour --out "$(OUT)" $(ARGS); \
	fi

##@ 开发 Develop
test: dev ## 安装所需的一切并运行全部测试。 Install what is needed and run the whole suite
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n 3 --dist worksteal -m "not bench" $(ARGS)

lint: dev ## 检查代码：ruff、mypy --strict、import-linter。 Check style, types and layers
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy
	@$(PYTHON) -c "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"

format: dev ## 整理代码格式。 Format the code
	@$(PYTHON) -m ruff check --fix --select I .
	@$(PYTHON) -m ruff format .

bench: dev ## 性能测量（比值）。 Measure, and print ratios
	@for file in tests/bench/bench_*.py; do \
		echo "== $$file"; \
		QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.bench.$$(basename $$file .py) $(ARGS) || exit 1; \
	done

coverage: dev ## 测试覆盖率。 Run the suite and show what it covers
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n 3 --dist worksteal -m "not bench" --cov --cov-report=term $(ARGS)

test-floor: system-test ## 在最旧的 Qt 上运行测试。 Run the suite on the oldest Qt supported
	@python3 $(SETUP)/environment.py --floor --dev --into build/floor
	@QT_QPA_PLATFORM=offscreen build/floor/bin/python -m pytest -n 3 --dist worksteal -m "not bench" $(ARGS)

##@ 生成 Make
lock: dev ## 重写锁文件（UPGRADE=1 取最新版本）。 Write the lock files anew (UPGRADE=1: newest)
	@$(UV) pyproject.toml -o requirements.lock
	@$(UV) --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock
	@$(UV) -c $(SETUP)/floor.txt pyproject.toml -o requirements-floor.lock

translations: env ## 提取字符串并编译译文。 Collect strings, compile the translations
	@.venv/bin/pyside6-lupdate -no-obsolete -locations none -sort-messages -source-language zh_CN \
		$$(find ui -name '*.py') -ts resources/i18n/shouwang_en.ts
	@.venv/bin/pyside6-lrelease resources/i18n/*.ts

pictures: system-run env ## 重画 README 的图片。 Draw the pictures of the README again
	@$(PYTHON) $(SETUP)/pictures.py docs/pictures

licences: dev ## 列出依赖的许可证。 List the licence of every dependency into docs/licences.md
	@$(PYTHON) $(SETUP)/licences.py > docs/licences.md

installer: dev ## 用 PyInstaller 打包到 dist/。 Build a folder that runs without Python, in dist/
	@$(PYTHON) -m PyInstaller --noconfirm --distpath dist --workpath build/pyinstaller build_installer.spec

clean: ## 删除生成的文件（不动 .venv 和数据）。 Remove what was made (not .venv, not your data)
	@rm -rf build dist $(OUT) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache \
		.benchmarks .coverage htmlcov
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

help: ## 显示本说明。 Show this list
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} \
		/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))
	@echo

# What the goals above stand on; each is quiet and quick when there is nothing to do.
system-run:
	@sh $(SETUP)/system-packages.sh run

system-test:
	@sh $(SETUP)/system-packages.sh test

env: system-run
	@python3 $(SETUP)/environment.py

dev: system-test
	@python3 $(SETUP)/environment.py --dev

.PHONY: run test lint format bench coverage test-floor lock translations pictures licences installer \
	clean help system-run system-test env dev
.NOTPARALLEL:
