"""As much of PromQL as the checks need: selectors with their matchers and functions, and labels that are grouped by.

It does not judge the syntax; a real Prometheus does (`check.py --prometheus`).
"""
import dataclasses
import re

_TOKEN = re.compile(r"""
    (?P<space>\s+) | (?P<string>"(?:[^"\\]|\\.)*") | (?P<name>[$a-zA-Z_:][$a-zA-Z0-9_:]*)
    | (?P<number>[0-9.][0-9a-z.]*(?:e[-+]?[0-9]+)?) | (?P<sign>=~|!~|!=|==|<=|>=|[-+*/%^=<>(){}\[\],])
""", re.VERBOSE)
_LISTS = {"by", "without", "on", "ignoring", "group_left", "group_right"}
_WORDS = {"and", "or", "unless", "bool", "offset", "nan", "inf"}


class NotReadable(Exception):
    """An expression that is none."""


@dataclasses.dataclass
class Selector:
    metric: str
    matchers: list  # of (label, operator, value)
    window: str = ""
    function: str = ""  # the call that it is the argument of


@dataclasses.dataclass
class Expression:
    selectors: list
    grouped: set  # labels of by, without, on, ignoring
    made: set  # labels that label_replace() makes


def _tokens(text):
    at, tokens = 0, []
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            raise NotReadable(f"at {text[at:at + 20]!r}")
        if match.lastgroup != "space":
            tokens.append((match.lastgroup, match.group()))
        at = match.end()
    return tokens


def _unquoted(text):
    return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")


def read(text):
    tokens = _tokens(text) + [("end", "")]
    found, calls, at = Expression([], set(), set()), [], 0

    def until(sign):
        nonlocal at
        inner = []
        while tokens[at][1] != sign:
            if tokens[at][0] == "end":
                raise NotReadable(f"no {sign!r}")
            inner.append(tokens[at])
            at += 1
        at += 1
        return inner

    while tokens[at][0] != "end":
        kind, token = tokens[at]
        at += 1
        following = tokens[at][1]
        if token == "(":
            calls.append("")
        elif token == ")":
            if not calls:
                raise NotReadable("a ')' too many")
            calls.pop()
        elif token == "{":
            raise NotReadable("a selector without a metric's name")
        elif kind != "name" or token.lower() in _WORDS:
            continue
        elif token.lower() in _LISTS:
            if following == "(":
                at += 1
                found.grouped |= {each for kind, each in until(")") if kind == "name"}
        elif following == "(":
            at += 1
            calls.append(token)
            if token == "label_replace":
                # The second argument, behind the first comma outside of parentheses.
                depth, ahead = 0, at
                while depth or tokens[ahead][1] != ",":
                    if tokens[ahead][0] == "end":
                        raise NotReadable("label_replace() without a label")
                    depth += {"(": 1, ")": -1}.get(tokens[ahead][1], 0)
                    ahead += 1
                found.made.add(_unquoted(tokens[ahead + 1][1]))
        elif following in ("by", "without"):
            # An aggregation with its labels before its argument.
            continue
        else:
            selector = Selector(token, [], function=calls[-1] if calls else "")
            if following == "{":
                at += 1
                inner = [each for each in until("}") if each[1] != ","]
                if len(inner) % 3:
                    raise NotReadable(f"the matchers of {token}")
                for index in range(0, len(inner), 3):
                    label, operator, value = (each[1] for each in inner[index:index + 3])
                    selector.matchers.append((label, operator, _unquoted(value)))
            if tokens[at][1] == "[":
                at += 1
                selector.window = "".join(each for _, each in until("]"))
            found.selectors.append(selector)
    if calls:
        raise NotReadable("a ')' is missing")
    return found
