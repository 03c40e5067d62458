using System.Reflection;

namespace MqttCertGate;

/// <summary>The version of this build, as set in eng/Repository.props.</summary>
internal static class ProductVersion
{
    /// <summary>SemVer without build metadata: code scanning takes another version for another tool.</summary>
    public static string Text { get; } = typeof(ProductVersion).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
