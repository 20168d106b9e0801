using Mentoring.Core.Common;
using Mentoring.Core.Documents;
using Mentoring.Core.Relationships;
using Mentoring.Tests.Support;
using Mentoring.Web.Data;
using Mentoring.Web.Features.Documents;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mentoring.Tests.Documents;

/// <summary>Priya and Tomas, who work together, and what they fill in.</summary>
public abstract class DocumentSuite(Provider provider) : ProviderSuite(provider)
{
    protected RelationshipId Pair { get; } = RelationshipId.New();

    protected DocumentCommands Commands => World.Get<DocumentCommands>();

    protected DocumentQueries Queries => World.Get<DocumentQueries>();

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await World.SaveAsync(async db => await db.AddAsync(Relationships.Situations.Together(Cast.Tomas, Cast.Priya, World.Now, Pair)));
    }

    protected override void Register(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<LiveTopics>().AddDocuments();

    protected static EditText Titled(string title) => new(DocumentShape.Title, TextEdit.Replace(0, 0, 0, title));

    protected static IEnumerable<TextEdit> Words(string words) => words.Select((c, i) => TextEdit.Replace(i, i, 0, $"{c}"));

    protected static DocumentState Replayed(IEnumerable<DocumentChange> log, DocumentKind kind)
    {
        var state = new DocumentState(kind);
        foreach (var change in log)
            Assert.True(state.Apply(change.Operation()).Succeeded);
        return state;
    }

    protected async Task<DocumentId> BeginAsync(DocumentKind kind, bool shared = true) => (await Commands.BeginAsync(Cast.Priya, Pair, new(kind, shared), default)).Value;

    protected Task<Result<int>> WriteAsync(MemberId by, DocumentId id, int revision, TextEdit edit) =>
        Commands.ChangeAsync(by, id, new Change(ChangeId.New(), revision, new EditText(GStar.Goals, edit)), default);

    protected async Task WriteAsync(MemberId by, DocumentId id, int revision, IReadOnlyList<TextEdit> edits)
    {
        foreach (var edit in edits)
            Assert.True((await WriteAsync(by, id, revision++, edit)).Succeeded);
    }

    protected async Task<string> TextAsync(DocumentId id) => (await Queries.ContentAsync(Cast.Priya, id, default)).Value.State.Text(GStar.Goals);

    protected Task<List<DocumentChange>> LogAsync(DocumentId id) => World.ReadAsync(db => db.DocumentChanges.Where(c => c.DocumentId == id).OrderBy(c => c.Revision).ToListAsync());

    /// <summary>Ends writing in it, in one way or another.</summary>
    protected Task EndAsync(string how, DocumentId id) => how switch
    {
        "archived" => Commands.ArchiveAsync(Cast.Priya, id, true, default),
        "blocked" => World.SaveAsync(async db => await db.AddAsync(new Block { BlockerId = Cast.Priya, BlockedId = Cast.Tomas, At = World.Now })),
        _ => World.SaveAsync(async db => (await db.Relationships.Include(r => r.Events).SingleAsync(r => r.Id == Pair)).Withdraw(Cast.Priya, string.Empty, World.Now)),
    };
}
