# The usual tasks; `just --list` shows them. Each is a line that works without just as well.

# The distribution, in cli/target/kindred
build:
    ./mvnw -DskipTests package

# Every test, as CI runs them; for one: just test -Dtest=CidrTest
test *args:
    ./mvnw verify {{args}}

# Formats the Java sources; Maven itself must run on JDK 25 for it: just jdk=/path/to/jdk format
jdk := env("KINDRED_JAVA_HOME", `ls -d /usr/lib/jvm/*25* 2>/dev/null | head -n 1`)

format:
    JAVA_HOME={{jdk}} ./mvnw -q spotless:apply

# The comparisons of docs/benchmarks.md
bench:
    bench/compare/run

# The lab of the first page, up and proven
demo:
    ./kindred demo

# What CI does, packages included; needs root on Debian or Ubuntu
ci:
    CI=true .ci/run

clean:
    ./mvnw -q clean
