using NJsonSchema;

namespace MqttCertGate.Tests.Reporting;

/// <summary>The official schema, read once: it is large.</summary>
internal static class SarifSchema
{
    private static readonly Lazy<Task<JsonSchema>> Schema = new(() => JsonSchema.FromFileAsync(RepositoryPaths.Shared("schemas", "sarif-schema-2.1.0.json")));

    /// <summary>Skips the test where the schema is not there.</summary>
    public static Task<JsonSchema> Value => Schema.Value;
}
