using System.Text;
using Mentoring.Tests.Support;
using Mentoring.Web.Features.Importing;

namespace Mentoring.Tests.Importing;

/// <summary>Files as they come.</summary>
public sealed class MemberFileTests
{
    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_first_column() => Assert.Single(Read([0xEF, 0xBB, 0xBF, .. Csv.File(Csv.Row())]).Rows);

    [Fact]
    public void Columns_stand_in_any_order_and_letters_and_unknown_ones_are_named()
    {
        var columns = Csv.Header.Split(',');
        var values = columns.Select(c => c is "email" ? Csv.Email : c is "family_name" ? "El-Amin" : "").ToList();

        var file = Read(Encoding.UTF8.GetBytes($"Shoe size,{string.Join(',', columns.Reverse()).ToUpperInvariant()}\n38,{string.Join(',', values.AsEnumerable().Reverse())}\n"));

        Assert.Equal(["shoe size"], file.Header.Unknown);
        Assert.Equal((Csv.Email, "El-Amin"), (file.Rows[0]["email"], file.Rows[0]["family_name"]));
    }

    [Fact]
    public void Lines_are_those_of_the_file_whatever_breaks_stand_inside_fields_and_between_rows()
    {
        var file = Read(Encoding.UTF8.GetBytes($"{Csv.Header}\r\n{Csv.Row(("biography", "a\r\nb\nc"))}\n\n{Csv.Row()}\r\n\r\n,,\r\n{Csv.Row()}"));

        Assert.Equal([(2, 1), (6, 2), (10, 3)], file.Rows.Select(r => (r.Line, r.Record)));
        Assert.Equal("a\r\nb\nc", file.Rows[0]["biography"]);
    }

    [Fact]
    public void A_row_with_too_few_values_is_damaged_and_the_next_is_not()
    {
        var file = Read(Encoding.UTF8.GetBytes($"{Csv.Header}\na@b.example,Short\n{Csv.Row()}\n"));

        Assert.Contains("2 values for 27 columns", file.Rows[0].Damage);
        Assert.Null(file.Rows[1].Damage);
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_named_where_it_opens()
    {
        var file = Read(Encoding.UTF8.GetBytes($"{Csv.Header}\n{Csv.Row()}\nb@c.example,\"Open\n{Csv.Row().Replace("\"", "")}\n"));

        Assert.Equal(2, file.Rows.Count);
        Assert.Equal(4, file.Rows[1].Line);
        Assert.Contains("none closes it", file.Rows[1].Damage);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "does not name the columns")]
    [InlineData("email;given_name;family_name\n", "with commas between")]
    [InlineData("", "empty")]
    [InlineData("  \r\n ", "empty")]
    public void A_file_that_is_something_else_is_refused_as_a_whole(string text, string words) => AssertRefused(Encoding.UTF8.GetBytes(text), words);

    [Fact]
    public void Missing_columns_are_named() => AssertRefused(
        Encoding.UTF8.GetBytes(Csv.Header.Replace(",pronouns", "").Replace(",biography", "")), "lacks the columns pronouns, biography");

    [Fact]
    public void A_column_that_stands_twice_is_named() => AssertRefused(Encoding.UTF8.GetBytes($"{Csv.Header},email\n"), "email stands twice");

    [Fact]
    public void A_header_alone_holds_no_members() => AssertRefused(Encoding.UTF8.GetBytes(Csv.Header), "holds no members");

    [Fact]
    public void Another_encoding_is_named_with_its_line() => AssertRefused([.. Encoding.Latin1.GetBytes($"{Csv.Header}\n{Csv.Row(("given_name", "Zoë"), ("region", ""))}\n")], "Line 2 is not in UTF-8");

    [Fact]
    public void A_NUL_byte_is_named_with_its_line() => AssertRefused([.. Csv.File(Csv.Row()), 0, 1], "Line 4 holds a NUL byte");

    [Fact]
    public void A_field_of_a_million_characters_is_one_wrong_row()
    {
        var file = Read(Csv.File(Csv.Row(("biography", new string('x', 1_000_000))), Csv.Row(("email", "b@c.example"))));

        var draft = ImportDraft.Of(file, Terms.Default(), FakeTime.Start);

        Assert.Contains("1,000,000", Assert.Single(draft.Rows[0].Faults).Sentence);
        Assert.Empty(draft.Rows[1].Faults);
    }

    private static MemberFile Read(byte[] content) => MemberFile.Read(content).Value;

    private static void AssertRefused(byte[] content, string words)
    {
        var problem = Assert.IsType<UnreadableFile>(MemberFile.Read(content).Problem);
        Assert.Contains(words, problem.Sentence);
    }
}
