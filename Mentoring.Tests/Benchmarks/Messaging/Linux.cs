using System.Runtime.InteropServices;

namespace Mentoring.Tests.Benchmarks.Messaging;

/// <summary>What the drivers ask of the kernel directly, so that hundreds of connections cost them one thread and little of the processor.</summary>
internal static partial class Linux
{
    private const int Add = 1;
    private const uint Input = 1;

    /// <summary>Makes a set of connections to wait on.</summary>
    public static int Watch() => Ensure(epoll_create1(0));

    public static void Join(int set, int connection, int number)
    {
        var wanted = new Event { Events = Input, Number = number };
        Ensure(epoll_ctl(set, Add, connection, ref wanted));
    }

    /// <summary>Waits for input; fills in the numbers of the connections that have some, and says how many they are.</summary>
    public static int Wait(int set, Event[] ready, int milliseconds) => Math.Max(0, epoll_wait(set, ready, ready.Length, milliseconds));

    public static void Close(int set) => Ensure(close(set));

    /// <summary>Sleeps to within some 60 microseconds; the runtime's own sleep knows milliseconds only.</summary>
    public static void Sleep(TimeSpan span) => _ = usleep((uint)Math.Max(1, span.TotalMicroseconds));

    private static int Ensure(int answer) => answer >= 0 ? answer : throw new InvalidOperationException($"The kernel refused: {Marshal.GetLastPInvokeError()}.");

    [DllImport("libc", SetLastError = true)]
    private static extern int epoll_create1(int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int epoll_ctl(int set, int operation, int connection, ref Event wanted);

    [DllImport("libc", SetLastError = true)]
    private static extern int epoll_wait(int set, [Out] Event[] ready, int most, int milliseconds);

    [DllImport("libc", SetLastError = true)]
    private static extern int close(int handle);

    [DllImport("libc", SetLastError = true)]
    private static extern int usleep(uint microseconds);

    /// <summary>The kernel's own layout on x86-64.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    public struct Event
    {
        public uint Events;
        public int Number;
        public int Unused;
    }
}
