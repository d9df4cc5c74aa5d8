#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace tailmeter {

/// The key paths that are read, as a trie. Each node is a small hash table of the keys wanted at that place.
class PathPlan {
public:
    static constexpr int32_t none = -1;

    /// What stands behind a key: the first path that ends here, and the node that goes on from here.
    struct Entry {
        /// The key's first eight bytes, and its last eight where it is longer: together all of a key of up to 16.
        uint64_t prefix = 0;
        uint64_t suffix = 0;
        uint32_t length = 0;
        int32_t path = none;
        int32_t child = none;
        /// The key's number in `keys_`, or none where the place is free.
        int32_t key = none;
    };

    PathPlan() {
        nodes_.emplace_back();
        root_.child = 0;
    }

    /// How many nodes there are; their numbers are below it.
    size_t node_count() const { return nodes_.size(); }

    /// What stands for the whole document.
    const Entry &root() const { return root_; }

    void add(const std::vector<std::string> &keys, int32_t path) {
        int32_t node = 0;
        for (size_t i = 0; i < keys.size(); i++) {
            Entry &entry = insert(node, keys[i]);
            if (i + 1 == keys.size()) {
                chain(entry, path);
            } else if (entry.child == none) {
                const auto child = static_cast<int32_t>(nodes_.size());
                entry.child = child;
                nodes_.emplace_back();
                node = child;
            } else {
                node = entry.child;
            }
        }
    }

    /// The path that is the same as `path` and was added after it, or none.
    int32_t next(int32_t path) const { return next_[static_cast<size_t>(path)]; }

    /// Looks up a key. Eight bytes at `key` must be readable whatever the length.
    const Entry *find(int32_t node, const uint8_t *key, size_t length) const {
        const Node &table = nodes_[static_cast<size_t>(node)];
        const uint64_t prefix = load_prefix(key, length);
        for (size_t slot = hash(prefix, length) & table.mask;; slot = (slot + 1) & table.mask) {
            const Entry &entry = table.entries[slot];
            if (entry.key == none) {
                return nullptr;
            }
            if (entry.prefix == prefix && entry.length == length && entry.suffix == load_suffix(key, length) &&
                (length <= 16 || is_key(entry, key, length))) {
                return &entry;
            }
        }
    }

    /// Whether a key of the entry's length is the entry's.
    bool is_key(const Entry &entry, const uint8_t *key, size_t length) const {
        return std::memcmp(keys_[static_cast<size_t>(entry.key)].data(), key, length) == 0;
    }

    /// The key's first eight bytes; the rest of the word is zero where it is shorter.
    static uint64_t load_prefix(const uint8_t *key, size_t length) {
        uint64_t word;
        std::memcpy(&word, key, sizeof word);
        return length >= 8 ? word : word & ((uint64_t{1} << (8 * length)) - 1);
    }

    /// The key's last eight bytes; zero where the first eight are all.
    static uint64_t load_suffix(const uint8_t *key, size_t length) {
        if (length <= 8) {
            return 0;
        }
        uint64_t word;
        std::memcpy(&word, key + length - sizeof word, sizeof word);
        return word;
    }

    /// Whether `path` lies below `node`.
    bool covers(int32_t node, int32_t path) const {
        for (const Entry &entry : nodes_[static_cast<size_t>(node)].entries) {
            if (entry.key == none) {
                continue;
            }
            for (int32_t same = entry.path; same != none; same = next(same)) {
                if (same == path) {
                    return true;
                }
            }
            if (entry.child != none && covers(entry.child, path)) {
                return true;
            }
        }
        return false;
    }

private:
    struct Node {
        std::vector<Entry> entries = std::vector<Entry>(8);
        size_t mask = 7;
        size_t used = 0;
    };

    static size_t hash(uint64_t prefix, size_t length) {
        return static_cast<size_t>(((prefix ^ (uint64_t{length} << 56)) * 0x9E3779B97F4A7C15u) >> 40);
    }

    /// Lets `path` end at `entry`, after those that end there already: a user's label may be a field that a preset
    /// reads.
    void chain(Entry &entry, int32_t path) {
        next_.resize(std::max(next_.size(), static_cast<size_t>(path) + 1), none);
        int32_t *place = &entry.path;
        while (*place != none) {
            place = &next_[static_cast<size_t>(*place)];
        }
        *place = path;
    }

    Entry &insert(int32_t node, const std::string &key) {
        std::string padded = key;
        padded.resize(key.size() + 8);
        const auto *bytes = reinterpret_cast<const uint8_t *>(padded.data());
        if (const Entry *found = find(node, bytes, key.size())) {
            return const_cast<Entry &>(*found);
        }
        Node &table = nodes_[static_cast<size_t>(node)];
        // A quarter full at most: a key that nobody wants meets an empty place at the first look.
        if ((table.used + 1) * 4 > table.entries.size()) {
            std::vector<Entry> old = std::move(table.entries);
            table.entries = std::vector<Entry>(old.size() * 2);
            table.mask = table.entries.size() - 1;
            for (Entry &entry : old) {
                if (entry.key != none) {
                    free_slot(table, entry.prefix, entry.length) = entry;
                }
            }
        }
        table.used++;
        const uint64_t prefix = load_prefix(bytes, key.size());
        Entry &entry = free_slot(table, prefix, key.size());
        entry.prefix = prefix;
        entry.suffix = load_suffix(bytes, key.size());
        entry.length = static_cast<uint32_t>(key.size());
        entry.key = static_cast<int32_t>(keys_.size());
        keys_.push_back(key);
        return entry;
    }

    static Entry &free_slot(Node &table, uint64_t prefix, size_t length) {
        size_t slot = hash(prefix, length) & table.mask;
        while (table.entries[slot].key != none) {
            slot = (slot + 1) & table.mask;
        }
        return table.entries[slot];
    }

    Entry root_;
    std::vector<Node> nodes_;
    std::vector<std::string> keys_;
    /// By path: the next one that is the same.
    std::vector<int32_t> next_;
};

} // namespace tailmeter
