# Two commands do everything on a fresh Debian 12 with the Swift toolchain: make demo, make test.

SHELL := /bin/bash
BUILD_FLAGS := -c release --static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker -s
BINARY := .build/release/tailmeter
LIBRARIES := libsystemd-dev zlib1g-dev libsimdjson-dev libsqlite3-dev libre2-dev pkg-config
TEST_TOOLS := openjdk-17-jre-headless prometheus prometheus-alertmanager openssl python3 python3-pip python3-prometheus-client gzip sqlite3 curl systemd-journal-remote logrotate libfaketime util-linux systemd strace dpkg-dev binutils man-db iproute2 chromium fonts-noto-cjk tmux

.PHONY: all build release deb deb-test demo test lint format bench guard-eval fuzz torture sanitize alerts dashboards dashboard-previews reference docs deps test-deps clean

all: build

build: deps
	swift build $(BUILD_FLAGS) --product tailmeter

# The one file that is shipped: linked anew without exported symbols, with short relocations and the part of ICU's data
# that it uses. Tells its size, what it needs of the system, and how soon it is scraped.
release: deps
	@deploy/install-packages.sh python3 binutils
	flags=$$(deploy/icu_data.py .build/icu-data.o) && swift build $(BUILD_FLAGS) --disable-local-rpath \
		-Xlinker --no-export-dynamic -Xlinker -z -Xlinker pack-relative-relocs -Xlinker -z -Xlinker now \
		$$flags --product tailmeter
	@deploy/measure_release.py $(BINARY)

# .build/tailmeter_VERSION_ARCHITECTURE.deb; MAINTAINER="Name <address>" names who answers for it.
deb: release
	@deploy/install-packages.sh dpkg-dev
	@deploy/debian/build.sh $(BINARY) .build

# Installs, runs, upgrades and removes the package on a throw-away copy of this system.
deb-test: release
	@deploy/install-packages.sh dpkg-dev iproute2 util-linux curl man-db
	@deploy/debian/test.sh $(BINARY)

demo: build
	@deploy/demo.sh $(BINARY)

# What waits for answers within the tests' own process, whose few threads all others would keep busy, what keeps the
# processors busy itself (Spark, promtool, dpkg, other servers) while others kill and rotate, and what has bounds of time
# runs apart from the rest, a group after the other.
WAITING := LLMClientTests|Moderat|SharedRenderingTests
HEAVY := ArchiveQueryTests|GuardrailsTests|RealJournaldTests|AlertRuleTests
SERVERS := Listener|Deploy|PackageTests|Dashboard|AlertmanagerTests|LiveWriterTests|DocumentedCommandTests|DocumentationTests|StatusPageBrowserTests|JSONAPIFuzzTests|TopTerminalTests
CROWD := ListenerCrowdTests

test: deps test-deps
	swift test --disable-xctest --skip 'NotificationsTests|$(WAITING)|$(HEAVY)|$(SERVERS)'
	swift test --disable-xctest --skip-build --filter NotificationsTests
	swift test --disable-xctest --skip-build --filter '$(WAITING)'
	swift test --disable-xctest --skip-build --filter '$(HEAVY)'
	swift test --disable-xctest --skip-build --filter '$(SERVERS)' --skip '$(CROWD)'
	swift test --disable-xctest --skip-build --filter '$(CROWD)'

lint:
	swift format lint --strict --recursive Sources Tests Package.swift
	@deploy/lint.sh
	dashboards/generate.py --check
	dashboards/check.py
	Tests/Documentation/links.py
	Tests/Documentation/messages.py --check

format:
	swift format --in-place --recursive Sources Tests Package.swift

# What Prometheus and Alertmanager themselves say of the rules.
alerts: test-deps
	promtool check rules --lint=all --lint-fatal alerts/*.rules.yml
	promtool test rules alerts/tests/*.test.yml
	amtool check-config alerts/alertmanager.yml

# The dashboards' JSON, from dashboards/source.
dashboards:
	dashboards/generate.py

# Pictures of them for the README, drawn over two hours of a daemon that reads the sample log.
dashboard-previews: build
	@deploy/install-packages.sh prometheus python3
	dashboards/preview.py --binary $(BINARY) --log Tests/Corpus/seed-app/app.jsonl dashboards/previews

# What the pages of docs/ have from the code: tables of settings, metrics, shapes and the ledger; pictures of messages.
reference: deps
	swift build --product ReferenceTables
	swift build --product tailmeter
	Tests/Documentation/reference.py --programs .build/debug
	Tests/Documentation/messages.py

# The pages of the library products, by DocC; fails on a warning.
docs: deps
	swift build --target LLMClient
	swift build --target Guardrails
	Tests/Documentation/docc.sh

bench: build
	TAILMETER=$(BINARY) Tests/Benchmarks/run.sh

# GUARD_DATA names a folder of public data sets, which are evaluated as well.
guard-eval: build
	Tests/GuardEval/run.py --binary $(BINARY) $(GUARD_DATA)

fuzz: deps
	Tests/Fuzz/run.sh $(SECONDS_TO_FUZZ)

torture: deps test-deps
	Tests/torture.sh $(MINUTES)

sanitize: deps test-deps
	Tests/Sanitizers/run.sh

deps:
	@deploy/install-packages.sh $(LIBRARIES) curl

test-deps:
	@deploy/install-packages.sh $(TEST_TOOLS)
	@deploy/prices/install-published.sh

clean:
	swift package clean
