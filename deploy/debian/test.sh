#!/bin/bash
# Installs, runs, upgrades, removes and purges the package on a throw-away copy of this system.
#
#     deploy/debian/test.sh BINARY
#     deploy/debian/test.sh --possible     # only tells whether it can be tried here
#
# Needs root: the copy is an overlay over / in memory, in namespaces of its own for mounts, processes and the network.
# Nothing outside of it changes. Ends with 0 where all is as it should be.
set -euo pipefail
cd "$(dirname "$0")/../.."

fail() { echo "test.sh: $1" >&2; exit 1; }
same() { [ "$2" = "$3" ] || fail "$1: expected '$2', got '$3'"; }
state() { dpkg-query --show --showformat='${db:Status-Abbrev}|${Version}' tailmeter 2>/dev/null | tr -d ' ' || true; }

# Within the copy.

settings=/etc/tailmeter/tailmeter.yaml
log=/var/log/my-app/app.jsonl

# A request of 1,000 and 100 tokens of claude-sonnet-4-20250514: at $3 and $15 a million, $0.0045.
append_request() {
    echo '{"event": "llm_request_success", "model": "claude-sonnet-4-20250514", "input_tokens": 1000,' \
        '"output_tokens": 100, "timestamp": "2026-11-24T09:00:00Z"}' >>"$log"
}

# Runs the daemon as its user with the settings of the package until it has counted $1 dollars.
run_until() {
    local daemon deadline=$((SECONDS + 60))
    setpriv --reuid=tailmeter --regid=tailmeter --init-groups --no-new-privs \
        tailmeter run --config "$settings" 2>/tmp/daemon.log &
    daemon=$!
    until curl -fsS http://127.0.0.1:9464/metrics 2>/dev/null \
        | grep -qx "llm_cost_usd_total{model=\"claude-sonnet-4-20250514\".*} $1"; do
        kill -0 "$daemon" 2>/dev/null || { cat /tmp/daemon.log >&2; fail "the daemon ended by itself"; }
        [ "$SECONDS" -lt "$deadline" ] || {
            curl -sS http://127.0.0.1:9464/metrics | grep llm_cost >&2
            cat /tmp/daemon.log >&2
            fail "the daemon did not count \$$1"
        }
        sleep 0.1
    done
    kill "$daemon"
    wait "$daemon" || { cat /tmp/daemon.log >&2; fail "the daemon did not stop as asked"; }
}

inside() {
    ip link set lo up
    local first=$1 second=$2 third=$3 version=$4
    export DEBIAN_FRONTEND=noninteractive
    dpkg --purge tailmeter >/dev/null 2>&1 || true

    dpkg --install --force-unsafe-io "$first" >/dev/null 2>&1 || fail "it cannot be installed"
    same "installed" "ii|$version" "$(state)"
    same "--version" "$version" "$(tailmeter --version)"
    same "the user's shell" /usr/sbin/nologin "$(getent passwd tailmeter | cut -d: -f7)"
    for group in adm systemd-journal; do
        ! getent group "$group" >/dev/null || id -Gn tailmeter | grep -qw "$group" || fail "the user is not in $group"
    done
    same "the state folder" "tailmeter:tailmeter 700" "$(stat --format='%U:%G %a' /var/lib/tailmeter)"
    same "the secrets' folder" "root:root 700" "$(stat --format='%U:%G %a' /etc/tailmeter/secrets)"
    same "enabled" disabled "$(systemctl is-enabled tailmeter 2>/dev/null || true)"
    same "changed files" "" "$(dpkg --verify tailmeter)"
    tailmeter check --config "$settings" >/tmp/check 2>&1 || { cat /tmp/check >&2; fail "check refuses the settings"; }
    # In summer and in winter New York is 4 and 5 hours behind; the zone comes from data within the binary.
    same "hours in New York" "2026-07-01T23:00:00-04:00 2025-12-01T23:00:00-05:00" "$(
        for time in 2026-07-02T03:30:00Z 2025-12-02T04:30:00Z; do
            echo '{"event": "llm_request_success", "model": "m", "input_tokens": 1, "timestamp": "'$time'"}' \
                | LANG=ja_JP.UTF-8 tailmeter analyze - --bucket hour --timezone America/New_York --format csv \
                | sed -n '2s/,.*//p'
        done | paste -sd ' ')"
    systemd-analyze verify --man=no tailmeter.service 2>&1 | grep tailmeter && fail "the unit is not as systemd wants it"
    local commands page
    commands=$(tailmeter --help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p')
    [ "$(wc -w <<<"$commands")" -ge 14 ] || fail "these are not the commands: $commands"
    for command in "" $commands; do
        page=/usr/share/man/man1/tailmeter${command:+-$command}.1.gz
        # man would keep what it showed of an installed page.
        zcat "$page" >/tmp/page.1 || fail "no page $page"
        man --local-file --warnings --encoding=UTF-8 /tmp/page.1 2>&1 >/tmp/page | grep . && fail "$page has warnings"
        grep -q "tailmeter $command" /tmp/page || fail "$page does not tell how it is called"
    done
    bash -n /usr/share/bash-completion/completions/tailmeter || fail "the completions of bash do not parse"
    ! command -v zsh >/dev/null || zsh -n /usr/share/zsh/vendor-completions/_tailmeter || fail "nor do those of zsh"
    ! command -v fish >/dev/null || fish -n /usr/share/fish/vendor_completions.d/tailmeter.fish || fail "nor of fish"
    echo "installed: as it should be"

    # Readable by adm, as Debian's logs are.
    install -d -m 750 -g adm "$(dirname "$log")"
    install -m 640 -g adm /dev/null "$log"
    append_request
    run_until 0.0045
    echo "ran with the settings of the package, as its user"

    # Settings that nobody changed are replaced by those of the new version.
    dpkg --install --force-unsafe-io "$second" >/dev/null
    same "upgraded" "ii|$version+1" "$(state)"
    tail -n 1 "$settings" | grep -qx "# Of version 1." || fail "settings that nobody changed are the old ones"
    append_request
    run_until 0.009
    # Those that somebody changed stay, and the new ones lie beside them.
    echo "# changed" >>"$settings"
    dpkg --install --force-unsafe-io --force-confdef --force-confold "$third" >/dev/null 2>&1
    same "upgraded again" "ii|$version+2" "$(state)"
    same "the end of changed settings" "# changed" "$(tail -n 1 "$settings")"
    tail -n 1 "$settings.dpkg-dist" | grep -qx "# Of version 2." || fail "the new settings do not lie beside changed ones"
    deluser --quiet tailmeter adm
    dpkg --install --force-unsafe-io --force-confold "$third" >/dev/null 2>&1
    id -Gn tailmeter | grep -qw adm && fail "a group that was taken from the user came back"
    echo "upgraded: the ledger goes on, changed settings stay"

    dpkg --remove tailmeter >/dev/null
    same "removed" "rc|$version+2" "$(state)"
    [ -e "$settings" ] && [ -e /var/lib/tailmeter/ledger.sqlite ] || fail "settings or ledger went with the package"
    [ ! -e /usr/bin/tailmeter ] || fail "the program is still there"
    dpkg --purge tailmeter >/dev/null 2>&1
    same "purged" "" "$(state | grep -v '^un' || true)"
    getent passwd tailmeter >/dev/null || fail "the user is gone, and its number free for another"
}

