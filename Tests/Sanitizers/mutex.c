// Tells ThreadSanitizer of the locks of Swift's Synchronization.Mutex, preloaded by run.sh.
//
// A Mutex that nobody waits for is locked by an atomic exchange in the program's own code, which the sanitizer sees. Where a
// thread waits, libswiftSynchronization does it with a futex; it is not built for the sanitizer, which takes what the
// Mutex guards for a race then. The two functions are those of _MutexHandle in Swift's
// stdlib/public/Synchronization/Mutex/LinuxImpl.swift.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

#define SWIFT_FUNCTION __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *

// Only programs that are built for the sanitizer have these.
extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

typedef SWIFT_FUNCTION void lock_function(uint32_t thread, SELF mutex);
typedef SWIFT_FUNCTION void unlock_function(SELF mutex);

SWIFT_FUNCTION void lock_slow(uint32_t thread, SELF mutex) __asm__(LOCK_SLOW);
SWIFT_FUNCTION void unlock_slow(SELF mutex) __asm__(UNLOCK_SLOW);

SWIFT_FUNCTION void lock_slow(uint32_t thread, SELF mutex) {
    ((lock_function *)dlsym(RTLD_NEXT, LOCK_SLOW))(thread, mutex);
    if (__tsan_acquire) {
        __tsan_acquire(mutex);
    }
}

SWIFT_FUNCTION void unlock_slow(SELF mutex) {
    if (__tsan_release) {
        __tsan_release(mutex);
    }
    ((unlock_function *)dlsym(RTLD_NEXT, UNLOCK_SLOW))(mutex);
}
