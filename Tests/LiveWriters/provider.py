"""A provider on 127.0.0.1 that speaks as Anthropic and OpenAI do, and keeps its own account of what it delivered.

The API key of a call names the app, so that the account knows what each app's log can tell. Every app's attempts follow the
same script of outcomes; figures come from a seeded generator.
"""
import http.server
import json
import random
import string
import threading

# One entry an attempt, over and over. `broken`: a stream ends with an error after its beginning; else as `ok`.
SCRIPT = ["ok", "limited", "ok", "ok", "overloaded", "overloaded", "ok", "ok", "ok", "broken", "ok", "ok", "ok"]
DATED = {"gpt-4o": "gpt-4o-2024-08-06", "gpt-5-mini": "gpt-5-mini-2025-08-07"}
FAILURES = {
    ("anthropic", "limited"): (429, "rate_limit_error", "Too many requests"),
    ("anthropic", "overloaded"): (529, "overloaded_error", "Overloaded"),
    ("openai", "limited"): (429, "requests", "Rate limit reached"),
    ("openai", "overloaded"): (503, "server_error", "The server is overloaded"),
}
TEXT = "Grüße aus 東京: \"quoted\" \\ back\nslashed, {\"usage\": {\"input_tokens\": 1}} 🙂"


class Provider:
    """The server, and its account by model: what was delivered, and what failed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lock = threading.Lock()
        self.attempts = {}
        self.account = {}
        self.without_usage = 0
        provider = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_POST(self):
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                key = self.headers.get("x-api-key") or self.headers["Authorization"].removeprefix("Bearer ")
                with provider.lock:
                    answer = provider.answer(key, self.path, body)
                self.reply(*answer)

            def reply(self, status, headers, content, stream):
                data = content.encode()
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "text/event-stream" if stream else "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                # In two writes, so that clients see a stream that comes in parts.
                half = len(data) // 2
                try:
                    self.wfile.write(data[:half])
                    self.wfile.flush()
                    self.wfile.write(data[half:])
                except ConnectionError:
                    self.close_connection = True  # the client has read enough of a stream

            def log_message(self, *arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self):
        self.server.shutdown()

    # -- account -----------------------------------------------------------------------------------------------------

    def book(self, model, **figures):
        sums = self.account.setdefault(model, {})
        for name, figure in figures.items():
            sums[name] = sums.get(name, 0) + figure

    def identifier(self, prefix, count=24):
        return prefix + "".join(self.random.choices(string.ascii_letters + string.digits, k=count))

    # -- answers -----------------------------------------------------------------------------------------------------

    def answer(self, app, path, body):
        """Status, headers, body, whether it is a stream of events."""
        number = self.attempts[app] = self.attempts.get(app, -1) + 1
        outcome = SCRIPT[number % len(SCRIPT)]
        api = "anthropic" if path.endswith("/messages") else "openai"
        stream = bool(body.get("stream"))
        if outcome == "broken" and not (stream and app == "guide"):
            outcome = "ok"
        asked = body["model"]
        # LiteLLM logs the model that was asked for.
        model = asked if app == "litellm" else DATED.get(asked, asked)
        request = self.identifier("req_")
        headers = {"request-id" if api == "anthropic" else "x-request-id": request}
        failure = FAILURES.get((api, outcome))
        if failure or outcome == "broken":
            if app != "anthropic":  # whose SDK retries by itself, unseen by the log
                self.book(asked, errors=1)
        if failure:
            status, kind, message = failure
            error = {"type": kind, "message": message}
            content = ({"type": "error", "error": error, "request_id": request} if api == "anthropic"
                       else {"error": {**error, "param": None, "code": kind}})
            return status, {**headers, "retry-after-ms": "1"}, json.dumps(content), False
        if api == "anthropic":
            return 200, headers, self.message(model, stream, outcome, request), stream
        make = self.response if path.endswith("/responses") else self.completion
        return 200, headers, make(model, body, stream), stream

    @staticmethod
    def events(list_of_events, named):
        return "".join((f"event: {e['type']}\n" if named else "") + f"data: {json.dumps(e)}\n\n" for e in list_of_events)

    def message(self, model, stream, outcome, request):
        """Anthropic's Messages API: input excludes what was read from or written to a cache."""
        r = self.random
        read, written, hour = r.choice([(0, 0, 0), (r.randrange(1, 60_000), 0, 0),
                                        (r.randrange(60_000), r.randrange(9_000), r.randrange(900))])
        given, output = r.randrange(1, 5_000), r.randrange(1, 900)
        usage = {"input_tokens": given, "cache_creation_input_tokens": written + hour, "cache_read_input_tokens": read,
                 "cache_creation": {"ephemeral_5m_input_tokens": written, "ephemeral_1h_input_tokens": hour},
                 "output_tokens": output, "service_tier": "standard"}
        whole = {"id": self.identifier("msg_01"), "type": "message", "role": "assistant", "model": model,
                 "content": [{"type": "text", "text": TEXT}], "stop_reason": "end_turn", "stop_sequence": None,
                 "usage": usage}
        if outcome != "broken":
            self.book(model, requests=1, input=given, output=output, cache_read=read, cache_creation=written + hour,
                      cache_creation_5m=written, cache_creation_1h=hour)
        if not stream:
            return json.dumps(whole)
        begin = {**whole, "content": [], "stop_reason": None, "usage": {**usage, "output_tokens": 1}}
        events = [{"type": "message_start", "message": begin},
                  {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
                  {"type": "ping"},
                  {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": TEXT}}]
        if outcome == "broken":
            error = {"type": "overloaded_error", "message": "Overloaded"}
            return self.events(events + [{"type": "error", "error": error, "request_id": request}], named=True)
        # The usage at the end is the sum so far, and no addition to that of the beginning.
        end = {name: usage[name] for name in
               ("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens", "output_tokens")}
        events += [{"type": "content_block_stop", "index": 0},
                   {"type": "message_delta", "delta": {"stop_reason": "end_turn", "stop_sequence": None}, "usage": end},
                   {"type": "message_stop"}]
        return self.events(events, named=True)

    def figures(self, model, told=True):
        """OpenAI's: input includes what was cached, output includes reasoning."""
        r = self.random
        cached = r.choice([0, 1_024 + 128 * r.randrange(60)])
        reasoning = r.choice([0, 64 * r.randrange(1, 20)]) if model.startswith("gpt-5") else 0
        given, output = cached + r.randrange(1, 3_000), reasoning + r.randrange(1, 800)
        if told:
            self.book(model, requests=1, input=given, cached=cached, output=output)
        else:
            self.book(model, requests=1)
            self.without_usage += 1
        return given, cached, output, reasoning

    def completion(self, model, body, stream):
        told = not stream or bool((body.get("stream_options") or {}).get("include_usage"))
        given, cached, output, reasoning = self.figures(model, told)
        usage = {"prompt_tokens": given, "completion_tokens": output, "total_tokens": given + output,
                 "prompt_tokens_details": {"cached_tokens": cached, "audio_tokens": 0},
                 "completion_tokens_details": {"reasoning_tokens": reasoning, "audio_tokens": 0,
                                               "accepted_prediction_tokens": 0, "rejected_prediction_tokens": 0}}
        head = {"id": self.identifier("chatcmpl-"), "object": "chat.completion", "created": 1_795_433_769, "model": model,
                "service_tier": "default", "system_fingerprint": "fp_u4lyebd8jo"}
        if not stream:
            message = {"role": "assistant", "content": TEXT, "refusal": None, "annotations": []}
            return json.dumps({**head, "choices": [{"index": 0, "message": message, "logprobs": None,
                                                    "finish_reason": "stop"}], "usage": usage})
        head["object"] = "chat.completion.chunk"

        def chunk(delta, finish):
            choices = [{"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}]
            return {**head, "choices": choices, **({"usage": None} if told else {})}

        chunks = [chunk({"role": "assistant", "content": ""}, None), chunk({"content": TEXT}, None), chunk({}, "stop")]
        if told:
            chunks.append({**head, "choices": [], "usage": usage})
        return self.events(chunks, named=False) + "data: [DONE]\n\n"

    def response(self, model, body, stream):
        given, cached, output, reasoning = self.figures(model)
        usage = {"input_tokens": given, "input_tokens_details": {"cached_tokens": cached}, "output_tokens": output,
                 "output_tokens_details": {"reasoning_tokens": reasoning}, "total_tokens": given + output}
        text = {"type": "output_text", "text": TEXT, "annotations": [], "logprobs": []}
        message = {"type": "message", "id": self.identifier("msg_"), "status": "completed", "role": "assistant",
                   "content": [text]}
        whole = {"id": self.identifier("resp_"), "object": "response", "created_at": 1_795_433_770, "status": "completed",
                 "error": None, "incomplete_details": None, "instructions": None, "metadata": {}, "model": model,
                 "output": [message], "parallel_tool_calls": True, "temperature": 1.0, "tool_choice": "auto", "tools": [],
                 "top_p": 1.0, "service_tier": "default", "usage": usage}
        if not stream:
            return json.dumps(whole)
        begin = {**whole, "status": "in_progress", "output": [], "usage": None}
        events = [{"type": "response.created", "response": begin, "sequence_number": 0},
                  {"type": "response.completed", "response": whole, "sequence_number": 1}]
        return self.events(events, named=True)
