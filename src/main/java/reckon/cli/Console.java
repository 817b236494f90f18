package reckon.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/**
 * Where a command says what it came to: as text or, where the log is JSON, as entries of the log, so that all that is said
 * can be read by the same program, an object a line.
 */
public final class Console {
    private static final Logger log = LoggerFactory.getLogger(Console.class);
    private static final String STRUCTURED = "logging.structured.format.console";

    private final PrintWriter out;
    private final boolean structured;

    /** @param structured whether it is said as entries of the log */
    public Console(PrintWriter out, boolean structured) {
        this.out = out;
        this.structured = structured;
    }

    static Console of(ConfigurableApplicationContext context, CommandLine command) {
        return of(context, command.getOut());
    }

    static Console of(ConfigurableApplicationContext context, PrintWriter out) {
        String format = context.getEnvironment().getProperty(STRUCTURED, "");
        return new Console(out, !format.isBlank());
    }

    /** Whether the log is JSON, once a command has read its settings. */
    static boolean isLogStructured() {
        return System.getProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName()) != null;
    }

    /** Says a sentence. */
    public void say(String sentence) {
        if (structured) {
            log.info("{}", sentence);
        } else {
            out.println(sentence);
            out.flush();
        }
    }

    /** Lines below a heading, each with a name; a name may come several times. */
    static final class Table {
        private final String heading;
        private final Map<String, List<Object>> lines = new LinkedHashMap<>();

        Table(String heading) {
            this.heading = heading;
        }

        Table line(String name, Object value) {
            lines.merge(name, List.of(value), Table::joined);
            return this;
        }

        private static List<Object> joined(List<Object> some, List<Object> more) {
            List<Object> all = new ArrayList<>(some);
            all.addAll(more);
            return List.copyOf(all);
        }
    }

    /** Says a table: as text a line for each of its lines, else one entry with all of them. */
    void say(Table table) {
        if (structured) {
            LoggingEventBuilder entry = log.atInfo();
            for (Map.Entry<String, List<Object>> line : table.lines.entrySet()) {
                List<Object> values = line.getValue();
                entry = entry.addKeyValue(
                        line.getKey().toLowerCase(Locale.ROOT).replace(' ', '_'),
                        values.size() == 1 ? values.get(0) : values);
            }
            entry.log(table.heading);
            return;
        }
        out.println(table.heading);
        table.lines.forEach((name, values) -> values.forEach(value -> out.printf("  %-16s %s%n", name, value)));
        out.flush();
    }
}
