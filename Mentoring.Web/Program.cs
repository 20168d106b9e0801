using Mentoring.Web.Cli;
using Mentoring.Web.Components;
using Mentoring.Web.Data;
using Mentoring.Web.Data.Seed;
using Mentoring.Web.Features.AccessTokens;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Features.Desk;
using Mentoring.Web.Features.Documents;
using Mentoring.Web.Features.Find;
using Mentoring.Web.Features.Importing;
using Mentoring.Web.Features.Members;
using Mentoring.Web.Features.Notifications;
using Mentoring.Web.Features.Relationships;
using Mentoring.Web.Hubs;
using Mentoring.Web.Jobs;
using Mentoring.Web.Live;
using Mentoring.Web.Mail;
using Mentoring.Web.Matching;
using Mentoring.Web.Safety;
using Mentoring.Web.Security;

var start = Start.Of(args);
var command = CommandLine.Parse(start.Arguments);
if (command?.Exit is { } exit)
    return exit;

// Settings and pages lie beside the program, so that it can be started from any folder
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = command is null ? start.Arguments : [],
    EnvironmentName = start.Environment,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.Services.AddClock(builder.Environment);
builder.Services.AddDatabase(builder.Configuration);
builder.Services.AddLive(builder.Configuration);
builder.Services.AddMail().AddMatching();
builder.Services.AddSecurity().AddAccounts().AddAccessTokenPages();
builder.Services.AddConversations(builder.Configuration).AddRelationships(builder.Configuration);
builder.Services.AddDesk().AddDocuments().AddFind();
builder.Services.AddHealth().AddImporting().AddHubs().AddJobs();
builder.Services.AddNotifications().AddSafety().AddSeed();
builder.Services.AddPages().AddMembers();
if (command is not null)
    builder.Logging.ToStandardError();

var app = builder.Build();
if (command is not null)
    return await command.RunAsync(app);
await app.MigrateAsync();
await app.FillDemoAsync();
app.UsePages();
app.MapHealth();
app.MapConversations();
app.MapDocuments();
app.MapHubs();
app.MapMembers();
app.MapNotifications();
await app.RunAsync();
return 0;
