import Glibc

/// The names in folders, each folder listed once: a folder may hold tens of thousands, and be asked about for each.
final class FolderListing {
    private var sorted: [String: [String]] = [:]

    /// The names in a folder that begin with a text, in order; none where there is no such folder, or it may not be listed.
    ///
    /// - Throws: a trouble that may pass.
    func names(in folder: String, beginningWith prefix: String) throws(FileError) -> ArraySlice<String> {
        let names: [String]
        if let known = sorted[folder] {
            names = known
        } else {
            names = try Self.list(folder)
            sorted[folder] = names
        }
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle] < prefix { low = middle + 1 } else { high = middle }
        }
        return names[low...].prefix { $0.hasPrefix(prefix) }
    }

    private static func list(_ folder: String) throws(FileError) -> [String] {
        guard let stream = opendir(folder) else {
            let error = FileError(path: folder, operation: .look, code: errno)
            if error.isPassing { throw error }
            return []
        }
        defer { closedir(stream) }
        var found: [String] = []
        while true {
            errno = 0
            guard let entry = readdir(stream) else { break }
            found.append(
                withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        guard errno == 0 else { throw FileError(path: folder, operation: .look, code: errno) }
        return found.sorted()
    }
}
