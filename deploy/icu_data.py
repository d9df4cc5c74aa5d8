#!/usr/bin/env python3
"""Makes an object file with the part of ICU's data that the program has a use for.

    deploy/icu_data.py OBJECT

Prints what `swift build` has to be told to link it.

Foundation brings the data of all languages, 34 MB in one symbol, which a linker keeps or leaves out as a whole. Linked
with this object instead, the program has the data of the root locale and of English, all time zones, normalisation and
properties of characters. Other languages fall back to the root locale, as they do in ICU where a language has no data;
the program speaks none of them through Foundation. Conversions of encodings other than Unicode's are left out too, and
so are transliteration and where lines may break, which it never asks for.

The format is ICU's common data (icu4c/source/tools/toolutil/package.cpp): a header, whose length stands in its first
two bytes, the number of items, for each the offsets of its name and of its content behind the header, names, contents.
"""

import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile

# Without a use in any language.
LEFT_OUT = re.compile(r"translit/|brkitr/line")
# Of folders with an item for each language, what stays: `pool` has the strings that the items share.
OF_EACH_FOLDER = re.compile(r"(root|en|pool|res_index|supplementalData|ucadata|tzdbNames|.*\.brk)(\..*)?$")
# At the top, items that are named by a language stay for English.
OF_A_LANGUAGE = re.compile(r"(?!res_index\.)[a-z]{2,3}(_[A-Za-z0-9_]+)?\.res$")
ENGLISH = re.compile(r"en(_(001|150|GB|US|US_POSIX))?\.res$")


def is_kept(name):
    if LEFT_OUT.match(name):
        return False
    folder, _, item = name.rpartition("/")
    if folder:
        return OF_EACH_FOLDER.match(item) is not None
    if item.endswith(".cnv") or item == "unames.icu":
        return False
    return OF_A_LANGUAGE.match(item) is None or ENGLISH.match(item) is not None


def items(data):
    """The names, with that of the package before them, and the contents, in order."""
    begin = struct.unpack_from("<H", data)[0]
    count = struct.unpack_from("<I", data, begin)[0]
    places = [struct.unpack_from("<II", data, begin + 4 + 8 * index) for index in range(count)]
    ends = [place for _, place in places[1:]] + [len(data) - begin]
    for (name, place), end in zip(places, ends):
        text = data[begin + name : data.index(b"\0", begin + name)].decode()
        yield text, data[begin + place : begin + end]


def package(header, kept):
    names = b"".join(name.encode() + b"\0" for name, _ in kept)
    name_place = 4 + 8 * len(kept)
    place = -(-(name_place + len(names)) // 16) * 16
    index, contents = b"", b""
    for name, content in kept:
        index += struct.pack("<II", name_place, place + len(contents))
        name_place += len(name.encode()) + 1
        contents += content + b"\0" * (-len(content) % 16)
    head = struct.pack("<I", len(kept)) + index + names
    return header + head + b"\0" * (place - len(head)) + contents


def main():
    target = os.path.abspath(sys.argv[1])
    tools = os.path.dirname(os.path.realpath(shutil.which("swiftc") or sys.exit("swiftc is not in PATH")))
    library = os.path.join(tools, "../lib/swift_static/linux/lib_FoundationICU.a")
    with tempfile.TemporaryDirectory() as folder:

        def run(tool, *arguments):
            command = [os.path.join(tools, tool), *arguments]
            return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout

        run("llvm-ar", "x", library, "icu_packaged_data.cpp.o")
        symbols = re.findall(r" R (icudt\d+_dat)$", run("llvm-nm", "icu_packaged_data.cpp.o"), re.MULTILINE)
        if len(symbols) != 1:
            sys.exit(f"{library} does not hold ICU's data as it used to")
        symbol = symbols[0]
        run("llvm-objcopy", "-O", "binary", "--only-section=.rodata", "icu_packaged_data.cpp.o", "all")
        with open(os.path.join(folder, "all"), "rb") as file:
            data = file.read()
        kept = [(name, content) for name, content in items(data) if is_kept(name.split("/", 1)[1])]
        with open(os.path.join(folder, "kept"), "wb") as file:
            file.write(package(data[: struct.unpack_from("<H", data)[0]], kept))
        with open(os.path.join(folder, "data.s"), "w") as file:
            file.write(f'.section .rodata\n.balign 16\n.globl __wrap_{symbol}\n__wrap_{symbol}:\n.incbin "kept"\n')
            file.write('.section .note.GNU-stack,"",@progbits\n')
        os.makedirs(os.path.dirname(target), exist_ok=True)
        run("clang", "-c", "data.s", "-o", target)
    # References lead to the new data; nothing refers to the old any more, so that --gc-sections leaves it out.
    print(f"-Xlinker {target} -Xlinker --wrap={symbol}")


if __name__ == "__main__":
    main()
