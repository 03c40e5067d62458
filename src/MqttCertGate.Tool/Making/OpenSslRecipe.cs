using System.Security.Cryptography.X509Certificates;
using System.Text;
using MqttCertGate.Identity;
using MqttCertGate.X509;

namespace MqttCertGate.Tool.Making;

/// <summary>How the key and certificate of an entry are made with OpenSSL, as TDMQ's page 76736 shows in step 1.</summary>
/// <param name="KeyType">As <c>key-type</c> spells it.</param>
internal sealed record OpenSslRecipe(EntryIdentity Identity, string KeyType, int Days)
{
    private bool IsRsa => KeyType.StartsWith("RSA-", StringComparison.Ordinal);

    /// <summary>The configuration, with a section for the request and one for the certificate, which names its issuer's key too.</summary>
    public string Configuration
    {
        get
        {
            var usage = Identity.KeyUsage(IsRsa).HasFlag(X509KeyUsageFlags.KeyEncipherment) ? "digitalSignature, keyEncipherment" : "digitalSignature";
            var extensions = new StringBuilder()
                .Append("basicConstraints = critical, CA:FALSE\n")
                .Append($"keyUsage = critical, {usage}\n")
                .Append($"extendedKeyUsage = {Oids.NameOf(Identity.Purpose)}\n");
            if (Identity.Hosts.Count > 0)
                extensions.Append("subjectAltName = @alt_names\n");

            var text = new StringBuilder()
                .Append("[req]\nprompt = no\nutf8 = yes\ndistinguished_name = req_distinguished_name\nreq_extensions = v3_req\n\n")
                .Append($"[req_distinguished_name]\nCN = {Escape(Identity.CommonName)}\n\n")
                .Append($"[v3_req]\n{extensions}\n")
                .Append($"[v3_cert]\n{extensions}subjectKeyIdentifier = hash\nauthorityKeyIdentifier = keyid\n");
            if (Identity.Hosts.Count > 0)
                text.Append("\n[alt_names]\n");
            foreach (var (index, name) in Identity.Hosts.Where(host => !ReferenceIdentity.IsAddressText(host)).Index())
                text.Append($"DNS.{index + 1} = {name}\n");
            foreach (var (index, address) in Identity.Hosts.Where(ReferenceIdentity.IsAddressText).Index())
                text.Append($"IP.{index + 1} = {address}\n");
            return text.ToString();
        }
    }

    /// <summary>Makes key and request. Without <c>-noout</c>, as on the page, the key file holds a second block, which EMQX does not take.</summary>
    public IEnumerable<string> RequestCommands(string key, string request, string configuration) =>
    [
        IsRsa ? $"openssl genrsa -out {Quote(key)} {KeyType["RSA-".Length..]}" : $"openssl ecparam -genkey -name {CurveName} -noout -out {Quote(key)}",
        $"openssl req -new -key {Quote(key)} -out {Quote(request)} -config {Quote(configuration)}",
    ];

    /// <summary>Signs the request with a CA of one's own.</summary>
    public IEnumerable<string> IssueCommands(string request, string certificate, string configuration, string authority) =>
    [
        $"openssl x509 -req -in {Quote(request)} -CA {Quote(authority)} -CAkey CA.key -CAcreateserial -out {Quote(certificate)} -days {Days} -sha256 -extensions v3_cert -extfile {Quote(configuration)}",
        $"openssl verify -CAfile {Quote(authority)} {Quote(certificate)}",
    ];

    // OpenSSL's names of the curves of RFC 5480 §2.1.1.1.
    private string CurveName => KeyType switch
    {
        "P-256" => "prime256v1",
        "P-384" => "secp384r1",
        _ => "secp521r1",
    };

    /// <summary>config(5): quotes, a backslash, a dollar sign and a number sign mean something there.</summary>
    private static string Escape(string value) => string.Concat(value.Select(character => character is '\\' or '"' or '\'' or '`' or '$' or '#' or ';' ? $"\\{character}" : $"{character}"));

    /// <summary>POSIX.1 §2.2.2.</summary>
    public static string Quote(string path) => path.All(character => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '_' or '-')
        ? path
        : $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
