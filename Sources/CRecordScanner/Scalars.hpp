#pragma once

#include "CRecordScanner.h"
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace tailmeter {

inline bool is_space(uint8_t c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

inline bool is_digit(uint8_t c) { return static_cast<uint8_t>(c - '0') < 10; }

/// Whether a number or literal may end before `c`.
inline bool is_delimiter(uint8_t c) { return is_space(c) || c == ',' || c == '}' || c == ']' || c == ':'; }

/// A number by the grammar of RFC 8259, section 6.
struct Number {
    bool valid = false;
    bool is_unsigned = false;
    uint64_t value = 0;
    const uint8_t *end = nullptr;
};

/// Reads a number that begins at `start`; nothing at or after `limit` belongs to it.
[[gnu::always_inline]] inline Number parse_number(const uint8_t *start, const uint8_t *limit) {
    Number number;
    const uint8_t *at = start;
    const bool negative = *at == '-';
    if (negative) {
        at++;
    }
    const uint8_t *digits = at;
    uint64_t value = 0;
    while (at < limit && is_digit(*at)) {
        value = value * 10 + (*at - '0');
        at++;
    }
    const auto digit_count = static_cast<size_t>(at - digits);
    if (digit_count == 0 || (digit_count > 1 && *digits == '0')) {
        return number;
    }
    bool whole = true;
    if (at < limit && *at == '.') {
        whole = false;
        const uint8_t *fraction = ++at;
        while (at < limit && is_digit(*at)) {
            at++;
        }
        if (at == fraction) {
            return number;
        }
    }
    if (at < limit && (*at == 'e' || *at == 'E')) {
        whole = false;
        at++;
        if (at < limit && (*at == '+' || *at == '-')) {
            at++;
        }
        const uint8_t *exponent = at;
        while (at < limit && is_digit(*at)) {
            at++;
        }
        if (at == exponent) {
            return number;
        }
    }
    number.valid = at >= limit || is_delimiter(*at);
    number.is_unsigned = whole && !negative && digit_count <= 18;
    number.value = value;
    number.end = at;
    return number;
}

/// Whether the literal `text` stands at `start`, with a delimiter or the limit behind it.
inline bool matches_literal(const uint8_t *start, const uint8_t *limit, const char *text, size_t length) {
    return static_cast<size_t>(limit - start) >= length && std::memcmp(start, text, length) == 0 &&
           (start + length == limit || is_delimiter(start[length]));
}

/// Unescapes a string's text (RFC 8259, section 7) into `out`, which has room for `length` bytes. A lone surrogate
/// becomes U+FFFD. Returns the written length, or -1 at an escape sequence that JSON does not know.
int64_t unescape(const uint8_t *text, size_t length, uint8_t *out);

/// Copies text and writes `?` for each byte that is not part of well-formed UTF-8.
void replace_invalid_utf8(const uint8_t *text, size_t length, uint8_t *out);

} // namespace tailmeter
