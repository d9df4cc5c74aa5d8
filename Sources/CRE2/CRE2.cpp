#include "CRE2.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <string>

#include <re2/re2.h>

struct cre2_pattern {
    RE2 expression;

    cre2_pattern(const re2::StringPiece &text, const RE2::Options &options) : expression(text, options) {}
};

cre2_pattern *cre2_compile(const char *pattern, size_t length, char *reason, size_t reason_capacity) {
    auto tell = [&](const std::string &text) {
        if (reason_capacity == 0) return;
        const size_t count = std::min(text.size(), reason_capacity - 1);
        memcpy(reason, text.data(), count);
        reason[count] = 0;
    };
    RE2::Options options;
    options.set_log_errors(false);
    try {
        auto *compiled = new cre2_pattern(re2::StringPiece(pattern, length), options);
        if (compiled->expression.ok()) return compiled;
        tell(compiled->expression.error());
        delete compiled;
    } catch (const std::bad_alloc &) {
        tell("there is not enough memory");
    }
    return nullptr;
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }

int cre2_find(
    const cre2_pattern *pattern, const char *text, size_t length, size_t from, size_t *start, size_t *end) {
    re2::StringPiece match;
    const re2::StringPiece whole(text, length);
    if (from > length || !pattern->expression.Match(whole, from, length, RE2::UNANCHORED, &match, 1)) return 0;
    *start = static_cast<size_t>(match.data() - text);
    *end = *start + match.size();
    return 1;
}
