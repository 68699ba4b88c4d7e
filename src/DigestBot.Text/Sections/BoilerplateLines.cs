using System.Collections.Frozen;

namespace DigestBot.Text;

/// <summary>What pages write around their articles.</summary>
internal static class BoilerplateLines
{
    /// <summary>Lines that are no more than a button or a label.</summary>
    public static readonly FrozenSet<string> Labels = Set(
        """
        skip links | skip to content | skip to main content | skip navigation | menu | search | home | share
        share this | share this article | share this story | share on facebook | share on twitter | tweet | print
        email | e-mail | facebook | twitter | linkedin | whatsapp | copy link | advertisement | advertising | ad
        sponsored | promoted | subscribe | subscribe now | sign up | sign in | log in | login | register | newsletter
        read more | continue reading | more | related | related articles | related stories | related topics
        related posts | see also | most read | most popular | trending | recommended | you may also like | topics
        tags | image | photo | video | gallery | listen | save | bookmark | close | next | previous | back to top
        loading | play | pause
        """
    );

    /// <summary>Lines after which only readers' comments follow.</summary>
    public static readonly FrozenSet<string> Endings = Set(
        """
        leave a comment | leave a reply | comments | post a comment | join the conversation | add a comment
        0 comments | view comments | show comments
        """
    );

    /// <summary>How short lines begin that are no part of the text.</summary>
    public static readonly string[] Openings = Split(
        """
        photo: | photos: | image: | images: | picture: | credit: | photo by | photograph by | image credit | tags:
        filed under | share on | share this | follow us | sign up for | subscribe to | read more: | read also
        read the full | watch the | credit | also read | read next | published | posted on | posted by | updated
        last updated | last modified | copyright | © | all rights reserved | advertisement | click here | related:
        watch: | more: | source: | listen:
        """
    );

    private static FrozenSet<string> Set(string phrases) =>
        Split(phrases).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static string[] Split(string phrases) =>
        phrases.Split(['|', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
