namespace Mentoring.Core.Common;

/// <summary>An aggregate two people may change at once: its version rises with every save, and a save of an older one is refused.</summary>
public interface IVersioned
{
    int Version { get; }
}
