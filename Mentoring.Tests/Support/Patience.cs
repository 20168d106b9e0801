using System.Runtime.CompilerServices;
using Bunit;

namespace Mentoring.Tests.Support;

/// <summary>How long a component test waits for a condition before it fails; a busy machine needs more than the usual second.</summary>
internal static class Patience
{
    [ModuleInitializer]
    internal static void Set() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(15);
}
