// Prints how fast simdjson's On-Demand parser reads the benchmark log on one core: the limit for any reader that is
// built on it.
//
// usage: simdjson_limit FILE [REPETITIONS]
//
// The whole file is in one padded buffer. Each line is parsed by itself with one reused parser; every key is looked
// at; the fields that Tailmeter needs are read (numbers parsed, strings as raw views), the others are skipped. Sums of
// what was read are printed too, so that they can be compared with the truth and nothing is optimised away.
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <vector>

#include <sched.h>

#define STRINGIFY(x) #x
#define STRINGIFY_IT(x) STRINGIFY(x)

using namespace simdjson;

namespace {

struct Totals {
    uint64_t lines = 0, bad = 0, success = 0, input = 0, output = 0, cacheRead = 0, cacheWrite = 0;
    uint64_t textBytes = 0;
    double seconds = 0;
};

/// True where the key at `raw` (just behind its opening quote) is the literal.
template <size_t N>
inline bool is(const char *raw, const char (&literal)[N]) {
    return std::memcmp(raw, literal, N - 1) == 0 && raw[N - 1] == '"';
}

inline bool number(ondemand::value value, uint64_t &out) {
    return value.get_uint64().get(out) == SUCCESS;
}

/// A string's bytes as they stand in the document, quotes and escapes included.
inline bool text(ondemand::value value, std::string_view &out) {
    out = value.raw_json_token();
    return !out.empty() && out.front() == '"';
}

inline error_code readLine(ondemand::parser &parser, const char *line, size_t length, size_t capacity, Totals &totals) {
    ondemand::document document;
    SIMDJSON_TRY(parser.iterate(line, length, capacity).get(document));
    ondemand::object object;
    SIMDJSON_TRY(document.get_object().get(object));
    std::string_view event, model, timestamp, request, user, feature;
    uint64_t input = 0, output = 0, cacheRead = 0, cacheWrite = 0;
    double duration = 0;
    bool good = true;
    for (auto item : object) {
        ondemand::field field;
        SIMDJSON_TRY(std::move(item).get(field));
        const char *key = field.key().raw();
        switch (key[0]) {
        case 'c':
            if (is(key, "cache_read_input_tokens")) good &= number(field.value(), cacheRead);
            else if (is(key, "cache_creation_input_tokens")) good &= number(field.value(), cacheWrite);
            break;
        case 'd':
            if (is(key, "duration_s")) good &= field.value().get_double().get(duration) == SUCCESS;
            break;
        case 'e':
            if (is(key, "event")) good &= text(field.value(), event);
            break;
        case 'f':
            if (is(key, "feature")) good &= text(field.value(), feature);
            break;
        case 'i':
            if (is(key, "input_tokens")) good &= number(field.value(), input);
            break;
        case 'm':
            if (is(key, "model")) good &= text(field.value(), model);
            break;
        case 'o':
            if (is(key, "output_tokens")) good &= number(field.value(), output);
            break;
        case 'r':
            if (is(key, "request_id")) good &= text(field.value(), request);
            break;
        case 't':
            if (is(key, "timestamp")) good &= text(field.value(), timestamp);
            break;
        case 'u':
            if (is(key, "user")) good &= text(field.value(), user);
            break;
        }
    }
    if (!good) return INCORRECT_TYPE;
    totals.success += event.size() > 20 && std::memcmp(event.data(), "\"llm_request_success\"", 21) == 0;
    totals.input += input;
    totals.output += output;
    totals.cacheRead += cacheRead;
    totals.cacheWrite += cacheWrite;
    totals.seconds += duration;
    totals.textBytes += model.size() + timestamp.size() + request.size() + user.size() + feature.size();
    return SUCCESS;
}

Totals readAll(ondemand::parser &parser, const padded_string &file) {
    Totals totals;
    const char *at = file.data();
    const char *end = at + file.size();
    while (at < end) {
        const char *newline = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at)));
        const char *stop = newline ? newline : end;
        totals.lines++;
        totals.bad += readLine(parser, at, size_t(stop - at), size_t(end - at) + SIMDJSON_PADDING, totals) != SUCCESS;
        at = stop + 1;
    }
    return totals;
}

}  // namespace

int main(int argc, char **argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: simdjson_limit FILE [REPETITIONS]\n");
        return 2;
    }
    int repetitions = argc > 2 ? std::max(1, std::atoi(argv[2])) : 7;

    // Stay on the core we are on.
    cpu_set_t set;
    CPU_ZERO(&set);
    int cpu = sched_getcpu();
    if (cpu >= 0) {
        CPU_SET(unsigned(cpu), &set);
        sched_setaffinity(0, sizeof set, &set);
    }

    padded_string file;
    if (auto error = padded_string::load(argv[1]).get(file)) {
        std::fprintf(stderr, "%s: %s\n", argv[1], error_message(error));
        return 1;
    }
    ondemand::parser parser;
    std::vector<double> seconds;
    Totals totals;
    for (int i = 0; i < repetitions; i++) {
        auto start = std::chrono::steady_clock::now();
        totals = readAll(parser, file);
        seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(seconds.begin(), seconds.end());
    double best = seconds.front(), median = seconds[seconds.size() / 2], bytes = double(file.size());
    std::printf("best %zu bytes %.4f s %.3f GB/s\n", file.size(), best, bytes / best / 1e9);
    std::printf("median %zu bytes %.4f s %.3f GB/s\n", file.size(), median, bytes / median / 1e9);
    std::printf(
        "read lines=%llu bad=%llu success=%llu input=%llu output=%llu cache_read=%llu cache_write=%llu seconds=%.1f "
        "text=%llu stage1=%s stage2=%s simdjson=%s\n",
        (unsigned long long)totals.lines, (unsigned long long)totals.bad, (unsigned long long)totals.success,
        (unsigned long long)totals.input, (unsigned long long)totals.output, (unsigned long long)totals.cacheRead,
        (unsigned long long)totals.cacheWrite, totals.seconds, (unsigned long long)totals.textBytes,
        get_active_implementation()->name().c_str(), STRINGIFY_IT(SIMDJSON_BUILTIN_IMPLEMENTATION),
        STRINGIFY_IT(SIMDJSON_VERSION));
    return totals.bad ? 1 : 0;
}
