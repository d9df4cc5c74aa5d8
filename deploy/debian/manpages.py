#!/usr/bin/env python3
"""Writes a manual page for the program and each of its commands.

    deploy/debian/manpages.py BINARY FOLDER DAY

What the commands take is what the binary itself tells of them; DAY is the date in the pages' foot, such as 2026-11-24.
"""

import json
import os
import re
import subprocess
import sys
import textwrap

# What no help text tells, by page.
FURTHER = {
    "tailmeter": """\
.SH EXIT STATUS
.TP
.B 0
Done, or stopped as it was asked to.
.TP
.B 1
It could not be done; the last line on standard error says why.
.TP
.B 2
The command line is wrong.
.TP
.B 3
With \\fB\\-\\-strict\\fR: a line could not be read.
.TP
.B 4
A text was blocked by a guard or found harmful.
.SH FILES
.TP
.I /etc/tailmeter/tailmeter.yaml
The settings of the system's daemon,
.BR tailmeter.service .
.TP
.I /var/lib/tailmeter
Its ledger.
.TP
.I /usr/share/tailmeter
Dashboards for Grafana, and rules for Prometheus.
.TP
.I /usr/share/doc/tailmeter
What the settings, figures and alerts mean.
""",
    "tailmeter-run": """\
.SH SIGNALS
.TP
.BR SIGTERM ", " SIGINT
Reads what is written by then, commits it and stops, within \\fIshutdown_timeout\\fR.
A second one ends the process at once.
.TP
.B SIGHUP
Takes over the settings file and the price file anew.
Wrong settings are told, and the old ones hold.
.SH EXIT STATUS
.TP
.B 0
Stopped as it was asked to, or standard input, the only source, is at its end.
.TP
.B 1
The settings, the listener or the ledger kept it from starting or going on, or the last lines could not be committed.
They are read again at the next start.
.TP
.B 2
The command line is wrong.
""",
}


def text(words):
    """Words as roff takes them literally."""
    words = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return re.sub(r"^\.", r"\\&.", words)


def filled(words):
    """Words in lines that are short enough to be read."""
    lines = textwrap.wrap(words, 70, break_long_words=False, break_on_hyphens=False)
    return "\n".join(text(line) for line in lines)


def paragraphs(words):
    return "\n.PP\n".join(filled(part) for part in words.strip().split("\n\n"))


def capitalised(heading, lines):
    return [f".SH {heading}", *lines] if lines else []


def spelled(name):
    return ("--" if name["kind"] == "long" else "-") + name["name"]


def tag(argument):
    """An option with its short and long name, or the name of an operand."""
    value = f"\\fI{text(argument.get('valueName', 'value'))}\\fR"
    if argument["kind"] == "positional":
        return value + (" ..." if argument["isRepeating"] else "")
    names = sorted((spelled(name) for name in argument["names"]), key=len)
    tagged = ", ".join(f"\\fB{text(name)}\\fR" for name in names)
    return f"{tagged} {value}" if argument["kind"] == "option" else tagged


def described(argument):
    about = argument.get("abstract", "")
    notes = []
    if argument.get("allValues"):
        notes.append("values: " + ", ".join(argument["allValues"]))
    if "defaultValue" in argument:
        notes.append("default: " + argument["defaultValue"])
    return filled(f"{about} ({'; '.join(notes)})" if notes else about)


def definitions(arguments):
    return [line for argument in arguments for line in (".TP", tag(argument), described(argument))]


def synopsis(words, operands, options, commands):
    parts = [f"\\fB{text(' '.join(words))}\\fR"]
    required = [option for option in options if option["kind"] == "option" and not option["isOptional"]]
    parts += [tag({**option, "names": [option["preferredName"]]}) for option in required]
    if len(options) > len(required):
        parts.append("[\\fIoptions\\fR]")
    if commands:
        parts.append("\\fIcommand\\fR ...")
    for operand in operands:
        parts.append(f"[{tag(operand)}]" if operand["isOptional"] else tag(operand))
    return " ".join(parts)


def page(command, path, version, day):
    name = "-".join(path)
    shown = [argument for argument in command.get("arguments", []) if argument["shouldDisplay"]]
    operands = [argument for argument in shown if argument["kind"] == "positional"]
    options = [argument for argument in shown if argument["kind"] != "positional"]
    commands = below(command)
    about = command.get("abstract", "")
    lines = [
        f'.TH {text(name.upper())} 1 "{day}" "Tailmeter {version}" "User Commands"',
        ".SH NAME",
        f"{text(name)} \\- {text(about[:1].lower() + about[1:].rstrip('.'))}",
        ".SH SYNOPSIS",
        synopsis(path, operands, options, commands),
        ".SH DESCRIPTION",
        paragraphs(about + (f"\n\n{command['discussion']}" if command.get("discussion") else "")),
    ]
    entries = []
    for inner in commands:
        is_default = command.get("defaultSubcommand") == inner["commandName"]
        default = " This is what the command does by itself." if is_default else ""
        entries += [".TP", f"\\fB{text(inner['commandName'])}\\fR", filled(inner.get("abstract", "") + default)]
    lines += capitalised("COMMANDS", entries)
    lines += capitalised("OPERANDS", definitions(operands))
    lines += capitalised("OPTIONS", definitions(options))
    others = [path[:length] for length in range(1, len(path))] + [path + [inner["commandName"]] for inner in commands]
    lines += FURTHER.get(name, "").splitlines()
    references = [f".BR {text('-'.join(other))} (1)" for other in others]
    lines += capitalised("SEE ALSO", [reference + "," for reference in references[:-1]] + references[-1:])
    return "\n".join(lines) + "\n"


def below(command):
    inner = command.get("subcommands", [])
    return [each for each in inner if each["commandName"] != "help" and each["shouldDisplay"]]


def write(command, path, version, day, folder):
    with open(os.path.join(folder, "-".join(path) + ".1"), "w") as file:
        file.write(page(command, path, version, day))
    for inner in below(command):
        write(inner, path + [inner["commandName"]], version, day, folder)


def main():
    binary, folder, day = sys.argv[1:]
    told = subprocess.run([binary, "--experimental-dump-help"], check=True, capture_output=True, text=True).stdout
    version = subprocess.run([binary, "--version"], check=True, capture_output=True, text=True).stdout.strip()
    command = json.loads(told)["command"]
    write(command, [command["commandName"]], version, day, folder)


if __name__ == "__main__":
    main()
