import Foundation
import Glibc
import TestKit
import Testing

/// The program beside a journald of its own: the journal in memory, its copy on the disk, rotation, kills, and lines that are
/// longer than what journald takes for one entry.
struct RealJournaldTests {
    private static let journald = "/lib/systemd/systemd-journald"

    private static let isPossible =
        access(journald, X_OK) == 0 && access("/etc/machine-id", R_OK) == 0
        && (try? TestKit.run("unshare", "-m", "-p", "-f", "--mount-proc", "mount", "-t", "tmpfs", "tmpfs", "/run"))?
            .status == 0

    @Test(.enabled(if: isPossible, "needs systemd-journald and the right to mount"), .timeLimit(.minutes(10)))
    func memoryDiskRotationAndKillsCountEachLineOnce() async throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.script, to: "script")
        let result = try await ChildProcess(
            "/usr/bin/unshare", ["-m", "-p", "-f", "--mount-proc", "/bin/bash", "script"], in: folder,
            environment: ["TAILMETER": Tailmeter.binary, "JOURNALD": Self.journald]
        ).wait()
        #expect(result.end == .exited(0), "\(result.output)\n\(result.errors)")
        let page = ScrapedMetrics(result.output)
        // Lines of 1 to 500 input tokens, each once.
        #expect(page[UsageLine.successes] == "500")
        #expect(page[UsageLine.inputTokens] == "\(500 * 501 / 2)")
        #expect(page.lines == 500)
        #expect(page.sum("tailmeter_suspected_loss_total{") == 0)
        // In memory, copied to the disk, and twice rotated.
        #expect(page.sum("tailmeter_generations_total{") == 4)
    }

    private static let script = #"""
        set -eu
        mount -t tmpfs tmpfs /run
        mount -t tmpfs tmpfs /var/log
        mkdir -p /run/systemd/journal
        printf '[Journal]\nReadKMsg=no\nAudit=no\nForwardToWall=no\nRateLimitIntervalSec=0\n' > journald.conf
        [ ! -e /etc/systemd/journald.conf ] || mount --bind journald.conf /etc/systemd/journald.conf
        until_true() {
            for _ in $(seq 400); do if "$@"; then return; fi; sleep 0.05; done
            echo "still not: $*" >&2
            cat log >&2
            exit 1
        }
        "$JOURNALD" 2>journald.log &
        journald=$!
        until_true test -S /run/systemd/journal/stdout

        printf 'state_dir: state\nsources:\n  - {journald: {identifier: my-app}, backlog: true}\n' > tailmeter.yaml
        # Lines with FIRST to LAST input tokens and so many bytes of text.
        app() {
            python3 - "$@" <<'END' | systemd-cat -t my-app
        import json, sys
        first, last, padding = map(int, sys.argv[1:])
        for tokens in range(first, last + 1):
            print(json.dumps({"event": "llm_request_success", "model": "claude-sonnet-4-20250514",
                              "input_tokens": tokens, "output_tokens": 1, "prompt": "x" * padding}), flush=True)
        END
        }
        start() {
            : > log
            "$TAILMETER" run --config tailmeter.yaml --listen 127.0.0.1:0 2>log &
            daemon=$!
            until_true grep -q 'metrics at' log
            address=$(grep -o 'http://[^,]*/metrics' log)
        }
        page() { curl -s "$address"; }
        has_lines() { page | grep -q "^tailmeter_lines_total.*outcome=\"usage\"} $1\$"; }

        app 1 100 10
        start
        app 101 150 100000
        until_true has_lines 150
        # What is written while nobody reads is copied to the disk before it is read.
        kill -9 $daemon
        wait $daemon || true
        app 151 200 49100
        mkdir /var/log/journal
        kill -USR1 $journald
        until_true test ! -e "$(echo /run/log/journal/*/system.journal)"
        start
        app 201 300 70000
        until_true has_lines 300
        kill -9 $daemon
        wait $daemon || true
        app 301 310 10
        kill -USR2 $journald
        archives() { [ "$(ls /var/log/journal/*/system@* 2>/dev/null | wc -l)" -eq "$1" ]; }
        until_true archives 1
        app 311 400 60000
        start
        until_true has_lines 400
        app 401 450 60000
        kill -USR2 $journald
        until_true archives 2
        app 451 500 60000
        until_true has_lines 500
        page
        kill $daemon
        wait $daemon
        kill $journald
        """#
}
