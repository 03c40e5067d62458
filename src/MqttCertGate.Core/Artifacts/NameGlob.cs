namespace MqttCertGate.Artifacts;

/// <summary>Matches one name with a glob in which <c>*</c> stands for any characters; what else a glob may hold is its owner's.</summary>
internal static class NameGlob
{
    /// <summary>Where a later part fails, only the last <c>*</c> can take one more character, so that time is bounded by the product of the lengths.</summary>
    /// <param name="after">The index after the part of the glob at an index; null where that part does not take the character.</param>
    public static bool Matches(string glob, string name, Func<string, int, char, int?> after)
    {
        var (at, inName, star, afterStar) = (0, 0, -1, 0);
        while (inName < name.Length)
        {
            if (at < glob.Length && glob[at] == '*')
            {
                star = at++;
                afterStar = inName;
            }
            else if (at < glob.Length && after(glob, at, name[inName]) is { } next)
            {
                at = next;
                inName++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                inName = ++afterStar;
            }
            else
            {
                return false;
            }
        }

        while (at < glob.Length && glob[at] == '*')
            at++;
        return at == glob.Length;
    }
}
