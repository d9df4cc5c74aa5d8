#pragma once

#include "PathPlan.hpp"

#include <cstring>
#include <vector>

namespace tailmeter {

/// The keys that stood in earlier lines, and which of them came next: lines of one log are alike.
///
/// What it says is only a guess. The caller compares the text, and what is right whatever the line holds follows from
/// that comparison alone.
class KeyForecast {
public:
    /// The longest text that is kept, in bytes.
    static constexpr size_t text_limit = 48;

    /// A member's beginning: all bytes from the bracket or comma before its key up to its value.
    struct alignas(64) Key {
        /// Whether the text stands at `at`, in an object of the plan's node. `text_limit` bytes must be readable.
        [[gnu::always_inline]] bool stands_at(const uint8_t *at, int32_t in) const {
            Words first;
            Words second;
            Words third;
            std::memcpy(&first, at, sizeof first);
            std::memcpy(&second, at + 16, sizeof second);
            std::memcpy(&third, at + 32, sizeof third);
            const Words other =
                ((first ^ text[0]) & mask[0]) | ((second ^ text[1]) & mask[1]) | ((third ^ text[2]) & mask[2]);
            return (other[0] | other[1]) == 0 && node == in;
        }

        /// What the key leads to in the plan, or null.
        const PathPlan::Entry *entry = nullptr;
        /// The plan's node that the entry was looked up in; none in a free place of the table, which stands nowhere.
        int32_t node = PathPlan::none;
        uint32_t length = 0;

    private:
        friend class KeyForecast;
        using Words [[gnu::vector_size(16)]] = uint64_t;

        Words text[3] = {};
        Words mask[3] = {};
        /// The numbers of keys that came next. Zero is the beginning of a line, which comes after none.
        uint16_t next[7] = {};
        uint8_t oldest = 0;

        bool is_same(const Key &other) const {
            return length == other.length && node == other.node && std::memcmp(text, other.text, sizeof text) == 0;
        }
    };

    KeyForecast() : keys_(table_size) {}

    /// What stands before the first key.
    Key *beginning() { return &keys_[0]; }

    /// The key that came after `before` in an earlier line and stands at `at` in an object of the plan's node; null
    /// where there is none.
    [[gnu::always_inline]] Key *find(const Key *before, const uint8_t *at, int32_t node) {
        Key *const first = &keys_[before->next[0]];
        return first->stands_at(at, node) ? first : find_other(before, at, node);
    }

    /// Remembers that the member that begins at `at` came after `before`. Returns what comes before the next one.
    ///
    /// The member's value begins `length` bytes behind `at`. Its key is not written with escapes.
    Key *learn(Key *before, const uint8_t *at, size_t length, int32_t node, const PathPlan::Entry *entry) {
        if (length > text_limit) {
            return before;
        }
        Key key;
        std::memset(key.mask, 0xFF, length);
        std::memcpy(key.text, at, length);
        key.entry = entry;
        key.node = node;
        key.length = static_cast<uint32_t>(length);
        const uint16_t number = place(key);
        if (!keys_[number].is_same(key)) {
            keys_[number] = key;
        }
        before->next[before->oldest] = number;
        before->oldest = (before->oldest + 1) % 7;
        return &keys_[number];
    }

private:
    [[gnu::noinline]] Key *find_other(const Key *before, const uint8_t *at, int32_t node) {
        for (const uint16_t number : before->next) {
            if (keys_[number].stands_at(at, node)) {
                return &keys_[number];
            }
        }
        return nullptr;
    }

    static constexpr size_t table_size = 512;
    static constexpr size_t tries = 8;

    /// Where a key stands, or may stand: the first of its places that is free, or the first of all.
    uint16_t place(const Key &key) const {
        auto sum = static_cast<uint64_t>(key.node);
        for (const Key::Words &words : key.text) {
            sum = (sum ^ words[0]) * 0x9E3779B97F4A7C15u;
            sum = (sum ^ (sum >> 32) ^ words[1]) * 0x9E3779B97F4A7C15u;
            sum ^= sum >> 29;
        }
        // The first place is the beginning's.
        const size_t home = 1 + (sum >> 20) % (table_size - tries);
        for (size_t number = home; number < home + tries; number++) {
            if (keys_[number].node == PathPlan::none || keys_[number].is_same(key)) {
                return static_cast<uint16_t>(number);
            }
        }
        return static_cast<uint16_t>(home);
    }

    std::vector<Key> keys_;
};

} // namespace tailmeter
