# The commands of a newcomer and of the continuous integration, each complete in itself.

.PHONY: help libraries charts build demo test bench nightly clean

help:
	@echo 'make demo      install what is missing, build, compare the strategies of the big scenario,'
	@echo '               and write the same as a page, universiade.html'
	@echo 'make test      the style law, every fast test, one digest in debug and in release'
	@echo 'make build     the program alone: .build/release/spillway'
	@echo 'make bench     speed beside C++ and SimPy programs of the same work (Benchmarks/README.md)'
	@echo 'make nightly   make test with the long studies switched on'
	@echo 'make clean     remove everything that was built'

libraries:
	@scripts/libraries

# Charts need no build and a build needs no charts: without a network there is a line and no fault.
charts:
	@scripts/charts

build: libraries charts
	@scripts/build

demo: build
	@.build/release/spillway compare scenarios/universiade/scenario.yaml --force \
	  --report universiade.html $$(test -f .build/share/spillway/vega-bundle.js || echo --no-charts)

test: libraries charts
	@scripts/test

nightly: libraries charts
	@SPILLWAY_NIGHTLY=1 scripts/test

bench: build
	@scripts/libraries g++ valgrind python3-venv
	@python3 Benchmarks/bench.py

clean:
	rm -rf .build Benchmarks/.venv Benchmarks/out
