namespace MqttCertGate.X509;

/// <summary>
/// The password of one file, fetched only where the file needs it, and the work the file may demand with it. It stands in no message.
/// </summary>
/// <param name="variable">The environment variable that holds it; null where none is declared.</param>
/// <param name="read">The value of an environment variable.</param>
/// <param name="iterations">How many iterations of key derivations the file may demand.</param>
internal sealed class FilePassword(string? variable, Func<string, string?> read, long iterations = FilePassword.MaximumIterations)
{
    /// <summary>What all files of a run may demand, so that it ends within minutes: that of 16,000 stores as OpenSSL writes them.</summary>
    public const long MaximumIterationsOfRun = 100_000_000;

    // About half a second of work, for a whole file, which may hold thousands of keys. OpenSSL writes 2,048 for each of three derivations
    // (PKCS12_DEFAULT_ITER in include/openssl/pkcs12.h), the JDK 10,000 (keystore.pkcs12.keyPbeIterationCount and others in java.security).
    public const long MaximumIterations = 600_000;

    /// <summary>The iterations that were done.</summary>
    public long Spent { get; private set; }

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
    public int Spend(long count)
    {
        if (count < 1)
            throw new MalformedException("an iteration count is zero");
        if (count > iterations - Spent)
        {
            throw new MalformedException(iterations < MaximumIterations
                ? $"the iteration counts of all files add up to more than {MaximumIterationsOfRun}"
                : $"its iteration counts add up to more than {MaximumIterations}");
        }

        Spent += count;
        return (int)count;
    }
}
