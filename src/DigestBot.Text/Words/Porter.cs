namespace DigestBot.Text;

/// <summary>Porter's stemmer for English (M. F. Porter, "An algorithm for suffix stripping", 1980), on lower-case ASCII words.</summary>
internal ref struct Porter
{
    private readonly Span<char> word;
    private int length;

    private Porter(Span<char> word, int length)
    {
        this.word = word;
        this.length = length;
    }

    /// <summary>Stems in place; the buffer needs one spare character after <paramref name="length"/>.</summary>
    public static int Stem(Span<char> buffer, int length)
    {
        if (length < 3 || buffer[..length].ContainsAnyExceptInRange('a', 'z'))
            return length;
        var porter = new Porter(buffer, length);
        porter.Plural();
        porter.PastAndGerund();
        porter.FinalY();
        porter.ReplaceFirst(PorterRules.DoubleSuffixes);
        porter.ReplaceFirst(PorterRules.SingleSuffixes);
        porter.DropLong();
        porter.FinalE();
        return porter.length;
    }

    private readonly bool Ends(string suffix) => word[..length].EndsWith(suffix, StringComparison.Ordinal);

    private readonly bool IsConsonant(int i) =>
        word[i] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => false,
            'y' => i == 0 || !IsConsonant(i - 1),
            _ => true,
        };

    private readonly int Measure(int end)
    {
        var measure = 0;
        var vowel = false;
        for (var i = 0; i < end; i++)
        {
            var consonant = IsConsonant(i);
            if (consonant && vowel)
                measure++;
            vowel = !consonant;
        }
        return measure;
    }

    private readonly bool HasVowel(int end)
    {
        for (var i = 0; i < end; i++)
            if (!IsConsonant(i))
                return true;
        return false;
    }

    private readonly bool EndsInDouble() =>
        length > 1 && word[length - 1] == word[length - 2] && IsConsonant(length - 1);

    private readonly bool EndsInShort(int end) =>
        end > 2
        && IsConsonant(end - 1)
        && !IsConsonant(end - 2)
        && IsConsonant(end - 3)
        && word[end - 1] is not ('w' or 'x' or 'y');

    private void Plural()
    {
        if (Ends("sses") || Ends("ies"))
            length -= 2;
        else if (Ends("s") && !Ends("ss"))
            length--;
    }

    private void PastAndGerund()
    {
        if (Ends("eed"))
        {
            if (Measure(length - 3) > 0)
                length--;
            return;
        }
        var drop =
            Ends("ed") ? 2
            : Ends("ing") ? 3
            : 0;
        if (drop == 0 || !HasVowel(length - drop))
            return;
        length -= drop;
        if (Ends("at") || Ends("bl") || Ends("iz"))
            word[length++] = 'e';
        else if (EndsInDouble() && word[length - 1] is not ('l' or 's' or 'z'))
            length--;
        else if (Measure(length) == 1 && EndsInShort(length))
            word[length++] = 'e';
    }

    private readonly void FinalY()
    {
        if (Ends("y") && HasVowel(length - 1))
            word[length - 1] = 'i';
    }

    private void ReplaceFirst((string Suffix, string To)[] rules)
    {
        foreach (var (suffix, to) in rules)
        {
            if (!Ends(suffix))
                continue;
            if (Measure(length - suffix.Length) > 0)
            {
                to.CopyTo(word[(length - suffix.Length)..]);
                length += to.Length - suffix.Length;
            }
            return;
        }
    }

    private void DropLong()
    {
        foreach (var suffix in PorterRules.LongSuffixes)
        {
            if (!Ends(suffix))
                continue;
            var keep = length - suffix.Length + (suffix is "sion" or "tion" ? 1 : 0);
            if (Measure(keep) > 1)
                length = keep;
            return;
        }
    }

    private void FinalE()
    {
        if (Ends("e") && (Measure(length - 1) > 1 || (Measure(length - 1) == 1 && !EndsInShort(length - 1))))
            length--;
        if (Ends("ll") && Measure(length) > 1)
            length--;
    }
}
