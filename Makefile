# Every target does its own set-up; what they do stands in tools/.

.DEFAULT_GOAL := help
.PHONY: help run test check install uninstall demo journey bench soak torture pictures readme format lock clean

help: ## these lines
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' Makefile | expand -t 12

run: ## start the tray app (without a screen: the demo)
	@tools/run

test: ## run all tests, those on a real desktop included
	@tools/test

check: ## formatter, linter, types for three systems, import rules, all movements measured
	@tools/check

install: ## for this user: the command in ~/.local/bin, desktop entry, icon
	@tools/install

uninstall: ## remove that again; HISTORY=1 removes history and settings too
	@tools/install --remove $(if $(filter 1,$(HISTORY)),--history)

demo: ## a working day in about a minute, into build/demo
	@tools/setup run
	@tools/demo

journey: ## the installed app on a real desktop, start to crash and back, into build/journey
	@tools/setup dev
	@tools/journey

torture: ## 200 kills and 50 full disks while the history is saved
	@tools/setup dev
	@tools/torture

bench: ## speed and memory beside a bare tray icon, with their limits; half an hour
	@tools/setup dev
	@PROTOTYPE=$(PROTOTYPE) tools/bench

soak: ## half an hour of everything that can happen, on a clock 60 times as fast
	@tools/setup dev
	@tools/soak

pictures: ## the README's pictures, from the running app
	@tools/setup dev
	@.venv/bin/python tools/pictures.py

readme: ## renew the settings table in README.md
	@tools/setup dev
	@.venv/bin/python tools/readme.py

format: ## put the code into its format
	@tools/setup dev
	@.venv/bin/ruff format --quiet .
	@.venv/bin/ruff check --quiet --fix .

lock: ## pin the newest packages that fit (needs uv)
	@tools/lock --upgrade

clean: ## remove what was built; .venv stays
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find app tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
