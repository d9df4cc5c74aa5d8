"""Values as panels write them, by the units that `check.py` allows."""
import datetime
import math

_SHORT = ((1e12, " T"), (1e9, " B"), (1e6, " M"), (1e3, " K"))
_BINARY = ((2 ** 40, " TiB"), (2 ** 30, " GiB"), (2 ** 20, " MiB"), (2 ** 10, " KiB"), (1, " B"))
_DECIMAL = ((1e12, " TB"), (1e9, " GB"), (1e6, " MB"), (1e3, " kB"), (1, " B"))
_SECONDS = ((86_400, " days"), (3_600, " hours"), (60, " mins"), (1, " s"), (1e-3, " ms"), (1e-6, " µs"), (0, " ns"))
_ENDINGS = {"reqpm": " req/m", "ops": " ops/s", "opm": " ops/m", "cps": " c/s"}


def _number(value, decimals):
    """With the panel's decimals, or with about three digits that tell something."""
    if decimals is None:
        magnitude = math.floor(math.log10(abs(value))) if value else 0
        text = f"{value:,.{max(0, min(6, 2 - magnitude))}f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return f"{value:,.{decimals}f}"


def _scaled(value, scales, decimals):
    for least, ending in scales:
        if abs(value) >= least:
            return _number(value / least, decimals) + ending
    return _number(value, decimals)


def _ago(milliseconds, now):
    seconds = milliseconds / 1000 - now
    amount = abs(seconds)
    for size, name in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if amount >= size:
            count = round(amount / size)
            text = f"{count} {name}{'s' if count > 1 else ''}"
            break
    else:
        text = "a few seconds"
    return f"in {text}" if seconds > 0 else f"{text} ago"


def text(value, unit, decimals=None, now=0):
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "+Inf" if value > 0 else "-Inf"
    if unit == "bool_yes_no":
        return "Yes" if value else "No"
    if unit == "dateTimeFromNow":
        return _ago(value, now)
    if unit == "dateTimeAsIso":
        return datetime.datetime.fromtimestamp(value / 1000, datetime.timezone.utc).strftime("%Y-%m-%d %H:%M:%S")
    if unit == "currencyUSD":
        sign = "-" if value < 0 else ""
        return sign + "$" + _scaled(abs(value), _SHORT, decimals).replace(" ", "")
    if unit in ("percentunit", "percent"):
        return _number(value * (100 if unit == "percentunit" else 1), decimals) + "%"
    if unit in ("s", "ms"):
        seconds = value / (1000 if unit == "ms" else 1)
        if not seconds:
            return "0 s"
        return next(
            _number(seconds / (size or 1e-9), decimals) + ending for size, ending in _SECONDS if abs(seconds) >= size)
    if unit in ("bytes", "decbytes", "Bps"):
        scales = _BINARY if unit == "bytes" else _DECIMAL
        return (_scaled(value, scales, decimals) if value else "0 B") + ("/s" if unit == "Bps" else "")
    if unit == "none":
        return _number(value, decimals)
    return _scaled(value, _SHORT, decimals) + _ENDINGS.get(unit, "")
