using System.Reflection;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using DigestBot.Testing;

namespace DigestBot.Tests;

/// <summary>What keeps the house in order: who may know whom, and how types are made.</summary>
public sealed class ConventionTests
{
    /// <summary>A room and the rooms below it that it may use. Rooms of the same line do not know each other, but for what is named.</summary>
    private static readonly Dictionary<string, string[]> _below = new(StringComparer.Ordinal)
    {
        ["Reading"] = ["Topics", "Articles"],
        ["Operations"] = ["Digests", "Articles", "Channels", "Storage", "Web"],
        ["Chat"] = ["Digests", "Topics", "Articles", "Channels", "Wording"],
        ["Digests"] = ["Topics", "Articles", "Channels", "Storage", "Wording"],
        ["Topics"] = ["Articles"],
        ["Articles"] = ["Storage"],
        ["Channels"] = ["Storage", "Wording"],
        ["Storage"] = [],
        ["Web"] = [],
        ["Wording"] = [],
    };

    private static readonly Assembly _service = typeof(Service).Assembly;

    private static readonly Assembly[] _ours =
    [
        _service,
        typeof(DigestBot.Text.ArticleReader).Assembly,
        typeof(DigestBot.Cards.CardTemplate).Assembly,
        typeof(DigestBot.BotFramework.Activity).Assembly,
        typeof(DigestBot.Slack.SlackInbound).Assembly,
#if BOTBUILDER
        typeof(DigestBot.BotBuilder.BotBuilderSetup).Assembly,
#endif
    ];

    /// <summary>The opt-in host stands on the library whose place it takes.</summary>
    private const string OptInHost = "DigestBot.BotBuilder";

    [Fact]
    public void References_between_rooms_point_one_way()
    {
        var wrong =
            from type in Types(_service)
            where Room(type) is { } room && _below.ContainsKey(room)
            from used in Used(type)
            where
                used.Assembly == _service
                && Room(used) is { } other
                && other != Room(type)
                && !_below[Room(type)!].Contains(other)
            select $"{type.FullName} uses {used.FullName}";

        wrong.Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Every_type_of_the_service_lives_in_a_room_that_is_named_here() =>
        Types(_service).Select(Room).OfType<string>().Distinct().ShouldBeSubsetOf(_below.Keys);

    [Fact]
    public void The_libraries_know_neither_the_service_nor_each_other()
    {
        var names = _ours.Select(assembly => assembly.GetName().Name!).ToList();

        foreach (var library in _ours.Skip(1).Where(library => library.GetName().Name != OptInHost))
            library.GetReferencedAssemblies().Select(reference => reference.Name!).Intersect(names).ShouldBeEmpty();
    }

    [Fact]
    public void Classes_are_sealed_unless_something_derives_from_them()
    {
        var all = _ours.SelectMany(Types).ToList();
        var open = all.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
            .Where(type =>
                !all.Any(other =>
                    other.BaseType == type
                    || other.BaseType is { IsGenericType: true } generic && generic.GetGenericTypeDefinition() == type
                )
            );

        open.Select(type => type.FullName).ShouldBeEmpty();
    }

    [Fact]
    public void An_interface_has_at_least_two_implementations()
    {
        var all = _ours.SelectMany(Types).ToList();

        foreach (var contract in all.Where(type => type.IsInterface))
            all.Count(type => type is { IsClass: true, IsAbstract: false } && contract.IsAssignableFrom(type))
                .ShouldBeGreaterThan(1, contract.FullName);
    }

    [Fact]
    public void Nothing_but_what_tools_need_lies_at_the_root()
    {
        string[] expected =
        [
            ".csharpierignore",
            ".csharpierrc.json",
            ".editorconfig",
            ".git",
            ".gitignore",
            "appsettings.json",
            "DigestBot.sln",
            "Directory.Build.props",
            "Directory.Packages.props",
            "global.json",
            "README.md",
        ];

        Directory
            .GetFiles(RealParts.Root)
            .Select(Path.GetFileName)
            .Where(name => !name!.StartsWith("digestbot.db", StringComparison.Ordinal))
            .ShouldBeSubsetOf(expected);
    }

    [Fact]
    public void The_opt_in_host_is_known_by_one_file_of_the_service_and_knows_one_library()
    {
        var host = Path.Combine(RealParts.Root, "src", OptInHost);
        var service = Path.Combine(RealParts.Root, "src", "DigestBot");

        Directory
            .GetFiles(service, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.StartsWith(Path.Combine(service, "obj"), StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("BotBuilder", StringComparison.Ordinal))
            .Select(Path.GetFileName)
            .ShouldBe(["Service.cs"]);
        XDocument
            .Load(Path.Combine(host, $"{OptInHost}.csproj"))
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
            .ShouldBe(["DigestBot.BotFramework"]);
    }

    [Fact]
    public void Without_being_asked_for_the_opt_in_host_and_its_packages_are_no_part_of_anything()
    {
        string[] projects =
        [
            .. Directory.GetDirectories(Path.Combine(RealParts.Root, "src")),
            .. Directory.GetDirectories(Path.Combine(RealParts.Root, "tests")),
        ];

        projects
            .Select(project => Path.Combine(project, "packages.lock.json"))
            .Where(File.Exists)
            .Append(Path.Combine(RealParts.Root, "DigestBot.sln"))
            .Where(file => File.ReadAllText(file).Contains("BotBuilder", StringComparison.OrdinalIgnoreCase))
            .ShouldBeEmpty();
        File.Exists(Path.Combine(RealParts.Root, "src", OptInHost, "packages.lock.json")).ShouldBeFalse();
    }

    private static IEnumerable<Type> Types(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type =>
                !type.IsDefined(typeof(CompilerGeneratedAttribute))
                && !type.Name.Contains('<', StringComparison.Ordinal)
                && type.Namespace?.StartsWith("DigestBot", StringComparison.Ordinal) == true
            );

    private static string? Room(Type type)
    {
        var parts = type.Namespace?.Split('.') ?? [];
        return parts is ["DigestBot", var room, ..] ? room : null;
    }

    /// <summary>What a type shows of the types it uses: bases, constructors, fields, properties, methods and the locals in them.</summary>
    private static IEnumerable<Type> Used(Type type)
    {
        const BindingFlags All =
            BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.Instance
            | BindingFlags.Static
            | BindingFlags.DeclaredOnly;
        var methods = type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).ToList();
        var used = type.GetFields(All)
            .Select(field => field.FieldType)
            .Concat(type.GetInterfaces())
            .Concat(methods.SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType)))
            .Concat(methods.OfType<MethodInfo>().Select(method => method.ReturnType))
            .Concat(
                methods.SelectMany(method =>
                    method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []
                )
            )
            .Concat(type.GetNestedTypes(All).SelectMany(Used));
        return used.SelectMany(Parts);
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
            return Parts(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type) : [type];
    }
}
