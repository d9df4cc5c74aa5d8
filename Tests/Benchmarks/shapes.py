"""One class a shape: how its lines are made, and what they come to."""
import json

from shape_log import CLAUDE, ShapeLog, Template, corpus

HTTP = "HTTP Request: POST https://api.%s.com/v1/%s \"HTTP/1.1 %s\""


class OpenAI(ShapeLog):
    """Chat completions by the openai package and python-json-logger: answers, streams' last chunks, failures."""

    def prepare(self):
        self.answers, self.failures = [], []
        for line, record in corpus("openai-sdk/app.jsonl.gz"):
            template = Template(record, line.isascii())
            for key in ("asctime", "id", "system_fingerprint", "request_id", "timestamp"):
                template.mark(record, key)
            for key in ("created", "latency_ms", "ttft_ms"):
                template.mark(record, key, number=True)
            if record["message"] == "llm_error":
                self.failures.append((template, record["model"]))
            elif record["object"].startswith("chat.completion"):
                usage = record["usage"]
                for key in ("prompt_tokens", "completion_tokens", "total_tokens"):
                    template.mark(usage, key, number=True)
                if usage:
                    template.mark(usage["prompt_tokens_details"], "cached_tokens", number=True)
                    if usage["completion_tokens_details"]["reasoning_tokens"]:
                        template.mark(usage["completion_tokens_details"], "reasoning_tokens", number=True)
                self.answers.append((template, record["model"]))

    def record(self):
        kind, time, duration = self.rng.random(), self.iso(), self.duration()
        values = {
            "asctime": f"{time[:10]} {time[11:19]},{time[20:23]}", "timestamp": time + "+00:00",
            "created": str(self.epoch + self.micros // 1_000_000), "system_fingerprint": self.identifier("fp_", 10),
            "latency_ms": f"{duration / 10:.1f}", "ttft_ms": f"{duration / 40:.1f}",
            "request_id": self.identifier("req_", 32),
        }
        if kind < 0.10:
            yield json.dumps({"asctime": values["asctime"], "level": "INFO", "name": "httpx",
                              "message": HTTP % ("openai", "chat/completions", "200 OK"),
                              "timestamp": values["timestamp"]}) + "\n"
        elif kind < 0.14:
            template, model = self.rng.choice(self.failures)
            self.failure(model)
            yield template.fill(values)
        else:
            template, model = self.rng.choice(self.answers)
            told = "prompt_tokens" in template.marks
            given, output, read, _, _ = self.figures(written=False) if told else (0, 0, 0, 0, 0)
            reasoning = int(self.rng.random() * 2_000) if "reasoning_tokens" in template.marks else 0
            output += reasoning
            values |= {"id": self.identifier("chatcmpl-", 29), "prompt_tokens": given + read, "cached_tokens": read,
                       "completion_tokens": output, "total_tokens": given + read + output, "reasoning_tokens": reasoning}
            self.success(model, (given, output, read, 0, 0), duration)
            self.seen(given + read, output, read, 0)
            yield template.fill(values)


class LiteLLM(ShapeLog):
    """StandardLoggingPayload lines of LiteLLM's proxy, 4 to 15 kB each."""

    def prepare(self):
        self.answers, self.failures = [], []
        for line, record in corpus("litellm-proxy/standard_logging_payload.jsonl.gz"):
            usage = record["metadata"]["usage_object"] or {}
            if not record["custom_llm_provider"] and record["status"] == "success" or usage.get("server_tool_use"):
                continue
            template = Template(record, line.isascii())
            for key in ("id", "litellm_call_id", "trace_id"):
                template.mark(record, key, "call")
            for key in ("startTime", "endTime", "completionStartTime", "response_time"):
                template.mark(record, key, number=True)
            model = record["model"].split("/")[-1]
            if record["status"] == "failure":
                self.failures.append((template, model))
                continue
            template.mark(record, "response_cost", "cost", number=True)
            template.mark(record["cost_breakdown"], "total_cost", "cost", number=True)
            for place in (record, usage, record["response"].get("usage")):
                self.mark_usage(template, place, model.startswith("claude"))
            self.answers.append((template, model))

    @staticmethod
    def mark_usage(template, usage, is_claude):
        for key in ("prompt_tokens", "completion_tokens", "total_tokens", "cost"):
            template.mark(usage, key, number=True)
        if not isinstance(usage, dict):
            return
        given, made = usage.get("prompt_tokens_details"), usage.get("completion_tokens_details")
        for place, key in ((usage, "cache_read_input_tokens"), (given, "cached_tokens")):
            template.mark(place, key, "cache_read", number=True)
        if is_claude:
            lifetimes = (given or {}).get("cache_creation_token_details")
            for place, key in ((usage, "cache_creation_input_tokens"), (given, "cache_write_tokens"),
                               (given, "cache_creation_tokens"), (lifetimes, "ephemeral_5m_input_tokens")):
                template.mark(place, key, "cache_write", number=True)
            if lifetimes:
                lifetimes["ephemeral_1h_input_tokens"] = 0
            template.mark(given, "text_tokens", "uncached", number=True)
            template.mark(made, "text_tokens", "completion_tokens", number=True)
        elif made and made.get("reasoning_tokens"):
            template.mark(made, "reasoning_tokens", number=True)

    def record(self):
        duration = self.duration()
        start = self.micros - duration * 100
        values = {"call": "-".join(self.identifier("", n) for n in (8, 4, 4, 4, 12)), "startTime": self.unix(start),
                  "endTime": self.unix(self.micros), "completionStartTime": self.unix(start + duration * 30),
                  "response_time": f"{duration / 30_000:.6f}"}
        if self.rng.random() < 0.10:
            template, model = self.rng.choice(self.failures)
            self.failure(model)
            yield template.fill(values)
            return
        template, model = self.rng.choice(self.answers)
        given, output, read, write, _ = self.figures("cache_read" in template.marks, "cache_write" in template.marks)
        reasoning = int(self.rng.random() * 2_000) if "reasoning_tokens" in template.marks else 0
        output += reasoning
        total = given + read + write
        cost = self.success(model, (given, output, read, write, 0), duration)
        self.seen(total, output, read, write)
        yield template.fill(values | {
            "prompt_tokens": total, "completion_tokens": output, "total_tokens": total + output, "cache_read": read,
            "cache_write": write, "uncached": given, "reasoning_tokens": reasoning, "cost": repr(cost / 1e12)})


class OpenTelemetry(ShapeLog):
    """Spans of the anthropic package and of OpenLLMetry, some answers in both, and spans of the app."""

    def prepare(self):
        self.answers, self.failures, self.others = [], [], []
        self.emitters = {}
        for line, record in corpus("otel-genai/spans-anthropic.jsonl.gz"):
            template = Template(record, line.isascii())
            attributes = record["attributes"]
            for key in ("trace_id", "span_id"):
                template.mark(record["context"], key)
            for place, key in ((record, "parent_id"), (record, "start_time"), (record, "end_time"),
                               (attributes, "anthropic.request.id"), (attributes, "gen_ai.response.id")):
                template.mark(place, key, key.replace(".", "_"))
            told = "gen_ai.usage.output_tokens" in attributes
            failed = record["status"]["status_code"] == "ERROR"
            if "gen_ai.request.model" not in attributes:
                self.others.append(template)
            elif failed and "gen_ai.usage.input_tokens" not in attributes:
                asked = attributes["gen_ai.request.model"]
                self.failures.append((template, attributes.get("gen_ai.response.model", asked)))
            elif told and not failed:
                for name, keys in {"input": ("input_tokens",), "output": ("output_tokens",), "total": ("total_tokens",),
                                   "read": ("cache_read.input_tokens",),
                                   "write": ("cache_write.input_tokens", "cache_creation.input_tokens")}.items():
                    for key in keys:
                        template.mark(attributes, "gen_ai.usage." + key, name, number=True)
                lifetime = "anthropic.usage.cache_creation.ephemeral_%s_input_tokens"
                template.mark(attributes, lifetime % "5m", "write", number=True)
                if lifetime % "1h" in attributes:
                    attributes[lifetime % "1h"] = 0
                self.answers.append((template, attributes["gen_ai.response.model"]))
                self.emitters.setdefault((record["name"], attributes["gen_ai.response.model"]), []).append(template)

    def record(self):
        kind, duration = self.rng.random(), self.duration()
        values = {"trace_id": "0x" + f"{self.rng.getrandbits(128):032x}", "span_id": f"0x{self.rng.getrandbits(64):016x}",
                  "parent_id": f"0x{self.rng.getrandbits(64):016x}", "end_time": self.iso() + "Z",
                  "start_time": self.iso(self.micros - duration * 100) + "Z",
                  "anthropic_request_id": self.identifier("req_011C", 20),
                  "gen_ai_response_id": self.identifier("msg_01", 22)}
        if kind < 0.10:
            yield self.rng.choice(self.others).fill(values)
        elif kind < 0.14:
            template, model = self.rng.choice(self.failures)
            self.failure(model)
            yield template.fill(values)
        else:
            template, model = self.rng.choice(self.answers)
            given, output, read, write, _ = self.figures()
            total = given + read + write
            values |= {"input": total, "output": output, "read": read, "write": write, "total": total + output}
            self.success(model, (given, output, read, write, 0), duration)
            self.seen(total, output, read, write)
            yield template.fill(values)
            if kind > 0.85:  # the other emitter's span of the same answer
                name = "anthropic.chat" if template.record["name"] != "anthropic.chat" else "anthropic.messages.create"
                self.seen(total, output, read, write)
                yield self.rng.choice(self.emitters[name, model]).fill(values)


class Anthropic(ShapeLog):
    """Answers of the Messages API as the anthropic package dumps them, below `response`, in an app's JSON log."""

    WORDS = "the answer 日本語 “quoted” invoices, shipping about a naïve \"model\" \\ text\nwith newlines 🙂 returned short ok".split(" ")

    def prepare(self):
        self.answers = []
        for count in range(48):
            text = " ".join(self.rng.choices(self.WORDS, k=4 + int(self.rng.expovariate(1 / 60))))
            content = [{"citations": None, "text": text, "type": "text"}]
            if count % 6 == 5:
                content.append({"id": "toolu_01KQEJSllEUX0BSgyeZ9PUxX", "caller": None,
                                "input": {"city": "Zürich", "days": [1, 2]}, "name": "get_weather", "type": "tool_use"})
            model = self.rng.choice(CLAUDE)
            usage = {"cache_creation": {"ephemeral_1h_input_tokens": 0, "ephemeral_5m_input_tokens": 0},
                     "cache_creation_input_tokens": 0, "cache_read_input_tokens": 0, "inference_geo": None,
                     "input_tokens": 0, "output_tokens": 0, "output_tokens_details": None, "server_tool_use": None,
                     "service_tier": "standard", "speed": None}
            response = {"id": "msg", "container": None, "content": content, "diagnostics": None, "model": model,
                        "role": "assistant", "stop_details": None, "stop_reason": "end_turn", "stop_sequence": None,
                        "type": "message", "usage": usage}
            record = {"timestamp": "time", "level": "info", "logger": "app.llm", "message": "answer", "user": "u-1",
                      "response": response, "duration_ms": 0}
            template = Template(record, ascii_only=count % 2 == 0)
            template.mark(record, "timestamp")
            template.mark(record, "user")
            template.mark(record, "duration_ms", number=True)
            template.mark(response, "id")
            for key in ("cache_creation_input_tokens", "cache_read_input_tokens", "input_tokens", "output_tokens"):
                template.mark(usage, key, number=True)
            for key in usage["cache_creation"]:
                template.mark(usage["cache_creation"], key, number=True)
            self.answers.append((template, model))

    def record(self):
        kind, time = self.rng.random(), self.iso() + "Z"
        if kind < 0.10:
            yield json.dumps({"timestamp": time, "level": "info", "logger": "httpx",
                              "message": HTTP % ("anthropic", "messages", "200 OK")}) + "\n"
        elif kind < 0.14:
            model, request = self.rng.choice(CLAUDE), self.identifier("req_011C", 20)
            self.failure(model)
            yield json.dumps({"timestamp": time, "level": "error", "logger": "app.llm", "message": "no answer",
                              "model": model, "response": {"type": "error", "error": {"type": "overloaded_error",
                                                                                      "message": "Overloaded"},
                                                           "request_id": request}}) + "\n"
        else:
            template, model = self.rng.choice(self.answers)
            duration, figures = self.duration(), self.figures(hour=True)
            given, output, read, write, hour = figures
            self.success(model, figures, duration)
            self.seen(given, output, read, write + hour)
            yield template.fill({
                "timestamp": time, "user": f"u-{int(self.rng.random() * 500)}", "duration_ms": f"{duration / 10:.1f}",
                "id": self.identifier("msg_01", 22), "cache_creation_input_tokens": write + hour,
                "cache_read_input_tokens": read, "input_tokens": given, "output_tokens": output,
                "ephemeral_5m_input_tokens": write, "ephemeral_1h_input_tokens": hour})


class ClaudeCode(ShapeLog):
    """Session files of Claude Code: a line for each block of an answer with the usage so far, the user's lines between."""

    def prepare(self):
        self.session = self.identifier("", 36)
        self.parent = "0"

    def line(self, kind, message, **more):
        uuid = self.identifier("", 36)
        record = {"parentUuid": self.parent, "isSidechain": False, "userType": "external", "cwd": "/home/dev/src/app",
                  "sessionId": self.session, "version": "2.0.14", "gitBranch": "main", **message, **more, "type": kind,
                  "uuid": uuid, "timestamp": self.iso()[:23] + "Z"}
        self.parent = uuid
        return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"

    def text(self, words):
        return " ".join(self.rng.choices(Anthropic.WORDS, k=1 + int(self.rng.expovariate(1 / words))))

    def record(self):
        # All lines of an answer are of one moment here: an answer belongs to the hour of its first line.
        model, figures = self.rng.choice(CLAUDE), self.figures(hour=True)
        given, output, read, write, hour = figures
        message, request = self.identifier("msg_01", 22), self.identifier("req_011C", 20)
        blocks = [{"type": "thinking", "thinking": self.text(60), "signature": self.identifier("", 344)},
                  {"type": "text", "text": self.text(60)},
                  {"type": "tool_use", "id": self.identifier("toolu_01", 22), "name": "Edit",
                   "input": {"file_path": "/home/dev/src/app/main.py", "old_string": self.text(30),
                             "new_string": self.text(30)}}][int(self.rng.random() * 3):]
        self.success(model, figures, None)
        for number, block in enumerate(blocks, start=1):
            so_far = output if number == len(blocks) else 1 + output * number // 8
            self.seen(given, so_far, read, write + hour)
            usage = {"input_tokens": given, "cache_creation_input_tokens": write + hour, "cache_read_input_tokens": read,
                     "cache_creation": {"ephemeral_5m_input_tokens": write, "ephemeral_1h_input_tokens": hour},
                     "output_tokens": so_far, "service_tier": "standard"}
            yield self.line("assistant", {"message": {
                "model": model, "id": message, "type": "message", "role": "assistant", "content": [block],
                "stop_reason": None, "stop_sequence": None, "usage": usage}}, requestId=request)
        result = {"tool_use_id": blocks[-1].get("id", "none"), "type": "tool_result", "content": self.text(120)}
        yield self.line("user", {"message": {"role": "user", "content": [result]}},
                        toolUseResult={"filePath": "/home/dev/src/app/main.py", "structuredPatch": [], "userModified": False})


SHAPES = {"openai": OpenAI, "litellm": LiteLLM, "otel": OpenTelemetry, "anthropic": Anthropic, "claude-code": ClaudeCode}