if [ "${1:-}" = --inside ]; then
    shift
    inside "$@"
    exit
fi

[ "$(id -u)" -eq 0 ] || fail "needs root"
for program in dpkg-deb dpkg-shlibdeps strip python3 unshare setpriv ip curl man; do
    command -v "$program" >/dev/null || fail "needs $program"
done
# shellcheck disable=SC2016
unshare --mount --pid --net --fork bash -euc '
    mount -t tmpfs tmpfs /mnt
    mkdir /mnt/upper /mnt/work /mnt/root
    mount -t overlay overlay -o lowerdir=/,upperdir=/mnt/upper,workdir=/mnt/work /mnt/root' 2>/dev/null \
    || fail "an overlay cannot be mounted"
[ "$1" != --possible ] || exit 0

binary=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XZ=none
version=$("$binary" --version)
# Symbols are most of a debug build.
strip -o "$work/tailmeter" "$binary"
first=$(deploy/debian/build.sh "$work/tailmeter" "$work")
# Later versions from the same tree, with other settings.
later() {
    dpkg-deb --raw-extract "$first" "$work/later"
    echo "# Of version $1." >>"$work/later/etc/tailmeter/tailmeter.yaml"
    sed -i "s/^Version: .*/Version: $version+$1/" "$work/later/DEBIAN/control"
    dpkg-deb --root-owner-group -Znone --build "$work/later" "$work/tailmeter-$1.deb" >/dev/null
    rm -rf "$work/later"
    echo "$work/tailmeter-$1.deb"
}
second=$(later 1)
third=$(later 2)

# shellcheck disable=SC2016
unshare --mount --pid --net --fork --kill-child bash -euc '
    disk=$1 here=$2
    shift 2
    mkdir "$disk/memory"
    mount -t tmpfs tmpfs "$disk/memory"
    mkdir "$disk"/memory/{upper,work,root}
    root=$disk/memory/root
    mount -t overlay overlay -o "lowerdir=/,upperdir=$disk/memory/upper,workdir=$disk/memory/work" "$root"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount -t tmpfs tmpfs "$root/tmp"
    mount -t tmpfs tmpfs "$root/run"
    mkdir "$root/tmp/here"
    cp "$here/deploy/debian/test.sh" "$root/tmp/here"
    mkdir -p "$root$disk"
    mount --bind "$disk" "$root$disk"
    chroot "$root" bash /tmp/here/test.sh --inside "$@"
    # What differs from the system beneath, but for what was taken away.
    find "$disk/memory/upper" -name "*tailmeter*" ! -type c | sed "s|^$disk/memory/upper||" >"$disk/left"
' - "$work" "$PWD" "$first" "$second" "$third" "$version"
same "left behind" "" "$(cat "$work/left")"
echo "removed and purged: nothing left but the user"
