using MqttCertGate.Findings;

namespace MqttCertGate.Subjects;

/// <summary>Whether a verdict needs what could not be evaluated.</summary>
internal enum Need
{
    /// <summary>It was declared or is there; passing without it would be a pass of something unchecked.</summary>
    Always,
    /// <summary>The broker's profile decides.</summary>
    ByProfile,
    /// <summary>Nobody asked for it: that it was not evaluated is said, and no more.</summary>
    Unasked,
}

/// <summary>Something that could not be evaluated: neither passed nor failed.</summary>
/// <param name="Violation">What, where and why.</param>
internal sealed record Unevaluated(Violation Violation, Need Need) : ISubject
{
    public SourceLocation Place => Violation.Location;
}
