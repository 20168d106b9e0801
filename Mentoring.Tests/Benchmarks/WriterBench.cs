using System.Diagnostics;
using Mentoring.Core.Common;
using Mentoring.Core.Conversations;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Conversations;
using Mentoring.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Mentoring.Tests.Benchmarks;

internal static class WriterBench
{
    public static async Task<int> RunAsync(string[] args)
    {
        var provider = args.Contains("pg") ? Provider.Postgres : Provider.Sqlite;
        await using var world = await World.StartAsync(provider, (s, c) => s.AddSingleton<LiveTopics>().AddConversations(c).Configure<MessagingOptions>(o => o.SendsPerMinute = 0));
        var people = Enumerable.Range(0, 100).Select(n => Cast.Extra("P", $"N{n}", $"p{n}@example.org")).ToList();
        await world.SaveAsync(async db => await db.AddRangeAsync(people));
        var convs = new List<(MemberId A, MemberId B, ConversationId C)>();
        await world.SaveAsync(db =>
        {
            for (var i = 0; i < 50; i++)
            {
                var (a, b) = (people[2 * i].Id, people[2 * i + 1].Id);
                var c = Conversation.Open(ConversationId.New(), a, b, world.Now);
                convs.Add((a, b, c.Id));
                db.AddRange(c, new ReadMark(c.Id, a, world.Now), new ReadMark(c.Id, b, world.Now));
            }
            return Task.CompletedTask;
        });
        var commands = world.Get<ConversationCommands>();
        var text = new string('x', 120);
        for (var round = 0; round < 3; round++)
        {
            var times = new List<double>();
            for (var i = 0; i < 500; i++)
            {
                var t = Stopwatch.GetTimestamp();
                var r = await commands.SendAsync(convs[i % 50].A, convs[i % 50].C, new Outgoing(MessageId.New(), text), default);
                if (!r.Succeeded) throw new InvalidOperationException(r.Problem!.Sentence);
                times.Add(Stopwatch.GetElapsedTime(t).TotalMilliseconds);
            }
            times.Sort();
            Console.WriteLine($"single p50 {times[250]:0.000} p99 {times[495]:0.000}");
            var began = Stopwatch.GetTimestamp();
            var cpu = Environment.CpuUsage.TotalTime;
            const int total = 20000;
            await Task.WhenAll(Enumerable.Range(0, 100).Select(async k =>
            {
                for (var i = 0; i < total / 100; i++)
                    await commands.SendAsync(convs[k % 50].A, convs[k % 50].C, new Outgoing(MessageId.New(), text), default);
            }));
            var s = Stopwatch.GetElapsedTime(began).TotalSeconds;
            Console.WriteLine($"rate {total / s:0}/s cpu/msg {(Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / total:0} us");
        }
        return 0;
    }
}
