using System.Text.Json;
using Mentoring.Tests.Benchmarks.Messaging;
using Mentoring.Tests.Support;

namespace Mentoring.Tests.Benchmarks.Documents;

/// <summary>The circuit of an open sheet: hears what was committed from the component's calls and from the answers to its own.</summary>
internal abstract class SheetCircuit(Uri address, string path, HttpPerson person, string html) : CircuitClient(address, path, person, html, SheetPage.Script)
{
    /// <summary>Takes in what was committed.</summary>
    protected abstract void Take(JsonElement news);

    protected override bool Told(string function, string arguments)
    {
        if (function != Telling)
            return false;
        var told = JsonElement.Parse(arguments);
        if (told[1].GetString() == "take")
            Take(told[2]);
        return true;
    }

    protected override void Answered(string answer)
    {
        foreach (var news in JsonElement.Parse(answer).GetProperty("news").EnumerateArray())
            Take(news);
    }
}
