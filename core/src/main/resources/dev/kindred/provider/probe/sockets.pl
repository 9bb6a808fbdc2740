# What the probe asks of the kernel, in front of probe.pl. Debian's perl-base has no module for
# setns and recvmsg, nor for a fine clock: these are called by their numbers.

use strict;
use warnings FATAL => 'all';
use Config;
use Errno qw(EINVAL ENOENT);
use Socket qw(AF_INET AF_INET6 SOCK_RAW IPPROTO_ICMP IPPROTO_ICMPV6 IPPROTO_IP IPPROTO_IPV6
    IP_MTU_DISCOVER IPV6_MTU_DISCOVER IP_PMTUDISC_PROBE SOL_SOCKET SO_RCVBUF MSG_DONTWAIT
    INADDR_ANY IN6ADDR_ANY inet_ntop inet_pton pack_sockaddr_in pack_sockaddr_in6);

use constant {
    LARGEST => 65_535,            # bytes of a message
    QUEUE => 1 << 20,             # bytes that wait in a socket, if the kernel allows so many
    CLONE_NEWNET => 0x40000000,
    RLIMIT_NOFILE => 7,
    CLOCK_MONOTONIC => 1,
    IP_PKTINFO => 8,
    IPV6_RECVPKTINFO => 49,
    IPV6_PKTINFO => 50,
    IPV6_RECVHOPLIMIT => 51,
    IPV6_HOPLIMIT => 52,
    SO_TIMESTAMPING => 37,
    STAMPS => 1 << 8 | 1 << 4 | 1 << 10,    # TX_SCHED, SOFTWARE, OPT_CMSG
    MSG_ERRQUEUE => 0x2000,
    SIOCGIFINDEX => 0x8933,
};

# By machine; all of them have 64 bits.
my %calls = (
    x86_64 => { setns => 308, recvmsg => 47, clock_gettime => 228, prlimit64 => 302 },
    aarch64 => { setns => 268, recvmsg => 212, clock_gettime => 113, prlimit64 => 261 },
);
my ($machine) = $Config{archname} =~ /^([^-]+)/;
my $call = $calls{$machine} or die "the probe does not know machine $machine\n";

# What recvmsg writes into: it is given their places in memory, so that they are never assigned to.
my ($in, $source, $control) = (room(LARGEST), room(28), room(512));
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

# A raw ICMP socket in the namespace that this process is in. It is bound to no address and no
# interface, so that the kernel chooses both as for any program of the pod; it says by which
# interface a message came in, and on its error queue by which one left.
sub icmp_socket {
    my ($ipv6) = @_;
    my ($domain, $protocol, $level, $discover) =
        $ipv6
        ? (AF_INET6, IPPROTO_ICMPV6, IPPROTO_IPV6, IPV6_MTU_DISCOVER)
        : (AF_INET, IPPROTO_ICMP, IPPROTO_IP, IP_MTU_DISCOVER);
    socket(my $socket, $domain, SOCK_RAW, $protocol) or die "could not open a raw socket: $!\n";
    setsockopt($socket, $level, $discover, IP_PMTUDISC_PROBE) or die "could not forbid fragments: $!\n";
    setsockopt($socket, IPPROTO_IPV6, IPV6_RECVHOPLIMIT, 1) if $ipv6;
    setsockopt($socket, $level, $ipv6 ? IPV6_RECVPKTINFO : IP_PKTINFO, 1);
    setsockopt($socket, SOL_SOCKET, SO_TIMESTAMPING, STAMPS);
    setsockopt($socket, SOL_SOCKET, SO_RCVBUF, QUEUE);
    return $socket;
}

# True when there is such an address where the socket is: one that is not cannot be bound.
sub has_address {
    my ($socket, $address) = @_;
    return 0 if !bind $socket, socket_address($address);
    return bind $socket,
        $address =~ /:/ ? pack_sockaddr_in6(0, IN6ADDR_ANY) : pack_sockaddr_in(0, INADDR_ANY);
}

# The names of the interfaces where a socket is, by their numbers.
sub links {
    my ($socket) = @_;
    my %links;
    open my $file, '<', '/proc/self/net/dev' or return \%links;
    while (<$file>) {
        my ($name) = /^\s*([^\s:]+(?::\d+)?):/ or next;
        my $request = pack 'a16 x24', $name;
        $links{ unpack 'x16 l', $request } = $name if ioctl $socket, SIOCGIFINDEX, $request;
    }
    return \%links;
}

# Takes a message into $in, $source and $control; its length and that of what is in $control, or
# nothing when there is none. A struct msghdr, and what the kernel makes of it.
sub receive {
    my ($file, $flags) = @_;
    my $header = pack 'P L x4 P Q P Q l x4', $source, 28, $vector, 1, $control, 512, 0;
    my $length = syscall($call->{recvmsg}, $file, $header, $flags | MSG_DONTWAIT);
    return $length < 0 ? () : ($length, unpack 'x40 Q', $header);
}

# What the kernel says beside a message of so many bytes: the number of the interface, the address
# that it was sent to, and of IPv6 the hop limit.
sub told {
    my ($length) = @_;
    my ($link, $to, $limit) = (0, '', 0);
    for (my $at = 0; $at + 16 < $length;) {
        my ($size, $level, $type) = unpack "x$at Q l2", $control;
        last if $size < 16;
        my $data = substr $control, $at + 16, $size - 16;
        if ($level == IPPROTO_IP && $type == IP_PKTINFO) { ($link, $to) = unpack 'l x4 a4', $data }
        elsif ($level == IPPROTO_IPV6 && $type == IPV6_PKTINFO) { ($to, $link) = unpack 'a16 l', $data }
        elsif ($level == IPPROTO_IPV6 && $type == IPV6_HOPLIMIT) { $limit = unpack 'l', $data }
        $at += ($size + 7) & ~7;
    }
    return ($link, $to, $limit);
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

# Where the ICMP message begins in the copy of a packet that has left: behind its IP header, before
# which is an Ethernet header, one with a VLAN tag, or none; -1 when it is no echo request.
sub sent_icmp {
    my ($ipv6, $length) = @_;
    for my $at (14, 0, 18) {
        next if $length < $at + ($ipv6 ? 52 : 32) || ord(substr $in, $at, 1) >> 4 != ($ipv6 ? 6 : 4);
        my $icmp = $at + ($ipv6 ? 40 : header_length($at));
        return $icmp if $length >= $icmp + 12 && ord(substr $in, $icmp, 1) == ($ipv6 ? 128 : 8);
    }
    return -1;
}
