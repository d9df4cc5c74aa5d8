#!/bin/bash
# Makes a Debian package of a binary.
#
#     deploy/debian/build.sh BINARY FOLDER [VERSION]
#
# The version is the binary's own unless another is given. XZ=none leaves out the compression, which takes most of the
# time. The same tree and binary make the same package, byte by byte.
set -euo pipefail
umask 022
cd "$(dirname "$0")/../.."

binary=$1
folder=$2
version=${3:-$("$binary" --version)}
architecture=$(dpkg --print-architecture)
# Times in the package are those of the last commit.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || stat --format=%Y Package.swift)}
export SOURCE_DATE_EPOCH
# Of whoever builds it: make deb MAINTAINER="Name <address>".
maintainer=${MAINTAINER:-Tailmeter <tailmeter@tailmeter.invalid>}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/tailmeter
place() { install -D -m "$1" "$2" "$root/$3"; }

place 755 "$binary" usr/bin/tailmeter
place 644 deploy/systemd/tailmeter.yaml etc/tailmeter/tailmeter.yaml
# The service's credentials.
install -d -m 700 "$root/etc/tailmeter/secrets"

# The unit of deploy/systemd, with the package's place of the binary, its user and its pages.
install -d "$root/lib/systemd/system"
unit=$root/lib/systemd/system/tailmeter.service
awk '
    /^#/ { held = held $0 "\n"; next }
    /^DynamicUser=yes$/ {
        held = ""
        print "# What it reads, it reads as a member of groups.\nUser=tailmeter\nGroup=tailmeter"
        next
    }
    /^Description=/ { print; print "Documentation=man:tailmeter-run(1)"; next }
    { printf "%s", held; held = ""; sub("^ExecStart=/usr/local/bin/", "ExecStart=/usr/bin/"); print }
    END { printf "%s", held }' deploy/systemd/tailmeter.service >"$unit"
grep -q '^ExecStart=/usr/bin/tailmeter run --config /etc/tailmeter/tailmeter.yaml$' "$unit" \
    && grep -q '^User=tailmeter$' "$unit" && ! grep -q '^DynamicUser' "$unit" \
    || { echo "the unit is not as the package wants it: ExecStart, DynamicUser" >&2; exit 1; }
place 644 deploy/debian/tailmeter.sysusers usr/lib/sysusers.d/tailmeter.conf

install -d "$root/usr/share/man/man1"
deploy/debian/manpages.py "$binary" "$root/usr/share/man/man1" "$(date --utc --date="@$SOURCE_DATE_EPOCH" +%F)"
completions() { install -d "$root/$2" && "$binary" --generate-completion-script "$1" >"$root/$2/$3"; }
completions bash usr/share/bash-completion/completions tailmeter
# It is sourced, not run.
sed -i '1{/^#!/d}' "$root/usr/share/bash-completion/completions/tailmeter"
completions zsh usr/share/zsh/vendor-completions _tailmeter
completions fish usr/share/fish/vendor_completions.d tailmeter.fish

for file in dashboards/tailmeter-*.json alerts/*.yml; do
    [ ! -e "$file" ] || place 644 "$file" "usr/share/tailmeter/$file"
done

doc=usr/share/doc/tailmeter
place 644 deploy/debian/copyright $doc/copyright
place 644 deploy/debian/README.Debian $doc/README.Debian
for file in README.md CHANGELOG.md SECURITY.md docs/*.md dashboards/README.md dashboards/previews/*.svg \
    alerts/README.md alerts/runbooks/*.md; do
    [ ! -e "$file" ] || place 644 "$file" "$doc/$file"
done
# What the licences of the packages in the binary ask to be passed on.
for notice in .build/checkouts/*/NOTICE*; do
    [ ! -e "$notice" ] || { echo "==== $(basename "$(dirname "$notice")")"; cat "$notice"; }
done >"$root/$doc/NOTICE"
cat >"$root/$doc/changelog" <<END
tailmeter ($version) unstable; urgency=medium

  * What is new stands in CHANGELOG.md.

 -- $maintainer  $(date --utc --rfc-email --date="@$SOURCE_DATE_EPOCH")
END
gzip --best --no-name "$root/$doc/changelog" "$root/$doc/NOTICE" "$root"/usr/share/man/man1/*.1
place 644 deploy/debian/lintian-overrides usr/share/lintian/overrides/tailmeter

# The libraries that the binary asks for, in the versions whose symbols it uses.
mkdir "$work/debian"
printf 'Source: tailmeter\n\nPackage: tailmeter\nArchitecture: any\n' >"$work/debian/control"
libraries=$(cd "$work" && dpkg-shlibdeps -O --ignore-missing-info "$root/usr/bin/tailmeter" 2>"$work/shlibdeps") \
    || { cat "$work/shlibdeps" >&2; exit 1; }

install -d "$root/DEBIAN"
echo /etc/tailmeter/tailmeter.yaml >"$root/DEBIAN/conffiles"
for script in postinst prerm postrm; do place 755 "deploy/debian/$script" "DEBIAN/$script"; done
(cd "$root" && find . \( -path ./DEBIAN -o -path ./etc \) -prune -o -type f -printf '%P\0' | LC_ALL=C sort -z \
    | xargs -0 md5sum) >"$root/DEBIAN/md5sums"
cat >"$root/DEBIAN/control" <<END
Package: tailmeter
Version: $version
Architecture: $architecture
Maintainer: $maintainer
Installed-Size: $(du --apparent-size -k -s --exclude=DEBIAN "$root" | cut -f1)
Depends: adduser, ${libraries#shlibs:Depends=}
Recommends: ca-certificates, systemd
Suggests: prometheus
Section: net
Priority: optional
Description: tokens, latency and cost of LLM apps, from their logs
 Tailmeter runs beside an app that calls large language models, tails its
 structured logs or its journal, and serves tokens, latency and cost to
 Prometheus and to the terminal. It watches budgets and tells Slack, PagerDuty,
 Alertmanager or a webhook when one is crossed.
 .
 What it counted survives kills and rotation: nothing is lost, and nothing
 counted twice.
END

mkdir -p "$folder"
package=$folder/tailmeter_${version}_$architecture.deb
dpkg-deb --root-owner-group -Z"${XZ:-xz}" --build "$root" "$package" >/dev/null
echo "$package"
