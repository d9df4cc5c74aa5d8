import Glibc

/// The names in folders, each folder listed once: a folder may hold tens of thousands, and be asked about for each.
final class FolderListing {
    private var sorted: [String: [String]] = [:]

    /// The names in a folder that begin with a text, in order.
    func names(in folder: String, beginningWith prefix: String) -> ArraySlice<String> {
        let names = sorted[folder] ?? Self.list(folder)
        sorted[folder] = names
        var low = 0
        var high = names.count
        while low < high {
            let middle = (low + high) / 2
            if names[middle] < prefix { low = middle + 1 } else { high = middle }
        }
        return names[low...].prefix { $0.hasPrefix(prefix) }
    }

    private static func list(_ folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var found: [String] = []
        while let entry = readdir(stream) {
            found.append(
                withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                })
        }
        return found.sorted()
    }
}
