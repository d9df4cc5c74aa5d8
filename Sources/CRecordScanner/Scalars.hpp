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

/// Reads a number of 1 to 8 bytes without a loop. False where it is none, or one with a sign or an exponent, for
/// `parse_number`. Eight bytes at `start` must be readable.
[[gnu::always_inline]] inline bool parse_short_number(const uint8_t *start, size_t length, Number &number) {
    constexpr uint64_t zeros = 0x3030303030303030u;
    constexpr uint64_t points = 0x2E2E2E2E2E2E2E2Eu;
    const auto front = static_cast<unsigned>(8 - length);
    uint64_t word;
    std::memcpy(&word, start, sizeof word);
    // The last byte is the highest; in front of the first stand zeros.
    word = word << (8 * front) | (zeros >> 8 * (length - 1)) >> 8;
    const auto are_digits = [](uint64_t bytes) {
        constexpr uint64_t high = 0xF0F0F0F0F0F0F0F0u;
        return ((bytes & high) | ((bytes + 0x0606060606060606u) & high) >> 4) == 0x3333333333333333u;
    };
    number.is_unsigned = are_digits(word);
    if (number.is_unsigned) {
        word -= zeros;
        word = word * 10 + (word >> 8);
        number.value = ((word & 0x000000FF000000FFu) * 0x000F424000000064u +
                        (word >> 16 & 0x000000FF000000FFu) * 0x0000271000000001u) >>
                       32;
        return (length == 1) | (*start != '0');
    }
    const uint64_t differences = word ^ points;
    const uint64_t found = (differences - 0x0101010101010101u) & ~differences & 0x8080808080808080u;
    if (found == 0) {
        return false;
    }
    // The lowest mark is exact: it is the first point. A second one is no digit.
    const auto place = static_cast<unsigned>(__builtin_ctzll(found)) / 8;
    const unsigned whole = place - front;
    number.value = 0;
    return are_digits(word ^ uint64_t{'.' ^ '0'} << 8 * place) && place > front && place < 7 &&
           (whole == 1 || *start != '0');
}

/// A word of JSON that is a value.
struct Literal {
    /// The word's bytes, the first one lowest, and ones where it has bytes.
    uint64_t text;
    uint64_t mask;
    uint8_t length;
    uint8_t kind;

    constexpr Literal(const char *word, uint8_t length, uint8_t kind)
        : text(0), mask(~uint64_t{0} >> (64 - 8 * length)), length(length), kind(kind) {
        for (unsigned i = length; i-- > 0;) {
            text = text << 8 | static_cast<uint8_t>(word[i]);
        }
    }

    /// Whether the word's bytes stand at `start`. Eight bytes there must be readable.
    bool stands_at(const uint8_t *start) const {
        uint64_t bytes;
        std::memcpy(&bytes, start, sizeof bytes);
        return ((bytes ^ text) & mask) == 0;
    }
};

/// The literal that begins with `first`, or null.
inline const Literal *literal(uint8_t first) {
    static constexpr Literal literals[] = {
        {"true", 4, RECORD_SCANNER_TRUE}, {"false", 5, RECORD_SCANNER_FALSE}, {"null", 4, RECORD_SCANNER_NULL}};
    return first == 't' ? &literals[0] : first == 'f' ? &literals[1] : first == 'n' ? &literals[2] : nullptr;
}

/// Whether the literal stands at `start`, with a delimiter or the limit behind it. Eight bytes there must be readable.
inline bool matches_literal(const uint8_t *start, const uint8_t *limit, const Literal &literal) {
    const size_t length = literal.length;
    return static_cast<size_t>(limit - start) >= length && literal.stands_at(start) &&
           (start + length == limit || is_delimiter(start[length]));
}

/// Whether a string's text has an escape sequence. Sixteen bytes at `text` must be readable whatever the length.
[[gnu::always_inline]] inline bool has_backslash(const uint8_t *text, size_t length) {
    using Bytes [[gnu::vector_size(16)]] = uint8_t;
    using Words [[gnu::vector_size(16)]] = uint64_t;
    const auto matches = [](const uint8_t *at) {
        Bytes bytes;
        std::memcpy(&bytes, at, sizeof bytes);
        return reinterpret_cast<Words>(bytes == Bytes{} + uint8_t{'\\'});
    };
    if (length < 16) {
        const Words found = matches(text);
        const auto low = static_cast<unsigned>(8 * length);
        return length < 8 ? (found[0] & ((uint64_t{1} << low) - 1)) != 0
                          : (found[0] | (found[1] & ((uint64_t{1} << (low - 64)) - 1))) != 0;
    }
    Words found = matches(text + length - 16);
    for (size_t at = 0; at + 16 < length; at += 16) {
        found |= matches(text + at);
    }
    return (found[0] | found[1]) != 0;
}

/// Unescapes a string's text (RFC 8259, section 7) into `out`, which has room for `length` bytes. A lone surrogate
/// becomes U+FFFD. Returns the written length, or -1 at an escape sequence that JSON does not know.
int64_t unescape(const uint8_t *text, size_t length, uint8_t *out);

/// Copies text and writes `?` for each byte that is not part of well-formed UTF-8.
void replace_invalid_utf8(const uint8_t *text, size_t length, uint8_t *out);

} // namespace tailmeter
