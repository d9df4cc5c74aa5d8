import Glibc

/// Lets threads wait until something that another thread changes is so.
///
/// `@unchecked`: its two pointers never change, and what they point to is made for use by many threads. `Mutex` of
/// Synchronization has no condition to wait for.
final class Turnstile: @unchecked Sendable {
    // Both live at one address as long as this object does, as pthreads ask; only pthread functions touch them.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Waits until `isOpen`, which is asked again after each ``turn()``.
    func wait(until isOpen: () -> Bool) {
        pthread_mutex_lock(mutex)
        while !isOpen() { pthread_cond_wait(condition, mutex) }
        pthread_mutex_unlock(mutex)
    }

    /// Tells that something changed. The change itself must be made before.
    func turn() {
        pthread_mutex_lock(mutex)
        pthread_cond_broadcast(condition)
        pthread_mutex_unlock(mutex)
    }
}
