namespace MqttCertGate.X509;

/// <summary>What can be wrong with an encoding whose meaning is nevertheless plain; each kind is judged by its own rule.</summary>
internal enum EncodingFaultKind
{
    /// <summary>Not the one encoding DER allows, or a list that RFC 5280 does not allow to be empty.</summary>
    NotDer,
    /// <summary>A DEFAULT value that is written out (X.690 §11.5).</summary>
    DefaultEncoded,
    /// <summary>A named bit list that ends in zero bits (X.690 §11.2.2).</summary>
    NamedBitList,
    /// <summary>A string with characters that its type does not have, or that no text has.</summary>
    StringContent,
    /// <summary>UTF-8 that was taken for ISO 8859-1 and encoded once more.</summary>
    EncodedTwice,
    /// <summary>A time in the one of the two types that its year does not belong in.</summary>
    TimeType,
    /// <summary>A time that is not spelled as RFC 5280 §4.1.2.5 has it.</summary>
    TimeForm,
}

/// <summary>A fault of the encoding that did not keep the certificate from being read.</summary>
/// <param name="Message">What was found, as half a sentence.</param>
/// <param name="Field">The field's name where the message holds its value; else null.</param>
internal sealed record EncodingFault(EncodingFaultKind Kind, string Message, string? Field = null);
