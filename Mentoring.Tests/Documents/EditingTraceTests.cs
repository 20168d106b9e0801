using Mentoring.Core.Documents;
using Mentoring.Tests.Benchmarks.Documents;

namespace Mentoring.Tests.Documents;

public sealed class EditingTraceTests
{
    [Fact]
    public void A_long_time_of_writing_ends_in_the_right_text()
    {
        var trace = new EditingTrace(seed: 7, strokes: 20_000);
        var (buffer, text, position) = (new TextBuffer(), string.Empty, 0);
        foreach (var edit in trace.Edits())
        {
            Assert.True(buffer.Apply(edit).Succeeded);
            text = edit.Apply(text);
            if (++position % 1_000 == 0)
                Assert.Equal(text, buffer.ToString());
        }

        Assert.InRange(position, 20_000, 21_000);
        Assert.Equal(trace.Text, text);
        Assert.Equal(trace.Text, buffer.ToString());
    }
}
