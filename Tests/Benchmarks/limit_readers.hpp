// What simdjson_limit reads of each shape: the fields that Tailmeter's preset binds and that the lines have. Every key of an
// object on the way is looked at, numbers are parsed, strings are taken as raw views, all else is skipped.
#pragma once

#include <simdjson.h>

#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>

namespace limit {

using namespace simdjson;

struct Totals {
    uint64_t lines = 0, bad = 0, success = 0, input = 0, output = 0, cacheRead = 0, cacheWrite = 0;
    uint64_t textBytes = 0, otherNumbers = 0;
    double seconds = 0;
};

/// True where the key at `raw` (just behind its opening quote) is the literal.
template <size_t N>
inline bool is(const char *raw, const char (&literal)[N]) {
    return std::memcmp(raw, literal, N - 1) == 0 && raw[N - 1] == '"';
}

/// Adds a whole number; null and other kinds of values add nothing.
inline void number(ondemand::value value, uint64_t &sum) {
    uint64_t figure = 0;
    if (value.get_uint64().get(figure) == SUCCESS) sum += figure;
}

inline void fraction(ondemand::value value, double &sum) {
    double figure = 0;
    if (value.get_double().get(figure) == SUCCESS) sum += figure;
}

/// Counts a value's bytes as they stand in the document, quotes and escapes included.
inline std::string_view text(ondemand::value value, Totals &totals) {
    std::string_view raw = value.raw_json_token();
    totals.textBytes += raw.size();
    return raw;
}

inline bool begins(std::string_view raw, std::string_view with) { return raw.substr(0, with.size()) == with; }

/// Calls `use` with each key and value of an object.
template <class Use>
inline error_code members(ondemand::object &object, Use &&use) {
    for (auto item : object) {
        ondemand::field field;
        SIMDJSON_TRY(std::move(item).get(field));
        SIMDJSON_TRY(use(field.key().raw(), field.value()));
    }
    return SUCCESS;
}

/// The same for a value that may be an object.
template <class Use>
inline error_code members(ondemand::value value, Use &&use) {
    ondemand::object object;
    if (value.get_object().get(object) != SUCCESS) return SUCCESS;
    return members(object, use);
}

struct Structlog {
    static error_code read(ondemand::object &line, Totals &totals) {
        return members(line, [&](const char *key, ondemand::value value) {
            switch (key[0]) {
            case 'c':
                if (is(key, "cache_read_input_tokens")) number(value, totals.cacheRead);
                else if (is(key, "cache_creation_input_tokens")) number(value, totals.cacheWrite);
                break;
            case 'd':
                if (is(key, "duration_s")) fraction(value, totals.seconds);
                break;
            case 'e':
                if (is(key, "event")) totals.success += begins(text(value, totals), "\"llm_request_success\"");
                break;
            case 'f':
                if (is(key, "feature")) text(value, totals);
                break;
            case 'i':
                if (is(key, "input_tokens")) number(value, totals.input);
                break;
            case 'm':
                if (is(key, "model")) text(value, totals);
                break;
            case 'o':
                if (is(key, "output_tokens")) number(value, totals.output);
                break;
            case 'r':
                if (is(key, "request_id")) text(value, totals);
                break;
            case 't':
                if (is(key, "timestamp")) text(value, totals);
                break;
            case 'u':
                if (is(key, "user")) text(value, totals);
                break;
            }
            return SUCCESS;
        });
    }
};

/// A usage object of OpenAI's, which LiteLLM writes for all providers.
inline error_code openAIUsage(ondemand::value usage, Totals &totals) {
    return members(usage, [&](const char *key, ondemand::value value) {
        if (is(key, "prompt_tokens")) number(value, totals.input);
        else if (is(key, "completion_tokens")) number(value, totals.output);
        else if (is(key, "total_tokens")) number(value, totals.otherNumbers);
        else if (is(key, "cache_creation_input_tokens")) number(value, totals.cacheWrite);
        else if (is(key, "cache_read_input_tokens")) number(value, totals.otherNumbers);
        else if (is(key, "service_tier")) text(value, totals);
        else if (is(key, "prompt_tokens_details"))
            return members(value, [&](const char *key, ondemand::value value) {
                if (is(key, "cached_tokens")) number(value, totals.cacheRead);
                else if (is(key, "cache_write_tokens") || is(key, "audio_tokens") || is(key, "image_tokens") ||
                         is(key, "cache_creation_tokens")) number(value, totals.otherNumbers);
                else if (is(key, "cache_creation_token_details"))
                    return members(value, [&](const char *key, ondemand::value value) {
                        if (is(key, "ephemeral_5m_input_tokens") || is(key, "ephemeral_1h_input_tokens"))
                            number(value, totals.otherNumbers);
                        return SUCCESS;
                    });
                return SUCCESS;
            });
        else if (is(key, "completion_tokens_details"))
            return members(value, [&](const char *key, ondemand::value value) {
                if (is(key, "reasoning_tokens") || is(key, "audio_tokens")) number(value, totals.otherNumbers);
                return SUCCESS;
            });
        return SUCCESS;
    });
}

struct OpenAI {
    static error_code read(ondemand::object &line, Totals &totals) {
        return members(line, [&](const char *key, ondemand::value value) {
            if (is(key, "model") || is(key, "id") || is(key, "service_tier") || is(key, "timestamp") ||
                is(key, "asctime") || is(key, "request_id") || is(key, "error_type") || is(key, "status"))
                text(value, totals);
            else if (is(key, "object")) totals.success += begins(text(value, totals), "\"chat.completion");
            else if (is(key, "created") || is(key, "status_code")) number(value, totals.otherNumbers);
            else if (is(key, "latency_ms")) fraction(value, totals.seconds);
            else if (is(key, "usage")) return openAIUsage(value, totals);
            return SUCCESS;
        });
    }
};

struct LiteLLM {
    static error_code read(ondemand::object &line, Totals &totals) {
        Totals repeated;  // The response's usage says the same once more.
        auto error = members(line, [&](const char *key, ondemand::value value) {
            switch (key[0]) {
            case 'c':
                if (is(key, "custom_llm_provider") || is(key, "cache_hit")) text(value, totals);
                else if (is(key, "completion_tokens")) number(value, repeated.output);
                else if (is(key, "completionStartTime")) fraction(value, totals.seconds);
                else if (is(key, "cost_breakdown"))
                    return members(value, [&](const char *key, ondemand::value value) {
                        if (is(key, "service_tier")) text(value, totals);
                        return SUCCESS;
                    });
                break;
            case 'e':
                if (is(key, "endTime")) fraction(value, totals.seconds);
                else if (is(key, "error_information"))
                    return members(value, [&](const char *key, ondemand::value value) {
                        if (is(key, "error_code") || is(key, "error_class")) text(value, totals);
                        return SUCCESS;
                    });
                break;
            case 'l':
                if (is(key, "litellm_call_id")) text(value, totals);
                break;
            case 'm':
                if (is(key, "model")) text(value, totals);
                else if (is(key, "metadata"))
                    return members(value, [&](const char *key, ondemand::value value) {
                        return is(key, "usage_object") ? openAIUsage(value, totals) : SUCCESS;
                    });
                break;
            case 'p':
                if (is(key, "prompt_tokens")) number(value, repeated.input);
                break;
            case 'r':
                if (is(key, "response"))
                    return members(value, [&](const char *key, ondemand::value value) {
                        if (is(key, "usage")) return openAIUsage(value, repeated);
                        if (is(key, "service_tier")) text(value, totals);
                        return SUCCESS;
                    });
                break;
            case 's':
                if (is(key, "status")) totals.success += begins(text(value, totals), "\"success\"");
                else if (is(key, "stream")) text(value, totals);
                else if (is(key, "startTime")) fraction(value, totals.seconds);
                break;
            case 't':
                if (is(key, "total_tokens")) number(value, totals.otherNumbers);
                break;
            }
            return SUCCESS;
        });
        totals.otherNumbers += repeated.input + repeated.output + repeated.cacheRead + repeated.cacheWrite;
        return error;
    }
};

struct OpenTelemetry {
    static error_code attribute(const char *key, ondemand::value value, Totals &totals) {
        if (is(key, "gen_ai.usage.input_tokens")) number(value, totals.input);
        else if (is(key, "gen_ai.usage.output_tokens")) {
            number(value, totals.output);
            totals.success++;
        } else if (is(key, "gen_ai.usage.total_tokens")) number(value, totals.otherNumbers);
        else if (is(key, "gen_ai.usage.cache_read.input_tokens")) number(value, totals.cacheRead);
        else if (is(key, "gen_ai.usage.cache_write.input_tokens") || is(key, "gen_ai.usage.cache_creation.input_tokens"))
            number(value, totals.cacheWrite);
        else if (is(key, "gen_ai.response.model") || is(key, "gen_ai.request.model") || is(key, "gen_ai.provider.name") ||
                 is(key, "gen_ai.response.id") || is(key, "gen_ai.operation.name")) text(value, totals);
        else if (is(key, "gen_ai.response.time_to_first_chunk")) fraction(value, totals.seconds);
        return SUCCESS;
    }

