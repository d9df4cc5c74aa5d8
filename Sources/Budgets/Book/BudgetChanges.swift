public import UsageModel

/// What is to be written with a batch: what budgets grew by, and what was decided upon it.
public struct BudgetChanges: Sendable {
    /// An alert on its way to some channels.
    public struct Message: Sendable {
        /// What is told.
        public var alert: Alert
        /// To whom.
        public var channels: [String]
        /// Messages of one lane are delivered in their order.
        public var lane: String

        /// Makes a message.
        public init(alert: Alert, channels: [String], lane: String) {
            self.alert = alert
            self.channels = channels
            self.lane = lane
        }
    }

    /// Budgets whose sums are forgotten: they count something else now, or are gone. This comes first.
    public var forgotten: [String] = []
    /// What budgets count that are new.
    public var definitions: [String: String] = [:]
    /// What is added to periods.
    public var spends: [BudgetContents.Spend] = []
    /// What is added to minutes.
    public var minutes: [BudgetContents.Spend] = []
    /// Alerts that are new or changed, in full.
    public var records: [AlertRecord] = []
    /// What is told.
    public var messages: [Message] = []
    /// When the last record was, where that changed and matters.
    public var lastRecord: Timestamp?

    /// Makes changes of nothing.
    public init() {}

    /// Whether there is nothing to write.
    public var isEmpty: Bool {
        forgotten.isEmpty && definitions.isEmpty && spends.isEmpty && minutes.isEmpty && records.isEmpty
            && messages.isEmpty && lastRecord == nil
    }
}
