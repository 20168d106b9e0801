using Bunit;
using Mentoring.Core.Matching;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Find;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Find;

public sealed class TextCriterionTests : IDisposable
{
    private static readonly SearchCriteria Nothing = new();

    private readonly LivePage _browser = new();
    private readonly FakeTime _time = new();
    private readonly List<string> _sent = [];

    public TextCriterionTests() => _browser.Services.AddSingleton<TimeProvider>(_time);

    public void Dispose() => _browser.Dispose();

    [Fact]
    public void Results_that_come_late_leave_what_is_typed_alone_and_Back_does_not()
    {
        var field = _browser.Render<TextCriterion>(p => p
            .Add(c => c.Criteria, Nothing)
            .Add(c => c.Changed, _ => { })
            .Add(c => c.Typed, c => _sent.Add(c.Text.Query)));
        foreach (var typed in new[] { "audit", "audit lead" })
        {
            field.Find("input").Input(typed);
            _time.Advance(TimeSpan.FromMilliseconds(250));
            field.WaitForState(() => _sent.Contains(typed));
        }

        foreach (var (comes, shown) in new[] { ("audit", "audit lead"), ("audit lead", "audit lead"), ("audit", "audit"), ("audit lead", "audit lead") })
        {
            field.Render(p => p.Add(c => c.Criteria, Nothing.WithText(comes)));
            Assert.Equal(shown, field.Find("input").GetAttribute("value"));
        }
    }
}
