using System.Reflection;

namespace MqttCertGate.Tasks;

/// <summary>
/// .NET Framework gives tasks no load isolation, and BouncyCastle.Cryptography has one assembly version for all of 2.x: the package that loads
/// it first decides for the whole of Visual Studio.
/// </summary>
internal static class LoadConflict
{
    private const string Library = "BouncyCastle.Cryptography";

    /// <summary>What to tell of an exception that nothing else has caught: its message only where it cannot quote a file, which may be a key.</summary>
    public static string Describe(Exception exception, IEnumerable<Assembly> loaded)
    {
        var failure = $"The gate could not finish, and nothing is known of the certificates: {exception.GetType().Name}.";
        if (exception is not (MissingMemberException or TypeLoadException or FileLoadException))
            return failure;

        var copies = loaded
            .Where(assembly => assembly.GetName().Name == Library)
            .Select(assembly => $"{assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version} from '{assembly.Location}'");
        return $"{failure} {exception.Message} This process has loaded {Library} {string.Join(" and ", copies)}; where another package has loaded it first, 'dotnet build' keeps the two apart.";
    }
}
