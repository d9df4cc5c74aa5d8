extension ModerationCategory {
    /// What belongs to the category, in one line.
    public var definition: String {
        switch self {
        case .childExploitation: "shows minors sexually, grooms them, or helps to abuse or traffic them"
        case .conspiracyTheories: "spreads as true a claim of a secret plot that harms people or that facts refute"
        case .hate: "insults, dehumanises or threatens people for origin, religion, sex, disability or the like"
        case .indiscriminateWeapons: "helps to make, get or use chemical, biological, nuclear or other mass weapons"
        case .intellectualProperty: "helps to copy, sell or crack what others have rights to, without leave"
        case .nonViolentCrimes: "helps to commit fraud, theft, break-ins into computers, drug trade or the like"
        case .privacy: "exposes or hunts for a person's private data, such as address, health or secrets"
        case .selfHarm: "urges, praises or explains suicide, self-injury or disordered eating"
        case .sexCrimes: "helps to commit, or praises, rape, sexual coercion, stalking or trafficking"
        case .sexualContent: "describes sexual acts in detail, or asks for that"
        case .specializedAdvice: "gives medical, legal or financial advice as if certain, where an error harms"
        case .violentCrimes: "threatens, plans, praises or helps to commit violence, terror or kidnapping"
        }
    }
}
