using System.Text.Json.Serialization;
using Mentoring.Core.Common;

namespace Mentoring.Web.Hubs;

/// <summary>Why nothing was done: the kind, which stays the same, and a sentence for the person.</summary>
public sealed record HubProblem(string Type, string Sentence)
{
    internal static HubProblem Of(Problem problem) => new(problem.GetType().Name, problem.Sentence);
}

/// <summary>Either done or a problem. Expected failures are answers; an error of the invocation is a fault of the client or of the server.</summary>
public sealed record HubAnswer(bool Ok, HubProblem? Problem)
{
    internal static HubAnswer Of(Result result) => new(result.Succeeded, result.Problem is { } problem ? HubProblem.Of(problem) : null);

    internal static HubAnswer<TShape> Of<T, TShape>(Result<T> result, Func<T, TShape> shape)
        where TShape : class => result.TryValue(out var value) ? new(true, shape(value), null) : new(false, null, HubProblem.Of(result.Problem!));
}

/// <summary>Either what was asked for or a problem.</summary>
public sealed record HubAnswer<T>(bool Ok, T? Value, HubProblem? Problem)
    where T : class;

/// <summary>Serialisers of everything that passes the hub, made when the application is built; a type that is not here, or part of one, does not pass.</summary>
[JsonSerializable(typeof(Guid?))]
[JsonSerializable(typeof(Guid[]))]
[JsonSerializable(typeof(int?))]
[JsonSerializable(typeof(HubThread))]
[JsonSerializable(typeof(HubSighting))]
[JsonSerializable(typeof(HubAnswer))]
[JsonSerializable(typeof(HubAnswer<HubThread>))]
[JsonSerializable(typeof(HubAnswer<HubSent>))]
[JsonSerializable(typeof(HubAnswer<HubConversations>))]
[JsonSerializable(typeof(HubAnswer<IReadOnlyList<HubSighting>>))]
internal sealed partial class HubJson : JsonSerializerContext;
