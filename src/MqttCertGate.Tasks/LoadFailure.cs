using System.Reflection;

namespace MqttCertGate.Tasks;

/// <summary>Says in words what an exception means that nothing else has caught, the failures to load an assembly first of all.</summary>
/// <remarks>
/// .NET Framework gives tasks no load isolation, and BouncyCastle.Cryptography has one assembly version for all of 2.x: the package that loads
/// it first decides for the whole of Visual Studio. And a folder of packages may have lost a file. Nothing of Core is used here: it may be the one.
/// </remarks>
internal static class LoadFailure
{
    private const string Library = "BouncyCastle.Cryptography";

    /// <summary>What to tell of it on one line: its message only where it cannot quote a file, which may be a key.</summary>
    public static string Describe(Exception exception, IEnumerable<Assembly> loaded)
    {
        var cause = exception is TypeInitializationException { InnerException: { } inner } ? inner : exception;
        var failure = $"The gate could not finish, and nothing is known of the certificates: {cause.GetType().Name}.";
        return OneLine(AssemblyOf(cause) switch
        {
            { } assembly => $"{failure} '{assembly}' cannot be loaded from '{Path.GetDirectoryName(typeof(LoadFailure).Assembly.Location)}'. Delete that package's folder and restore again.",
            null when cause is MissingMemberException or TypeLoadException => $"{failure} {cause.Message} {Copies(loaded)}",
            null => failure,
        });
    }

    /// <summary>The assembly that was missing or is none; null where the exception is about something else.</summary>
    private static string? AssemblyOf(Exception exception)
    {
        var file = exception switch
        {
            FileNotFoundException missing => missing.FileName,
            FileLoadException refused => refused.FileName,
            BadImageFormatException damaged => damaged.FileName,
            _ => null,
        };
        return file?.Contains(", Version=") == true ? file.Substring(0, file.IndexOf(',')) : null;
    }

    private static string Copies(IEnumerable<Assembly> loaded)
    {
        var copies = loaded
            .Where(assembly => assembly.GetName().Name == Library)
            .Select(assembly => $"{assembly.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version} from '{assembly.Location}'");
        return $"This process has loaded {Library} {string.Join(" and ", copies)}; where another package has loaded it first, 'dotnet build' keeps the two apart.";
    }

    private static string OneLine(string text) => string.Join(" ", text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
