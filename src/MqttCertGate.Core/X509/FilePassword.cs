namespace MqttCertGate.X509;

/// <summary>
/// The password of one file, fetched only where the file needs it, and the work the file may demand with it. It stands in no message.
/// </summary>
/// <param name="variable">The environment variable that holds it; null where none is declared.</param>
/// <param name="read">The value of an environment variable.</param>
internal sealed class FilePassword(string? variable, Func<string, string?> read)
{
    // What the JDK grants one derivation (sun.security.pkcs12.PKCS12KeyStore.MAX_ITERATION_COUNT) is here for a whole file, which may hold thousands.
    private const long MaximumIterations = 5_000_000;

    private long iterationsLeft = MaximumIterations;

    /// <summary>For what has no password.</summary>
    public static FilePassword None => new(null, _ => null);

    /// <summary>Whether the file needs one, so that what was read depends on it.</summary>
    public bool WasAsked { get; private set; }

    /// <summary>Null where there is none; <see cref="Absence"/> says why.</summary>
    public string? Find()
    {
        WasAsked = true;
        return variable is null ? null : read(variable);
    }

    /// <summary>Why there is none.</summary>
    public string Absence => variable is null
        ? "no 'password-env' names the environment variable that holds its password"
        : $"the environment variable '{variable}', named by 'password-env', is not set";

    /// <exception cref="MalformedException">There is none.</exception>
    public string Require() => Find() ?? throw new MalformedException(Absence);

    /// <summary>Accounts for a key derivation before it is done.</summary>
    /// <exception cref="MalformedException">The file would take too long to read.</exception>
    public int Spend(long iterations)
    {
        if (iterations < 1)
            throw new MalformedException("an iteration count is zero");
        if (iterations > iterationsLeft)
            throw new MalformedException($"its iteration counts add up to more than {MaximumIterations}");
        iterationsLeft -= iterations;
        return (int)iterations;
    }
}
