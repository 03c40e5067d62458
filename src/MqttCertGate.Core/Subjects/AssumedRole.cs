using MqttCertGate.Findings;
using MqttCertGate.Manifests;

namespace MqttCertGate.Subjects;

/// <summary>The role taken from the certificates of a declaration with <c>role: auto</c>.</summary>
internal sealed class AssumedRole(Located<Role> declared, Entry first) : ISubject
{
    public Role Role => first.Role;

    /// <summary>The first entry of that role.</summary>
    public Entry First => first;

    /// <summary>For how many entries it was assumed.</summary>
    public int Count { get; set; } = 1;

    public SourceLocation Place => declared.Location;
}
