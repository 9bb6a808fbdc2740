# Sends echo requests from the pods of this node, and hears what comes of them and of those that
# pods of other nodes send. One process a node; Kindred joins what they tell.
#
# It runs from standard input, and there finds orders, a line each, fields divided by tabs. Numbers
# of ends and paths are Kindred's own.
#   token NUMBER                    marks the messages of this run
#   end NUMBER NAMESPACE ADDRESS    an address of a pod of this node
#   open                            answered by "gone NUMBER" for each end whose pod is no more,
#                                   "lacking NUMBER" for each whose pod has no such address, and
#                                   "opened"
#   path NUMBER END ADDRESS SIZE    a small packet and one of SIZE bytes are to go from END
#   fire                            answered by "fired" when no more is sent
#   report                          answered by lines as in report(), and "reported"
# It ends when standard input does, or when its time is over.

use constant {
    LIFE => 780,                  # seconds, a little more than Kindred waits
    ROUNDS => 2,
    PATIENCE => 0.02,             # seconds
    LAST_PATIENCE => 0.4,
    AT_ONCE => 2000,
    IN_A_ROW => 50,               # packets, before what came meanwhile is read
    MANY => 100,                  # silent paths: something is broken, none is waited for by itself
    SMALL => 56,                  # bytes of a small message
};

my $token = 0;
my %ends;                         # by number
my @socket_of;                    # by the number of its file
my @shots;                        # one a path
my %shot;                         # by number: twice its path's, and one more when it is full
my $files = '';                   # all sockets and standard input, as select takes them

sub open_ends {
    my ($wanted) = @_;            # by namespace: number and address of each
    for my $namespace (sort keys %$wanted) {
        my $there = enter($namespace);
        my %open;                 # by family
        for (@{ $wanted->{$namespace} }) {
            my ($number, $address) = @$_;
            my $ipv6 = $address =~ /:/ ? 1 : 0;
            my $socket = $there ? $open{$ipv6} //= open_socket($ipv6) : undef;
            if ($socket && has_address($socket->{handle}, $address)) {
                my $end = $ends{$number} = { number => $number, socket => $socket, seen => {} };
                $socket->{ends}{ inet_pton($ipv6 ? AF_INET6 : AF_INET, $address) } = $end;
            } else {
                print $there ? 'lacking' : 'gone', "\t$number\n";
            }
        }
    }
}

sub open_socket {
    my ($ipv6) = @_;
    my $handle = icmp_socket($ipv6);
    my $file = fileno $handle;
    vec($files, $file, 1) = 1;
    return $socket_of[$file] =
        { handle => $handle, ipv6 => $ipv6, links => links($handle), ends => {} };
}

# A path's shot is small first, and is the full one later.
sub add_path {
    my ($number, $end, $address, $size) = @_;
    push @shots, {
        number => 2 * $number, from => $ends{$end}{socket}, to => socket_address($address),
        size => 0, full => $size, left => '', reply_in => '',
    };
    load($shots[-1]);
}

sub load {
    my ($shot) = @_;
    $shot->{$_} = 0 for qw(sent received trip);
    $shot->{$_} = '' for qw(problem heard);
    $shot{ $shot->{number} } = $shot;
}

sub make_full {
    my ($shot) = @_;
    $shot->{small} = result($shot);
    delete $shot{ $shot->{number} };
    $shot->{number}++;
    $shot->{size} = $shot->{full};
    load($shot);
}

# An echo request (RFC 792, RFC 4443). Identifier and sequence number are the shot's number, then
# comes the token, then zeros.
sub request {
    my ($shot) = @_;
    my $ipv6 = $shot->{from}{ipv6};
    my $length = $shot->{size} == 0 ? SMALL : $shot->{size} - ($ipv6 ? 40 : 20);
    my $head = pack 'C2 n N2', $ipv6 ? 128 : 8, 0, 0, $shot->{number}, $token;
    if (!$ipv6) {                 # ICMPv6: the kernel does.
        my $sum = unpack '%32n*', $head;
        $sum = ($sum & 0xffff) + ($sum >> 16) while $sum >> 16;
        substr $head, 2, 2, pack 'n', ~$sum & 0xffff;
    }
    return $head . "\0" x ($length - length $head);
}

