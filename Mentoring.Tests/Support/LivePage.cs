using Bunit;
using Mentoring.Web.Live;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Support;

/// <summary>Where components are drawn, with what every one of them is given.</summary>
public class LivePage : BunitContext
{
    public LivePage() => Services.AddScoped<Failures>();

    /// <summary>What failed on it.</summary>
    public Failures Failures => Services.GetRequiredService<Failures>();
}
