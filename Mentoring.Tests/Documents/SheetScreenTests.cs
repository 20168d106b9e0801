using Bunit;
using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Documents;
using Mentoring.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace Mentoring.Tests.Documents;

/// <summary>Priya's sheet and its script, which begins when the test lets it.</summary>
public sealed class SheetScreenTests : DocumentBrowser
{
    [Fact]
    public async Task What_the_other_writes_while_the_script_begins_is_told_to_it_as_missed()
    {
        var id = await BeginAsync(DocumentKind.Swot);
        var (sheet, attach, told) = await OpenAsync(id);
        Assert.True((await Commands.ChangeAsync(Cast.Tomas, id, Titled("From Tomas"), default)).Succeeded);
        Assert.True((await Commands.ChangeAsync(Cast.Tomas, id, new AddItem(ItemId.New(), Swot.Threats, Rank.Between(null, null)), default)).Succeeded);
        sheet.WaitForAssertion(() => Assert.Single(sheet.FindAll("[data-item]")));

        attach.SetVoidResult();

        sheet.WaitForAssertion(() => Assert.Equal(2, Assert.Single(told.Invocations.Select(i => i.Arguments[2]).OfType<SheetNews>()).From));
    }

    [Fact]
    public async Task Whoever_goes_to_another_page_waits_for_what_they_wrote_last()
    {
        var (sheet, attach, told) = await OpenAsync(await BeginAsync(DocumentKind.Swot));
        attach.SetVoidResult();
        sheet.WaitForAssertion(() => Assert.NotEmpty(sheet.FindAll(".add")));

        Browser.Services.GetRequiredService<NavigationManager>().NavigateTo("/relationships");

        sheet.WaitForAssertion(() => Assert.Contains(told.Invocations, i => i.Arguments[1] is "settle"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_goes_while_the_script_begins_leaves_nothing_behind(bool begins)
    {
        var (_, attach, told) = await OpenAsync(await BeginAsync(DocumentKind.Swot));

        await Browser.DisposeComponentsAsync();
        if (begins)
            attach.SetVoidResult();
        else
            attach.SetException(new JSException("There is no tracked object of that id."));
        await Browser.Renderer.Dispatcher.InvokeAsync(() => Browser.Services.GetRequiredService<NavigationManager>().NavigateTo("/relationships"));

        Assert.Empty(told.Invocations);
        Assert.False(Browser.Renderer.UnhandledException.IsCompleted);
    }

    [Fact]
    public async Task Whoever_wrote_in_an_entry_a_moment_ago_is_told_that_it_was_removed()
    {
        var (id, note) = (await BeginAsync(DocumentKind.Swot), ItemId.New());
        var (sheet, attach, _) = await OpenAsync(id);
        attach.SetVoidResult();
        Assert.True((await Commands.ChangeAsync(Cast.Priya, id, new AddItem(note, Swot.Threats, Rank.Between(null, null)), default)).Succeeded);
        sheet.WaitForAssertion(() => Assert.Single(sheet.FindAll("[data-item]")));

        await sheet.InvokeAsync(() => sheet.Instance.EditAsync(Guid.CreateVersion7(), new FieldAddress(note, Swot.Words).ToString(), 1, TextEdit.Replace(0, 0, 0, "A merger").ToString()));
        Assert.True((await Commands.ChangeAsync(Cast.Tomas, id, new RemoveItem(note), default)).Succeeded);

        sheet.WaitForAssertion(() => Assert.Contains("Removed while you were in it: “A merger”", sheet.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_other_brought_back_is_not_offered_to_be_undone_any_more()
    {
        var (id, note) = (await BeginAsync(DocumentKind.Swot), ItemId.New());
        var (sheet, attach, _) = await OpenAsync(id);
        attach.SetVoidResult();
        Assert.True((await Commands.ChangeAsync(Cast.Priya, id, new AddItem(note, Swot.Threats, Rank.Between(null, null)), default)).Succeeded);
        sheet.WaitForAssertion(() => Assert.Single(sheet.FindAll("[data-remove]")));
        await sheet.Find("[data-remove]").ClickAsync(new());
        sheet.WaitForAssertion(() => Assert.Single(sheet.FindAll("[data-restore]")));

        Assert.True((await Commands.ChangeAsync(Cast.Tomas, id, new RestoreItem(note), default)).Succeeded);

        sheet.WaitForAssertion(() => Assert.Empty(sheet.FindAll("[data-restore]")));
    }

    [Fact]
    public async Task A_board_without_anything_to_write_in_is_reached_by_the_keyboard_to_scroll_it()
    {
        var (sheet, attach, _) = await OpenAsync(await BeginAsync(DocumentKind.Swot));
        Assert.Equal("0", sheet.Find(".board").GetAttribute("tabindex"));

        attach.SetVoidResult();

        sheet.WaitForAssertion(() => Assert.False(sheet.Find(".board").HasAttribute("tabindex")));
    }

    private async Task<(IRenderedComponent<SwotSheet> Sheet, JSRuntimeInvocationHandler Attach, JSRuntimeInvocationHandler Told)> OpenAsync(DocumentId id)
    {
        var head = (await Queries.HeadAsync(Cast.Priya, id, default)).Value;
        var attach = Browser.JSInterop.SetupVoid("mentoring.call", _ => true);
        var told = Browser.JSInterop.SetupVoid("mentoring.sheet", _ => true).SetVoidResult();
        var sheet = Browser.Render<SwotSheet>(p => p.Add(s => s.Head, head).Add(s => s.ChildContent, string.Empty));
        sheet.WaitForAssertion(() => Assert.Single(attach.Invocations));
        return (sheet, attach, told);
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration)
    {
        base.Register(services, configuration);
        services.AddSingleton<Presence>();
    }
}
