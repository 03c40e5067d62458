namespace MqttCertGate.Findings;

/// <summary>Something that rules judge.</summary>
internal interface ISubject
{
    /// <summary>Where it stands.</summary>
    SourceLocation Place { get; }
}
