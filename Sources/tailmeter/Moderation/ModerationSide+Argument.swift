public import ArgumentParser
public import Moderation

extension ModerationSide: ExpressibleByArgument {}
