using System.Buffers.Binary;

namespace Mentoring.Web.Data.Seed;

/// <summary>Chance that falls the same way for the same seed, on every machine.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public int Below(int bound) => _random.Next(bound);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    /// <summary>Earlier entries more often than later ones: the first about as often as the last two thirds together.</summary>
    public T PickEarly<T>(IReadOnlyList<T> from) => from[(int)(from.Count * Math.Pow(_random.NextDouble(), 2))];

    /// <summary>One of the choices, each as often as its weight says.</summary>
    public T Weighted<T>(IReadOnlyList<(T Choice, int Weight)> choices)
    {
        var left = _random.Next(choices.Sum(c => c.Weight));
        foreach (var (choice, weight) in choices)
        {
            if ((left -= weight) < 0)
                return choice;
        }

        throw new InvalidOperationException("There is nothing to choose from.");
    }

    /// <summary>Between two numbers of different entries, the earlier ones more often.</summary>
    public IReadOnlyList<T> Some<T>(IReadOnlyList<T> from, int least, int most)
    {
        var count = least + _random.Next(most - least + 1);
        var chosen = new HashSet<T>();
        while (chosen.Count < count)
            chosen.Add(PickEarly(from));
        return [.. chosen];
    }

    /// <summary>An id of version 7 for a moment, whose random part comes from the seed too.</summary>
    public Guid Id(DateTime moment)
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, new DateTimeOffset(moment, TimeSpan.Zero).ToUnixTimeMilliseconds());
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0f));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3f));
        return new Guid(bytes, bigEndian: true);
    }
}