sub send_shot {
    my ($shot) = @_;
    my $packet = request($shot);
    $shot->{problem} = '';
    $shot->{sent}++;
    $shot->{left} = '';
    $shot->{at} = now();
    return 1 if defined send $shot->{from}{handle}, $packet, 0, $shot->{to};
    $shot->{problem} = 'errno ' . ($! + 0);
    return 0;
}

# Reads until all of these are answered, or for so many seconds. Ends when Kindred has gone.
sub hear {
    my ($seconds, @waiting) = @_;
    my $deadline = now() + $seconds;
    while (1) {
        my $left = $deadline - now();
        exit 0 if drain($left > 0 ? $left : 0);
        @waiting = grep { !$_->{received} && $_->{problem} eq '' } @waiting;
        return if !@waiting || $left <= 0;
    }
}

# Waits for messages, for as long as it takes when it is not told how many seconds, and reads them;
# true when there is something on standard input, too.
sub drain {
    my ($seconds) = @_;
    my $ready = $files;
    return 0 if select($ready, undef, undef, $seconds) <= 0;
    my $now = now();
    my $bits = unpack 'b*', $ready;
    for (my $file = index $bits, '1'; $file >= 0; $file = index $bits, '1', $file + 1) {
        my $socket = $socket_of[$file] or next;
        # What left comes before what came of it; both may have come since the one was looked for.
        take_all_sent($socket, $file);
        my $any = 0;
        while (my ($length, $more) = receive($file, 0)) {
            take($socket, $length, $more, $now);
            $any = 1;
        }
        take_all_sent($socket, $file) if $any;
    }
    return vec $ready, fileno(STDIN), 1;
}

sub take_all_sent {
    my ($socket, $file) = @_;
    while (my ($length, $more) = receive($file, MSG_ERRQUEUE)) {
        take_sent($socket, $length, $more);
    }
}

sub link_name {
    my ($socket, $number) = @_;
    return $socket->{links}{$number} // '';
}

# The copy of a packet that has left. Of a macvlan or VLAN the link below it has one of its own
# behind the first, with its number in the node's namespace.
sub take_sent {
    my ($socket, $length, $more) = @_;
    my $at = sent_icmp($socket->{ipv6}, $length);
    return if $at < 0;
    my ($number, $mark) = unpack "x$at x4 N2", $in;
    my $shot = $shot{$number};
    return if $mark != $token || !$shot || $shot->{from} != $socket || $shot->{left} ne '';
    $shot->{left} = link_name($socket, (told($more))[0]);
}

sub take {
    my ($socket, $length, $more, $now) = @_;
    my $ipv6 = $socket->{ipv6};
    my $at = $ipv6 ? 0 : header_length(0);
    return if $length < $at + 12;
    my ($type, $code, $number, $mark) = unpack "x$at C2 x2 N2", $in;
    if ($ipv6 ? $type >= 1 && $type <= 4 : $type == 3 || $type == 11 || $type == 12) {
        take_error($socket, $length, $at + 8, $type << 8 | $code);
    } elsif ($mark != $token) {
        return;                   # A ping of somebody else.
    } elsif ($type == ($ipv6 ? 128 : 8)) {
        my ($link, $to, $limit) = told($more);
        my $end = $socket->{ends}{ $ipv6 ? $to : substr $in, 16, 4 };
        return if !$end || $number % 2;
        my $ttl = $ipv6 ? $limit : ord substr $in, 8, 1;
        $end->{seen}{$number} = join "\t", $ttl, sender($ipv6), link_name($socket, $link);
    } elsif ($type == ($ipv6 ? 129 : 0)) {
        my $shot = $shot{$number};
        return if !$shot || $shot->{from} != $socket;
        $shot->{received}++;
        $shot->{trip} = $now - $shot->{at};
        $shot->{problem} = '';
        $shot->{reply_in} = link_name($socket, (told($more))[0]);
    }
}

