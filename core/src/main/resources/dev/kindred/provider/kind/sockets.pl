# What the probe asks of the kernel, in front of probe.pl. Debian's perl-base has no module for
# setns and recvmsg, nor for a fine clock: these are called by their numbers.

use strict;
use warnings FATAL => 'all';
use Config;
use Errno qw(EINVAL ENOENT);
use Socket qw(AF_INET AF_INET6 SOCK_RAW IPPROTO_ICMP IPPROTO_ICMPV6 IPPROTO_IP IPPROTO_IPV6
    IP_MTU_DISCOVER IPV6_MTU_DISCOVER IP_PMTUDISC_PROBE SOL_SOCKET SO_RCVBUF MSG_DONTWAIT
    inet_ntop inet_pton pack_sockaddr_in pack_sockaddr_in6);

use constant {
    LARGEST => 65_535,            # bytes of a message
    QUEUE => 1 << 20,             # bytes that wait in a socket, if the kernel allows so many
    CLONE_NEWNET => 0x40000000,
    RLIMIT_NOFILE => 7,
    CLOCK_MONOTONIC => 1,
    IPV6_RECVHOPLIMIT => 51,
    IPV6_HOPLIMIT => 52,
};

# By machine; all of them have 64 bits.
my %calls = (
    x86_64 => { setns => 308, recvmsg => 47, clock_gettime => 228, prlimit64 => 302 },
    aarch64 => { setns => 268, recvmsg => 212, clock_gettime => 113, prlimit64 => 261 },
);
my ($machine) = $Config{archname} =~ /^([^-]+)/;
my $call = $calls{$machine} or die "the probe does not know machine $machine\n";

# What recvmsg writes into: it is given their places in memory, so that they are never assigned to.
my ($in, $source, $control) = (room(LARGEST), room(28), room(64));
my $vector = pack 'P Q', $in, LARGEST;

sub room {
    my ($bytes) = @_;
    my $buffer = '';
    vec($buffer, $bytes - 1, 8) = 0;
    return $buffer;
}

# In seconds.
sub now {
    my $time = pack 'q2', 0, 0;
    syscall($call->{clock_gettime}, CLOCK_MONOTONIC, $time) == 0 or die "could not tell the time: $!\n";
    my ($seconds, $nanos) = unpack 'q2', $time;
    return $seconds + $nanos / 1e9;
}

# As many open files as the system allows: a pod with many networks has many sockets.
sub allow_files {
    my $limit = pack 'Q2', 0, 0;
    return if syscall($call->{prlimit64}, 0, RLIMIT_NOFILE, 0, $limit) != 0;
    my (undef, $most) = unpack 'Q2', $limit;
    syscall($call->{prlimit64}, 0, RLIMIT_NOFILE, pack('Q2', $most, $most), 0);
}

# Goes to the network namespace that is bound at a path; false when none is.
sub enter {
    my ($path) = @_;
    my $file;
    if (!open $file, '<', $path) {
        return 0 if $! == ENOENT;
        die "could not open $path: $!\n";
    }
    return 1 if syscall($call->{setns}, fileno $file, CLONE_NEWNET) == 0;
    return 0 if $! == EINVAL;
    die "could not enter $path: $!\n";
}

sub socket_address {
    my ($text) = @_;
    return $text =~ /:/
        ? pack_sockaddr_in6(0, inet_pton(AF_INET6, $text))
        : pack_sockaddr_in(0, inet_pton(AF_INET, $text));
}

# A raw ICMP socket in the namespace that this process is in, bound to an address; undef when it
# has no such address.
sub icmp_socket {
    my ($address) = @_;
    my $ipv6 = $address =~ /:/;
    my ($domain, $protocol, $level, $discover) =
        $ipv6
        ? (AF_INET6, IPPROTO_ICMPV6, IPPROTO_IPV6, IPV6_MTU_DISCOVER)
        : (AF_INET, IPPROTO_ICMP, IPPROTO_IP, IP_MTU_DISCOVER);
    socket(my $socket, $domain, SOCK_RAW, $protocol) or die "could not open a raw socket: $!\n";
    setsockopt($socket, $level, $discover, IP_PMTUDISC_PROBE) or die "could not forbid fragments: $!\n";
    setsockopt($socket, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1) if $ipv6;
    setsockopt($socket, SOL_SOCKET, SO_RCVBUF, QUEUE);
    return bind($socket, socket_address($address)) ? $socket : undef;
}

# Takes a message into $in, $source and $control; its length and that of what is in $control, or
# nothing when there is none. A struct msghdr, and what the kernel makes of it.
sub receive {
    my ($file) = @_;
    my $header = pack 'P L x4 P Q P Q l x4', $source, 28, $vector, 1, $control, 64, 0;
    my $length = syscall($call->{recvmsg}, $file, $header, MSG_DONTWAIT);
    return $length < 0 ? () : ($length, unpack 'x40 Q', $header);
}

# Who sent the message.
sub sender {
    my ($ipv6) = @_;
    return $ipv6 ? inet_ntop(AF_INET6, substr $source, 8, 16) : inet_ntop(AF_INET, substr $source, 4, 4);
}

# The length of an IPv4 header, given its place in the message.
sub header_length {
    my ($at) = @_;
    return 4 * (15 & ord substr $in, $at, 1);
}

# With which TTL it arrived: of IPv6 from the control message that IPV6_RECVHOPLIMIT adds, a struct
# cmsghdr and an int.
sub ttl {
    my ($ipv6, $length) = @_;
    return ord substr $in, 8, 1 if !$ipv6;
    my ($level, $type, $limit) = unpack 'x8 l3', $control;
    return $length >= 20 && $level == IPPROTO_IPV6 && $type == IPV6_HOPLIMIT ? $limit : 0;
}

