"""The events that the official package's decoder reads from streams.

    python3 sse_events.py < CASES

CASES is JSON: for each stream the pieces in which it comes, in base64. The output is JSON: for each stream the pairs of an
event's name and data, and null behind them where the decoder gave up. Events without a line of data are left out: a browser
does not tell them, as the specification has it.
"""

import base64
import json
import sys

from anthropic._streaming import SSEDecoder


def events(pieces):
    found = []
    try:
        for event in SSEDecoder().iter_bytes(base64.b64decode(piece) for piece in pieces):
            if any(line == "data" or line.startswith("data:") for line in event._raw):
                found.append([event.event or "", event.data])
    except UnicodeDecodeError:
        found.append(None)
    return found


print(json.dumps([events(pieces) for pieces in json.load(sys.stdin)]))
