extension Settings {
    /// What the listener needs for TLS: paths of PEM files, as they were written.
    public struct TLSFiles: Sendable, Equatable {
        /// The certificate, those between it and its authority behind it.
        public var certificate = ""
        /// Its private key.
        public var key = ""
        /// Who signs the certificates of clients; `nil` where these need none.
        public var clientAuthority: String?
    }
}