    static error_code read(ondemand::object &line, Totals &totals) {
        return members(line, [&](const char *key, ondemand::value value) {
            if (is(key, "start_time") || is(key, "end_time")) text(value, totals);
            else if (is(key, "status"))
                return members(value, [&](const char *key, ondemand::value value) {
                    if (is(key, "status_code")) text(value, totals);
                    return SUCCESS;
                });
            else if (is(key, "attributes"))
                return members(value, [&](const char *key, ondemand::value value) {
                    if (key[0] == 'g') return attribute(key, value, totals);
                    if (is(key, "http.response.status_code") ||
                        is(key, "anthropic.usage.cache_creation.ephemeral_5m_input_tokens") ||
                        is(key, "anthropic.usage.cache_creation.ephemeral_1h_input_tokens"))
                        number(value, totals.otherNumbers);
                    else if (is(key, "error.type") || is(key, "anthropic.response.service_tier")) text(value, totals);
                    return SUCCESS;
                });
            return SUCCESS;
        });
    }
};

/// A usage object of Anthropic's.
inline error_code anthropicUsage(ondemand::value usage, Totals &totals) {
    return members(usage, [&](const char *key, ondemand::value value) {
        if (is(key, "input_tokens")) number(value, totals.input);
        else if (is(key, "output_tokens")) {
            number(value, totals.output);
            totals.success++;
        } else if (is(key, "cache_read_input_tokens")) number(value, totals.cacheRead);
        else if (is(key, "cache_creation_input_tokens")) number(value, totals.cacheWrite);
        else if (is(key, "service_tier") || is(key, "speed") || is(key, "inference_geo")) text(value, totals);
        else if (is(key, "cache_creation"))
            return members(value, [&](const char *key, ondemand::value value) {
                if (is(key, "ephemeral_5m_input_tokens") || is(key, "ephemeral_1h_input_tokens"))
                    number(value, totals.otherNumbers);
                return SUCCESS;
            });
        return SUCCESS;
    });
}

struct Anthropic {
    static error_code read(ondemand::object &line, Totals &totals) {
        return members(line, [&](const char *key, ondemand::value value) {
            if (is(key, "timestamp") || is(key, "model")) text(value, totals);
            else if (is(key, "duration_ms")) fraction(value, totals.seconds);
            else if (is(key, "response"))
                return members(value, [&](const char *key, ondemand::value value) {
                    if (is(key, "model") || is(key, "id") || is(key, "type") || is(key, "request_id")) text(value, totals);
                    else if (is(key, "usage")) return anthropicUsage(value, totals);
                    else if (is(key, "error"))
                        return members(value, [&](const char *key, ondemand::value value) {
                            if (is(key, "type")) text(value, totals);
                            return SUCCESS;
                        });
                    return SUCCESS;
                });
            return SUCCESS;
        });
    }
};

struct ClaudeCode {
    static error_code read(ondemand::object &line, Totals &totals) {
        return members(line, [&](const char *key, ondemand::value value) {
            if (is(key, "timestamp") || is(key, "type") || is(key, "requestId") || is(key, "sessionId")) text(value, totals);
            else if (is(key, "message"))
                return members(value, [&](const char *key, ondemand::value value) {
                    if (is(key, "model") || is(key, "id")) text(value, totals);
                    else if (is(key, "usage")) return anthropicUsage(value, totals);
                    return SUCCESS;
                });
            return SUCCESS;
        });
    }
};

}  // namespace limit
