// RE2 (Debian's libre2-dev) by a C interface. RE2 runs in time linear in the text for every pattern that it accepts, and
// in memory that is bounded: patterns of the user's own can neither stall nor blow up a daemon.
#ifndef CRE2_H
#define CRE2_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled pattern. It may be used by many threads at once.
typedef struct cre2_pattern cre2_pattern;

/// Compiles a pattern of UTF-8 text in RE2's syntax.
///
/// Returns NULL where it is no pattern; then `reason`, of `reason_capacity` bytes, holds why, ended by NUL.
cre2_pattern *cre2_compile(const char *pattern, size_t length, char *reason, size_t reason_capacity);

/// Frees a pattern.
void cre2_free(cre2_pattern *pattern);

/// Finds the first match in `text` that begins at `from` or behind it; what lies before `from` is seen by `\b` and `^`.
///
/// Returns 1 and sets `start` and `end` where there is one, else 0.
int cre2_find(const cre2_pattern *pattern, const char *text, size_t length, size_t from, size_t *start, size_t *end);

#ifdef __cplusplus
}
#endif

#endif
