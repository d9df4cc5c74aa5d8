import UsageModel

/// What the price of an unpriced request depends on beside its tokens, as bytes: a mask of what is not plain, then each of
/// it as a variable-length integer, then the region's text.
enum PackedDetails {
    /// A detail that comes later gets the next bit.
    private static let count = 9

    /// `nil` for a plain request without a region.
    static func bytes(_ details: BillingDetails, region: String?) -> [UInt8]? {
        let values = [
            Int64(details.tier.rawValue), details.isRegional ? 1 : 0, details.audioInput, details.audioCacheRead,
            details.audioOutput, details.imageInput, details.imageOutput, details.webSearches,
            Int64(region?.utf8.count ?? 0),
        ]
        var mask: UInt64 = 0
        for index in values.indices where values[index] != 0 { mask |= 1 << UInt64(index) }
        guard mask != 0 else { return nil }
        var writer = VarintWriter()
        writer.append(mask)
        for value in values where value != 0 { writer.append(signed: value) }
        if let region { writer.append(bytes: Array(region.utf8)) }
        return writer.take()
    }

    /// `nil` where the bytes are damaged.
    static func read(_ bytes: UnsafeRawBufferPointer) -> (details: BillingDetails, region: String?)? {
        var reader = VarintReader(bytes)
        guard let mask = reader.next(), mask < 1 << UInt64(count) else { return nil }
        var values = [Int64](repeating: 0, count: count)
        for index in values.indices where mask & 1 << UInt64(index) != 0 {
            guard let value = reader.nextSigned() else { return nil }
            values[index] = value
        }
        let region = reader.rest
        guard let tier = UInt8(exactly: values[0]).flatMap(ServiceTier.init(rawValue:)), values[8] == region.count
        else { return nil }
        var details = BillingDetails()
        details.tier = tier
        details.isRegional = values[1] != 0
        details.audioInput = values[2]
        details.audioCacheRead = values[3]
        details.audioOutput = values[4]
        details.imageInput = values[5]
        details.imageOutput = values[6]
        details.webSearches = values[7]
        return (details, region.isEmpty ? nil : String(decoding: region, as: UTF8.self))
    }
}
