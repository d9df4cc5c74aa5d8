// Prints how fast simdjson's On-Demand parser reads the benchmark log on one core: the limit for any reader that is
// built on it.
//
// usage: simdjson_limit FILE [REPETITIONS] [SHAPE]     (SHAPE is structlog unless it is said)
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
#include <string>
#include <utility>
#include <vector>

#include <sched.h>

#include "limit_readers.hpp"

#define STRINGIFY(x) #x
#define STRINGIFY_IT(x) STRINGIFY(x)

using namespace simdjson;
using limit::Totals;

namespace {

template <class Shape>
inline error_code readLine(ondemand::parser &parser, const char *line, size_t length, size_t capacity, Totals &totals) {
    ondemand::document document;
    SIMDJSON_TRY(parser.iterate(line, length, capacity).get(document));
    ondemand::object object;
    SIMDJSON_TRY(document.get_object().get(object));
    return Shape::read(object, totals);
}

template <class Shape>
Totals readAll(ondemand::parser &parser, const padded_string &file) {
    Totals totals;
    const char *at = file.data();
    const char *end = at + file.size();
    while (at < end) {
        const char *newline = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at)));
        const char *stop = newline ? newline : end;
        totals.lines++;
        totals.bad += readLine<Shape>(parser, at, size_t(stop - at), size_t(end - at) + SIMDJSON_PADDING, totals) != SUCCESS;
        at = stop + 1;
    }
    return totals;
}

/// The function that reads a file of a shape; null where there is no such shape.
auto *readerOf(const std::string &shape) {
    using Read = Totals (*)(ondemand::parser &, const padded_string &);
    const std::pair<const char *, Read> readers[] = {
        {"structlog", readAll<limit::Structlog>}, {"openai", readAll<limit::OpenAI>},
        {"litellm", readAll<limit::LiteLLM>},     {"otel", readAll<limit::OpenTelemetry>},
        {"anthropic", readAll<limit::Anthropic>}, {"claude-code", readAll<limit::ClaudeCode>},
    };
    for (auto &[name, read] : readers)
        if (shape == name) return read;
    return Read(nullptr);
}

}  // namespace

int main(int argc, char **argv) {
    if (argc < 2) {
        std::fprintf(stderr, "usage: simdjson_limit FILE [REPETITIONS] [SHAPE]\n");
        return 2;
    }
    int repetitions = argc > 2 ? std::max(1, std::atoi(argv[2])) : 7;

    auto *read = readerOf(argc > 3 ? argv[3] : "structlog");
    if (read == nullptr) {
        std::fprintf(stderr, "simdjson_limit: no shape named %s\n", argv[3]);
        return 2;
    }

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
        totals = read(parser, file);
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
