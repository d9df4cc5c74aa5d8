// Makes system calls of a program fail, and writes down what a program changes in a folder. Preloaded by tests:
//
//   LD_PRELOAD=faults.so FAULTS=rules program
//   LD_PRELOAD=faults.so FAULTS_FOLDER=/path/of/state FAULTS_JOURNAL=/path/of/journal program
//
// FAULTS names a file of rules, one a line, which may change while the program runs:
//
//   CALL ENDING ACTION EVERY
//
// CALL is read, write, sync, open, stat, list or watch. ENDING is the end of the path that the call is for, or '-' for
// any. ACTION is the name of an error, or 'short': then only a part of the bytes is read or written. EVERY is which of
// the calls that fit are meant: each one (1), each second (2), and so on.
//
// FAULTS_JOURNAL gets a record for each change of a file under FAULTS_FOLDER and for each time that one was synced:
// see `struct record`. From it a test works out what a disk may hold after the power failed.

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define NEXT(name) ((__typeof__(&name))next(#name))
#define RULES 16

static void *next(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) abort();
    return found;
}

// MARK: - Rules

// The rules' own file is read with plain system calls: the functions of the library lead back here.
static size_t rules(char *text, size_t size) {
    static _Atomic(const char *) path;
    if (!path) {
        const char *named = getenv("FAULTS");
        path = named ? named : "";
    }
    if (!*path) return 0;
    long file = syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    long count = syscall(SYS_read, file, text, size - 1);
    syscall(SYS_close, file);
    text[count > 0 ? count : 0] = 0;
    return count > 0 ? (size_t)count : 0;
}

static int ends_with(const char *path, const char *ending) {
    size_t length = strlen(path), wanted = strlen(ending);
    return !strcmp(ending, "-") || (length >= wanted && !strcmp(path + length - wanted, ending));
}

enum { NOTHING = 0, SHORT = -1 };

static int code_of(const char *action) {
    static const struct { const char *name; int code; } codes[] = {
        {"short", SHORT}, {"EIO", EIO}, {"EINTR", EINTR}, {"ENOSPC", ENOSPC}, {"EMFILE", EMFILE},
        {"EACCES", EACCES}, {"ESTALE", ESTALE}, {"ENOSYS", ENOSYS}, {"ENOMEM", ENOMEM},
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (!strcmp(codes[i].name, action)) return codes[i].code;
    abort();
}

// What is to happen to a call: NOTHING, SHORT, or the number of an error.
static int fault(const char *call, const char *path) {
    static atomic_uint calls[RULES];
    char text[2048];
    int kept = errno;
    size_t length = rules(text, sizeof text);
    errno = kept;
    if (!length) return NOTHING;
    char *rest = NULL;
    int number = 0;
    for (char *line = strtok_r(text, "\n", &rest); line && number < RULES; line = strtok_r(NULL, "\n", &rest), number++) {
        char which[16], ending[256], action[16];
        unsigned every = 1;
        if (sscanf(line, "%15s %255s %15s %u", which, ending, action, &every) < 3) continue;
        if (strcmp(which, call) || !ends_with(path, ending)) continue;
        if (atomic_fetch_add(&calls[number], 1) % every == every - 1) return code_of(action);
    }
    return NOTHING;
}

static const char *path_of(int file, char *path) {
    char name[64];
    int kept = errno;
    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    long count = syscall(SYS_readlinkat, AT_FDCWD, name, path, PATH_MAX - 1);
    path[count > 0 ? count : 0] = 0;
    errno = kept;
    return path;
}

static int fault_of_file(const char *call, int file) {
    if (!getenv("FAULTS")) return NOTHING;
    char path[PATH_MAX];
    return fault(call, path_of(file, path));
}

// MARK: - The journal

// What stands before the path, the second path and the bytes of a change. Numbers are in the machine's own order.
struct __attribute__((packed)) record {
    // write, truncate, sync a file, sync a directory, create, unlink, rename
    char kind;
    uint32_t path_length;
    uint32_t second_length;
    int64_t offset;
    uint64_t count;
};

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

static int is_watched(const char *path) {
    const char *folder = getenv("FAULTS_FOLDER");
    size_t length = folder ? strlen(folder) : 0;
    return length && !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

static void note(char kind, const char *path, const char *second, int64_t offset, const void *bytes, size_t count) {
    static int journal = -1;
    if (journal < 0) {
        journal = (int)syscall(
            SYS_openat, AT_FDCWD, getenv("FAULTS_JOURNAL"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (journal < 0) abort();
    }
    struct record head = {kind, (uint32_t)strlen(path), (uint32_t)strlen(second), offset, count};
    struct iovec parts[] = {
        {&head, sizeof head}, {(void *)path, head.path_length}, {(void *)second, head.second_length},
        {(void *)bytes, bytes ? count : 0},
    };
    size_t all = sizeof head + head.path_length + head.second_length + (bytes ? count : 0);
    if (syscall(SYS_writev, journal, parts, 4) != (long)all) abort();
}

// Absolute, as the kernel would tell it, without following a link at its end.
static const char *absolute(const char *path, char *result) {
    char folder[PATH_MAX];
    snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    const char *name = slash ? path + (slash - folder) + 1 : path;
    if (slash) slash[slash == folder] = 0;
    if (!realpath(slash ? folder : ".", result)) return strcpy(result, "");
    size_t length = strlen(result);
    snprintf(result + length, PATH_MAX - length, "/%s", name);
    return result;
}

// MARK: - Reading

// The kernel's timers and counters are read 8 bytes at a time, and refuse to give fewer: they are never read in part.
static ssize_t cut(size_t count) { return count > 8 ? (ssize_t)(count / 2) : (ssize_t)count; }

#define READING(declaration, file, count, original)                                                                    \
    declaration {                                                                                                      \
        int what = fault_of_file("read", file);                                                                        \
        if (what > 0) return errno = what, -1;                                                                         \
        if (what == SHORT) count = (size_t)cut(count);                                                                 \
        return original;                                                                                               \
    }
READING(ssize_t read(int file, void *bytes, size_t count), file, count, NEXT(read)(file, bytes, count))
READING(ssize_t pread(int file, void *bytes, size_t count, off_t at), file, count, NEXT(pread)(file, bytes, count, at))
READING(ssize_t pread64(int file, void *bytes, size_t count, off64_t at), file, count,
    NEXT(pread64)(file, bytes, count, at))

int stat(const char *restrict path, struct stat *restrict status) {
    int what = getenv("FAULTS") ? fault("stat", path) : NOTHING;
    if (what > 0) return errno = what, -1;
    return NEXT(stat)(path, status);
}

DIR *opendir(const char *path) {
    int what = getenv("FAULTS") ? fault("list", path) : NOTHING;
    if (what > 0) return errno = what, NULL;
    return NEXT(opendir)(path);
}

// MARK: - Writing

static ssize_t put(int file, const void *bytes, size_t count, off64_t at, int is_at) {
    int what = fault_of_file("write", file);
    if (what > 0) return errno = what, -1;
    if (what == SHORT) count = (size_t)cut(count);
    char path[PATH_MAX] = "";
    if (!getenv("FAULTS_FOLDER") || !is_watched(path_of(file, path)))
        return is_at ? NEXT(pwrite64)(file, bytes, count, at) : NEXT(write)(file, bytes, count);
    pthread_mutex_lock(&order);
    if (!is_at) at = lseek64(file, 0, SEEK_CUR);
    ssize_t done = is_at ? NEXT(pwrite64)(file, bytes, count, at) : NEXT(write)(file, bytes, count);
    if (done > 0) note('w', path, "", at, bytes, (size_t)done);
    pthread_mutex_unlock(&order);
    return done;
}

ssize_t write(int file, const void *bytes, size_t count) { return put(file, bytes, count, 0, 0); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { return put(file, bytes, count, at, 1); }
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) { return put(file, bytes, count, at, 1); }

static int resize(int file, off64_t size) {
    int what = fault_of_file("write", file);
    if (what > 0) return errno = what, -1;
    char path[PATH_MAX] = "";
    pthread_mutex_lock(&order);
    int result = NEXT(ftruncate64)(file, size);
    if (!result && getenv("FAULTS_FOLDER") && is_watched(path_of(file, path))) note('t', path, "", size, NULL, 0);
    pthread_mutex_unlock(&order);
    return result;
}

int ftruncate(int file, off_t size) { return resize(file, size); }
int ftruncate64(int file, off64_t size) { return resize(file, size); }

// MARK: - Making durable

static int sync_file(int file, int (*original)(int)) {
    int what = fault_of_file("sync", file);
    if (what > 0) return errno = what, -1;
    char path[PATH_MAX] = "";
    if (!getenv("FAULTS_FOLDER") || !is_watched(path_of(file, path))) return original(file);
    pthread_mutex_lock(&order);
    int result = original(file);
    struct stat status;
    if (!result && !fstat(file, &status)) note(S_ISDIR(status.st_mode) ? 'd' : 's', path, "", 0, NULL, 0);
    pthread_mutex_unlock(&order);
    return result;
}

int fsync(int file) { return sync_file(file, NEXT(fsync)); }
int fdatasync(int file) { return sync_file(file, NEXT(fdatasync)); }

// MARK: - Names

static int open_file(int folder, const char *path, int flags, mode_t mode) {
    int what = getenv("FAULTS") ? fault("open", path) : NOTHING;
    if (what > 0) return errno = what, -1;
    char whole[PATH_MAX] = "";
    int is_new = 0;
    if ((flags & O_CREAT) && getenv("FAULTS_FOLDER") && is_watched(absolute(path, whole))) {
        struct stat status;
        is_new = lstat(whole, &status) != 0;
    }
    if (is_new) pthread_mutex_lock(&order);
    int file = (int)syscall(SYS_openat, folder, path, flags, mode);
    if (is_new) {
        if (file >= 0) note('c', whole, "", 0, NULL, 0);
        pthread_mutex_unlock(&order);
    }
    return file;
}

#define OPENING(declaration, folder, path, flags, extra)                                                               \
    declaration {                                                                                                      \
        mode_t mode = 0;                                                                                               \
        if (flags & (O_CREAT | O_TMPFILE)) {                                                                           \
            va_list more;                                                                                              \
            va_start(more, flags);                                                                                     \
            mode = va_arg(more, mode_t);                                                                               \
            va_end(more);                                                                                              \
        }                                                                                                              \
        return open_file(folder, path, flags | extra, mode);                                                           \
    }
OPENING(int open(const char *path, int flags, ...), AT_FDCWD, path, flags, 0)
OPENING(int open64(const char *path, int flags, ...), AT_FDCWD, path, flags, O_LARGEFILE)
OPENING(int openat(int folder, const char *path, int flags, ...), folder, path, flags, 0)
OPENING(int openat64(int folder, const char *path, int flags, ...), folder, path, flags, O_LARGEFILE)

int unlink(const char *path) {
    char whole[PATH_MAX] = "";
    int is_noted = getenv("FAULTS_FOLDER") && is_watched(absolute(path, whole));
    if (is_noted) pthread_mutex_lock(&order);
    int result = NEXT(unlink)(path);
    if (is_noted) {
        if (!result) note('u', whole, "", 0, NULL, 0);
        pthread_mutex_unlock(&order);
    }
    return result;
}

int rename(const char *path, const char *other) {
    char from[PATH_MAX] = "", to[PATH_MAX] = "";
    int is_noted = getenv("FAULTS_FOLDER") && is_watched(absolute(path, from)) && is_watched(absolute(other, to));
    if (is_noted) pthread_mutex_lock(&order);
    int result = NEXT(rename)(path, other);
    if (is_noted) {
        if (!result) note('r', from, to, 0, NULL, 0);
        pthread_mutex_unlock(&order);
    }
    return result;
}

// MARK: - Watching

int inotify_init1(int flags) {
    int what = getenv("FAULTS") ? fault("watch", "instance") : NOTHING;
    if (what > 0) return errno = what, -1;
    return NEXT(inotify_init1)(flags);
}

int inotify_add_watch(int file, const char *path, uint32_t mask) {
    int what = getenv("FAULTS") ? fault("watch", path) : NOTHING;
    if (what > 0) return errno = what, -1;
    return NEXT(inotify_add_watch)(file, path, mask);
}
