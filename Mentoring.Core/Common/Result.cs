using System.Diagnostics.CodeAnalysis;

namespace Mentoring.Core.Common;

/// <summary>Either done, or one or more problems that say why nothing changed.</summary>
public readonly record struct Result
{
    private readonly IReadOnlyList<Problem>? _problems;

    private Result(IReadOnlyList<Problem> problems) => _problems = problems;

    public static Result Done => default;

    /// <summary>All problems found, in the order of the form; empty when done.</summary>
    public IReadOnlyList<Problem> Problems => _problems ?? [];

    public bool Succeeded => Problems.Count == 0;

    /// <summary>The first problem, or null when done.</summary>
    public Problem? Problem => Problems.Count == 0 ? null : Problems[0];

    public static implicit operator Result(Problem problem) => new([problem]);

    public static Result From(IReadOnlyList<Problem> problems) => new(problems);
}

/// <summary>Either a value, or one or more problems that say why there is none.</summary>
public readonly record struct Result<T>
{
    private readonly IReadOnlyList<Problem>? _problems;
    private readonly T? _value;

    private Result(T? value, IReadOnlyList<Problem>? problems) => (_value, _problems) = (value, problems);

    public IReadOnlyList<Problem> Problems => _problems ?? [];

    public bool Succeeded => Problems.Count == 0;

    public Problem? Problem => Problems.Count == 0 ? null : Problems[0];

    /// <summary>The value; asking for it after a failure is a bug.</summary>
    public T Value => Succeeded ? _value! : throw new InvalidOperationException(Problem!.Sentence);

    public bool TryValue([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return Succeeded;
    }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, [problem]);

#pragma warning disable CA1000 // The type is always at hand where a failure is passed on
    public static Result<T> From(IReadOnlyList<Problem> problems) => new(default, problems);
#pragma warning restore CA1000
}
