import CrashPoints

/// How often a daemon passes a crash point while its log is rotated in one way.
enum CrashReach {
    /// At least so many times, in what ``CrashScene`` does.
    case passes(Int)
    /// Never, and why.
    case never(String)

    static func of(_ point: CrashPoint, _ kind: RotationKind) -> CrashReach {
        switch (point, kind) {
        case (.fileOpened, .copytruncate): .passes(1)
        case (.fileOpened, .compressWhileDown): .passes(1)
        case (.rotationNoticed, .copytruncate): .never("the path leads to the same file all the time")
        case (.rotationNoticed, .compressWhileDown): .never("a daemon that comes up later meets the new file")
        case (.siblingAdopted, .deletion): .never("no file is left that could be found")
        case (.truncationNoticed, .copytruncate): .passes(3)
        case (.truncationNoticed, _): .never("no file is cut")
        case (.compressedDataRead, .compress), (.compressedDataRead, .delaycompress): .passes(3)
        case (.compressedDataRead, .compressWhileDown): .passes(2)
        case (.compressedDataRead, _): .never("nothing is compressed")
        case (.siblingAdopted, _), (.rotatedFileFinished, _), (.journalFileFinished, _): .passes(2)
        case (.lastLook, _), (.engineEnded, _): .passes(2)
        default: .passes(3)
        }
    }
}
