extension Double {
    /// The number nearest to a wide integer, of two that are equally near the even one.
    ///
    /// The standard library's initializer for any integer gives the same, and asks at each step what kind of integer it has:
    /// sorting budgets by their share took most of the time of a page.
    public init(_ value: Int128) {
        if let narrow = Int64(exactly: value) {
            self.init(narrow)
            return
        }
        // The first 64 bits; a bit below them tells whether anything was cut off, which matters where it is between two.
        let magnitude = value.magnitude
        let shift = 64 - magnitude.leadingZeroBitCount
        guard shift > 0 else {
            self.init(UInt64(truncatingIfNeeded: magnitude))
            if value < 0 { negate() }
            return
        }
        var top = UInt64(truncatingIfNeeded: magnitude >> UInt128(shift))
        if magnitude & (UInt128(1) << UInt128(shift) - 1) != 0 { top |= 1 }
        self.init(sign: value < 0 ? .minus : .plus, exponent: shift, significand: Double(top))
    }
}
