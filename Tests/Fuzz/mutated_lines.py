#!/usr/bin/env python3
"""Writes mutated JSON lines and what Python's json module says of them: the oracle of PythonVerdictTests.

usage: mutated_lines.py SEED COUNT CORPUS LINES VERDICTS   (standard library only)

LINES gets COUNT lines of bytes. VERDICTS gets a line for each: kind, escape, model, usage.input_tokens, by tabs.
kind      object, value, blank or invalid, by strict rules: one document a line, no NaN or Infinity.
escape    "bad" where only a wrong escape sequence makes the line invalid: kind is then what it would be otherwise.
values    s:HEX (a string's UTF-8), n:TEXT (a number as it stands), true, false, null, container, or - for none.

Tailmeter's documented leniencies are applied before Python sees a line: bytes that are not UTF-8 become "?", a byte
order mark and NUL bytes in front of a bracket are passed over.
"""
import codecs, json, random, re, sys

seed, count, corpus, lines_path, verdicts_path = sys.argv[1:]
rng = random.Random(int(seed))
codecs.register_error("question", lambda error: ("?" * (error.end - error.start), error.end))

with open(corpus, "rb") as f:
    real = f.read().split(b"\n")[:-1]
made = [
    b'{"event":"e","model":"claude","usage":{"input_tokens":12,"output_tokens":3,"cache":{"a":[1,2,{"b":null}]}}}',
    b'{"usage":{"input_tokens":1,"output_tokens":5},"usage":{"input_tokens":2},"model":"a","model":"b"}',
    b'{"usage":{"input_tokens":1},"usage":{"output_tokens":2}}',
    b'{"usage":{"input_tokens":1},"usage":[{"input_tokens":2}]}',
    b'{"usage":{"input_tokens":1},"usage":null,"model":null}',
    b'{"usage":{"usage":{"input_tokens":7},"input_tokens":8},"x":{"model":"inner","usage":{"input_tokens":9}}}',
    b'{"mod\\u0065l":"\\u00e9\\ud83d\\ude00\\n","us\\u0061ge":{"input\\u005ftokens":4}}',
    b'{"model":"\xd0\xbc\xe2\x82\xac\xf0\x9f\x98\x80","usage":{"input_tokens":-0.5e+10}}',
    b'  {"model" : "x" , "usage" : { "input_tokens" : 1e3 } }\t\r',
    b'[1,-2,3.5,"a",true,false,null,{},[]]', b'"text"', b'42', b'true', b'null', b'[]', b'{}', b'""', b'-0', b'',
]
tokens = [
    b'"', b'\\', b'{', b'}', b'[', b']', b',', b':', b' ', b'\t', b'\r', b'\0', b'\x01', b'\x1f', b'\x7f',
    b'0', b'-', b'.',
    b'e', b'E+', b'true', b'false', b'null', b'NaN', b'Infinity', b'-Infinity', b'tru"x"', b'"a"b', b'""', b'{}', b'[]',
    b'{"usage":{"input_tokens":', b',"model":"second"', b',"usage":{"input_tokens":99}', b',"usage":{}', b'"model":',
    b'\\u0000', b'\\uD83D\\uDE00', b'\\uDE00', b'\\uD83D', b'\\u12', b'\\x', b'\\"', b'\\\\', b'\xff',
    b'\xc3', b'\xe2\x82',
    b'\xed\xa0\x80', b'\xf4\x90\x80\x80', b'\xc0\xaf', b'\xef\xbb\xbf', b'\xc2\xa0', b'\xe2\x80\xa8', b'/**/',
    b'//', b"'",
    b'01', b'1.', b'.5', b'1e', b'1e400', b'-', b'+1', b'0x1F', b'1_000', b'9' * 18, b'9' * 19, b'9' * 40,
    b'{"a":' * 20,
    b'[' * 70, b'}' * 3, b'x' * 64,
]


def mutate(line):
    line = bytearray(line)
    for _ in range(rng.choice((0, 0, 1, 1, 1, 2, 4))):
        at = rng.randrange(len(line) + 1)
        end = min(len(line), at + rng.choice((1, 1, 2, 8, 40)))
        kind = rng.randrange(8)
        if kind == 0:
            del line[at:end]
        elif kind == 1:
            line[at:at] = rng.choice(tokens)
        elif kind == 2:
            line[at:end] = rng.choice(tokens)
        elif kind == 3 and at < len(line):
            line[at] = rng.randrange(256)
        elif kind == 4 and at < len(line):
            line[at] ^= 1 << rng.randrange(8)
        elif kind == 5:
            line[at:at] = line[at:end]
        elif kind == 6:
            other = rng.choice(made)
            line[at:end] = other[rng.randrange(len(other) + 1):]
        else:
            # Between tokens white space changes nothing; in a string it is text.
            line[at:at] = rng.choice((b' ', b'\t', b'\r', b'  '))
    if rng.randrange(20) == 0:
        line[0:0] = rng.choice((b'\xef\xbb\xbf', b'\0' * 7, b'\0\0\xef\xbb\xbf', b' \0 '))
    if rng.randrange(20) == 0:
        line += rng.choice((b'\r', b' ', b'{}', b',', b'x', b'\0'))
    return bytes(line).replace(b'\n', b' ')


class Number(str):
    pass


def refuse(text):
    raise ValueError(text)


def load(text):
    return json.loads(text, parse_int=Number, parse_float=Number, parse_constant=refuse)


def shown(value):
    if isinstance(value, Number):
        return "n:" + value
    if isinstance(value, str):
        return "s:" + "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF else c for c in value).encode().hex()
    if value is None or isinstance(value, bool):
        return {True: "true", False: "false", None: "null"}[value]
    return "container"


def verdict(line):
    """The verdict's columns, or None where NUL bytes are glued to something that is no bracket."""
    text = line.decode("utf-8", "question")
    rest = text.lstrip("\0\ufeff \t\r")
    if not rest:
        return "blank", "", "-", "-"
    if rest[0] not in "{[" and text.lstrip(" \t\r") != rest:
        return None
    escape = ""
    try:
        value = load(rest)
    except ValueError:
        relaxed = re.sub(
            r'\\(u[0-9a-fA-F]{4}|["\\/bfnrt])|\\([^\x00-\x1f])', lambda m: m.group(0) if m.group(1) else r"\/", rest)
        try:
            value = load(relaxed)
        except ValueError:
            return "invalid", "", "-", "-"
        escape = "bad"
    if not isinstance(value, dict):
        return "value", escape, "-", "-"
    usage = value.get("usage")
    has_tokens = isinstance(usage, dict) and "input_tokens" in usage
    return ("object", escape, shown(value["model"]) if "model" in value else "-",
            shown(usage["input_tokens"]) if has_tokens else "-")


with open(lines_path, "wb") as lines, open(verdicts_path, "w", encoding="ascii") as verdicts:
    written = 0
    while written < int(count):
        line = mutate(rng.choice(made) if rng.randrange(3) else rng.choice(real))
        columns = verdict(line)
        if columns is None:
            continue
        lines.write(line + b"\n")
        verdicts.write("\t".join(columns) + "\n")
        written += 1