# An error quotes the packet that it is about, of its ICMP message 8 bytes at least.
sub take_error {
    my ($socket, $length, $quoted, $code) = @_;
    return if $length < $quoted + 20;
    my $at = $quoted + ($socket->{ipv6} ? 40 : header_length($quoted));
    return if $length < $at + 8;
    my ($number, $mark) = unpack "x$at x4 N2", $in;
    my $shot = $shot{$number};
    return if !$shot || $shot->{from} != $socket || $shot->{received};
    return if $length >= $at + 12 && $mark != $token;
    $shot->{problem} = $shot->{heard} = 'icmp ' . sender($socket->{ipv6}) . " $code";
}

# A packet over veth pairs is mostly there and answered at once, so that each is tried by itself
# first; those that stay silent are tried again, many at once.
sub fire {
    my @silent;
    for my $shot (@_) {
        hear(@silent < MANY ? PATIENCE : 0, $shot) if send_shot($shot);
        push @silent, $shot if !$shot->{received};
    }
    for (1 .. ROUNDS) {
        my @again = @silent;
        fire_together(splice @again, 0, AT_ONCE) while @again;
        @silent = grep { !$_->{received} } @silent;
    }
}

sub fire_together {
    my @waiting;
    my $sent = 0;
    for my $shot (@_) {
        push @waiting, $shot if send_shot($shot);
        hear(0) if ++$sent % IN_A_ROW == 0;
    }
    hear(LAST_PATIENCE, @waiting);
}

# Small ones first: where they do not pass, nothing else does.
sub fire_all {
    fire(@shots);
    my @passed = grep { $_->{received} } @shots;
    make_full($_) for @passed;
    fire(@passed);
    answer('fired');
    1 until drain();              # Others may still send; the next order comes when none does.
}

# Sent, received, round trip in microseconds, and what is known to be wrong: "errno NUMBER" when it
# could not be sent, "icmp ADDRESS CODE" with who said so and the type times 256 plus the code, or
# nothing. The kernel sends few errors, and not one for each packet.
sub result {
    my ($shot) = @_;
    my $fault = $shot->{problem} eq '' ? $shot->{heard} : $shot->{problem};
    return join "\t", $shot->{sent}, $shot->{received}, int $shot->{trip} * 1e6,
        $shot->{received} ? '' : $fault;
}

# Of each path: its number, the result of its small shot, that of the full one, all zero when none
# was sent, and the interfaces that the last request left by and the last reply came in by. Of each
# small request that arrived: path, end, TTL, source, the interface that it came in by.
sub report {
    for my $shot (@shots) {
        my $result = result($shot);
        my @results = $shot->{size} ? ($shot->{small}, $result) : ($result, "0\t0\t0\t");
        my @links = ($shot->{left}, $shot->{reply_in});
        print join("\t", 'path', int $shot->{number} / 2, @results, @links), "\n";
    }
    for my $end (values %ends) {
        while (my ($number, $seen) = each %{ $end->{seen} }) {
            print join("\t", 'seen', $number / 2, $end->{number}, $seen), "\n";
        }
    }
}

# Ends an answer, and sees that it is on its way.
sub answer {
    local $| = 1;
    print "@_\n";
}

alarm LIFE;
vec($files, fileno(STDIN), 1) = 1;
allow_files();
my %wanted;
while (my $line = <STDIN>) {
    chomp $line;
    my ($order, @field) = split /\t/, $line;
    if ($order eq 'path') { add_path(@field) }
    elsif ($order eq 'end') { push @{ $wanted{ $field[1] } }, [@field[0, 2]] }
    elsif ($order eq 'token') { $token = $field[0] }
    elsif ($order eq 'open') { open_ends(\%wanted); answer('opened') }
    elsif ($order eq 'fire') { fire_all() }
    elsif ($order eq 'report') { report(); answer('reported') }
    else { die "the probe does not know $order\n" }
}
