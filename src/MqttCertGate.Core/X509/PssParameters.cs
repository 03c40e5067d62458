namespace MqttCertGate.X509;

/// <summary>RSASSA-PSS-params (RFC 4055 §3.1): what is left out has its default, and the defaults are SHA-1's.</summary>
/// <param name="Hash">OID.</param>
/// <param name="SaltLength">In octets.</param>
/// <param name="Fault">What keeps a signature from being verified with them, as half a sentence; else null.</param>
/// <param name="Deviations">In what they differ from what CAs may write (Baseline Requirements §7.1.3.2.1), as half sentences.</param>
internal sealed record PssParameters(string Hash, int SaltLength, string? Fault, IReadOnlyList<string> Deviations)
{
    // 1 is the only trailer field there is, and the default.
    private const int TrailerField = 1;

    /// <summary>Those of an AlgorithmIdentifier of RSASSA-PSS.</summary>
    public static PssParameters Read(AlgorithmIdentifier identifier)
    {
        try
        {
            var outer = new DerReader(identifier.Parameters, []);
            var parameters = outer.ReadSequence();
            outer.ReadEnd();
            var hash = ReadAlgorithm(ref parameters, 0);
            var mask = ReadAlgorithm(ref parameters, 1);
            var saltLength = ReadCount(ref parameters, 2) ?? 20;
            var trailer = ReadCount(ref parameters, 3);
            parameters.ReadEnd();
            return Of(hash, mask, saltLength, trailer);
        }
        catch (MalformedException fault)
        {
            return new PssParameters("", 0, $"they cannot be read, {fault.Message}", []);
        }
    }

    private static PssParameters Of(AlgorithmIdentifier? hash, AlgorithmIdentifier? mask, int saltLength, int? trailer)
    {
        var maskHash = mask is { Oid: Oids.Mgf1 } ? ReadWhole(mask.Parameters) : null;
        var (hashOid, maskOid) = (hash?.Oid ?? Oids.Sha1, mask is null ? Oids.Sha1 : maskHash?.Oid);
        AlgorithmIdentifier[] named = [.. new[] { hash, maskHash }.OfType<AlgorithmIdentifier>()];
        var fault = mask is not null && maskHash is null ? $"the mask generation function {mask.Oid} is not MGF1"
            : maskOid != hashOid ? $"the hash is {Oids.NameOf(hashOid)} and that of the mask {Oids.NameOf(maskOid!)}"
            : OctetsOf(hashOid) is null ? $"the hash {Oids.NameOf(hashOid)} is not supported"
            : !Array.TrueForAll(named, algorithm => algorithm.HasNoParameters) ? "a hash has parameters"
            : trailer is not (null or TrailerField) ? $"the trailer field is {trailer}"
            : null;

        var deviations = new List<string>();
        if (hashOid == Oids.Sha224)
            deviations.Add("the hash is SHA-224");
        if (saltLength != OctetsOf(hashOid))
            deviations.Add($"the salt has {saltLength} bytes");
        if (!Array.TrueForAll(named, algorithm => algorithm.HasNullParameters))
            deviations.Add("a hash has no NULL beside it");
        if (trailer == TrailerField)
            deviations.Add("the trailer field is written out");
        return new PssParameters(hashOid, saltLength, fault, deviations);
    }

    /// <summary>RFC 8017 appendix B.1: the hashes there are, with the octets of their output.</summary>
    private static int? OctetsOf(string hash) => hash switch
    {
        Oids.Sha1 => 20,
        Oids.Sha224 => 28,
        Oids.Sha256 => 32,
        Oids.Sha384 => 48,
        Oids.Sha512 => 64,
        _ => null,
    };

    private static AlgorithmIdentifier? ReadAlgorithm(ref DerReader parameters, int number)
    {
        var tag = DerTag.ContextConstructed(number);
        return parameters.IsNext(tag) ? ReadWhole(parameters.ReadContent(tag)) : null;
    }

    private static AlgorithmIdentifier ReadWhole(byte[] encoded)
    {
        var reader = new DerReader(encoded, []);
        var algorithm = PublicKeyDecoder.ReadAlgorithm(ref reader);
        reader.ReadEnd();
        return algorithm;
    }

    private static int? ReadCount(ref DerReader parameters, int number)
    {
        var tag = DerTag.ContextConstructed(number);
        if (!parameters.IsNext(tag))
            return null;
        var tagged = parameters.ReadConstructed(tag);
        var count = tagged.ReadCount();
        tagged.ReadEnd();
        return count;
    }
}
