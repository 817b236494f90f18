package reckon.policy;

import static reckon.policy.CaseBuilder.caseOf;
import static reckon.policy.OrderBuilder.order;
import static reckon.policy.OrderBuilder.renewal;
import static reckon.policy.OrderBuilder.resize;
import static reckon.policy.ResourceBuilder.resource;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import reckon.facts.Case;
import reckon.money.Money;

/**
 * How many requests are decided in a second, on one core, with their explanations and the points: one user's case of
 * eight requests, about as an ordinary night has them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PolicyBenchmark {
    private static final int REQUESTS = 8;
    private static final Money MONTH = Money.of("60.00");
    private static final Money YEAR = Money.of("600.00");

    private final CaseBuilder builder = caseOf(
                    bcc("i-full", order("o-full").begins("2023-01-09T10:00")),
                    bcc("i-short", order("o-short").begins("2023-01-01T10:00")),
                    bcc(
                            "i-long",
                            order("o-long")
                                    .begins("2022-03-01T10:00")
                                    .months(24)
                                    .cash("1200.00")),
                    bcc(
                            "i-resized",
                            order("o-first").begins("2023-01-01T10:00"),
                            resize("o-second", "s2").bought("2023-01-04T12:00").begins("2023-01-04T12:00")),
                    bcc(
                            "i-renewed",
                            order("o-term").begins("2023-01-01T10:00"),
                            renewal("o-next").bought("2023-01-02T10:00").begins("2023-02-01T10:00")),
                    bcc("i-over", order("o-over").begins("2022-01-01T10:00")))
            .prices((product, spec, months, at) -> months == 1 ? MONTH : YEAR)
            .points("100000.00", "2023-01")
            .asks("q-1", "i-full", "2023-01-11T15:00")
            .asks("q-2", "i-short", "2023-01-11T15:01")
            .asks("q-3", "i-long", "2023-01-11T15:02")
            .asks("q-4", "i-resized", "2023-01-11T15:03")
            .asksForRenewals("q-5", "i-renewed", "2023-01-11T15:04")
            .asks("q-6", "i-over", "2023-01-11T15:05")
            .asks("q-7", "i-unknown", "2023-01-11T15:06")
            .asks("q-8", "i-short", "2023-01-11T15:07");
    private final Case file = builder.file();
    private final CaseDecider decider = new CaseDecider(builder.night());

    private static ResourceBuilder bcc(String id, OrderBuilder... orders) {
        return resource(id, "BCC").orders(orders);
    }

    @Benchmark
    @OperationsPerInvocation(REQUESTS)
    public CaseOutcome requestsDecided() {
        return decider.decide(file);
    }

    /** Prints what is decided, so that one can see that it is an ordinary mix. */
    public static void main(String[] arguments) {
        PolicyBenchmark benchmark = new PolicyBenchmark();
        benchmark
                .requestsDecided()
                .decisions()
                .forEach(line -> System.out.println(line.requestId() + " "
                        + line.ruling().decision() + " " + line.ruling().rule() + " "
                        + line.ruling().explanation()));
    }
}
