/**
 * JMH benchmarks of the parts that decide and touch no machine. They are no part of the usual
 * build:
 *
 * <pre>
 * ./mvnw -Pbench -pl bench -am -DskipTests verify
 * ./mvnw -Pbench -pl bench -am -DskipTests verify -Djmh.args="PlanBenchmark.plan -p clusters=200"
 * </pre>
 */
@NullMarked
package dev.kindred.bench;

import org.jspecify.annotations.NullMarked;
