using SignalWatch.Packs;

namespace SignalWatch.Tests.Packs;

public sealed class PackLocatorTests : IDisposable
{
    private readonly DirectoryInfo _shelf = Directory.CreateTempSubdirectory("shelf");

    public PackLocatorTests()
    {
        foreach (var name in new[] { "amber-canal", "north-south" })
        {
            var directory = _shelf.CreateSubdirectory(name);
            File.WriteAllText(Path.Combine(directory.FullName, PackReader.FileName), "title: x\n");
        }
    }

    public void Dispose() => _shelf.Delete(recursive: true);

    [Fact]
    public void A_path_is_taken_as_it_is()
    {
        var path = Path.Combine(_shelf.FullName, "amber-canal");

        Assert.Equal(path, PackLocator.Find(path));
    }

    [Fact]
    public void A_name_is_found_on_the_shelf() =>
        Assert.Equal(Path.Combine(_shelf.FullName, "north-south"), PackLocator.Find("north-south", _shelf.FullName));

    [Theory]
    [InlineData("north-sout", "Did you mean 'north-south'? The packs beside the program are 'amber-canal', 'north-south'.")]
    [InlineData("../secrets", "The packs beside the program are 'amber-canal', 'north-south'.")]
    [InlineData("", "The packs beside the program are 'amber-canal', 'north-south'.")]
    [InlineData("a\0b", "The packs beside the program are 'amber-canal', 'north-south'.")]
    public void An_unknown_name_lists_the_packs_there_are(string name, string suggestion)
    {
        var fault = Assert.Throws<PackException>(() => PackLocator.Find(name, _shelf.FullName));

        Assert.Equal([new PackProblem(name, 0, "This is neither a pack's folder nor the name of a pack.", suggestion)], fault.Problems);
    }

    [Fact]
    public void Without_a_shelf_a_folder_is_asked_for()
    {
        var fault = Assert.Throws<PackException>(() => PackLocator.Find("north-south", Path.Combine(_shelf.FullName, "none")));

        Assert.Equal("There are no packs beside the program; name a folder.", fault.Problems[0].Suggestion);
    }
}
