using System.Reflection;

namespace MqttCertGate.Tasks.Tests;

public sealed class LoadFailureTests
{
    private static readonly Assembly Loaded = Assembly.Load("BouncyCastle.Cryptography");

    [Fact]
    public void A_missing_member_names_the_library_that_was_loaded()
    {
        var message = LoadFailure.Describe(new MissingMethodException("Method not found: 'X.Y'."), [typeof(object).Assembly, Loaded]);

        Assert.Contains("MissingMethodException", message, StringComparison.Ordinal);
        Assert.Contains("Method not found: 'X.Y'.", message, StringComparison.Ordinal);
        Assert.Contains("BouncyCastle.Cryptography 2.7.", message, StringComparison.Ordinal);
        Assert.Contains(Loaded.Location, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_other_exception_is_named_and_not_quoted()
    {
        var message = LoadFailure.Describe(new InvalidOperationException("MC4CAQAwBQYDK2VwBCIEIA"), [Loaded]);

        Assert.Contains("InvalidOperationException", message, StringComparison.Ordinal);
        Assert.DoesNotContain("MC4CAQ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("BouncyCastle", message, StringComparison.Ordinal);
    }
}
