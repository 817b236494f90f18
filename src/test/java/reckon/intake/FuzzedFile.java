package reckon.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * A random file of which it is known, line by line, what must become of it: some lines have values changed, which
 * {@link Contract} judges, some the wrong number of fields or a quote that does not close.
 */
final class FuzzedFile {
    private static final byte[][] LINE_ENDS = {bytes("\n"), bytes("\r\n"), bytes("\r"), bytes("\r\r\n")};
    private static final String[] BLANKS = {"", "", "", " ", "\t", "\u00A0", "\u200B", "\uFEFF "};
    private static final String[] UNKNOWN = {"备注", "state", "account id", ""};

    private static final Pattern LINE_END = Pattern.compile("\r\r\n|\r\n|\n|\r");

    private final InputKind kind;
    private final SplittableRandom random;
    private final Mutator mutator;
    private final List<String> header;
    private final byte[] lineEnd;
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private final List<Object> expected = new ArrayList<>();
    private long line = 1;
    private int mutated;

    FuzzedFile(InputKind kind, SplittableRandom random, int lines) {
        this.kind = kind;
        this.random = random;
        this.mutator = new Mutator(random);
        this.header = header();
        this.lineEnd = LINE_ENDS[random.nextInt(LINE_ENDS.length)];
        if (random.nextInt(3) == 0) {
            content.writeBytes(bytes("\uFEFF"));
        }
        writeHeader();
        for (int i = 0; i < lines; i++) {
            writeLine();
            while (random.nextInt(20) == 0) {
                writeLineThatSaysNothing();
            }
        }
    }

    private void writeHeader() {
        writeFields(header.stream()
                .map(name -> bytes(BLANKS[random.nextInt(BLANKS.length)] + inSomeCase(name)))
                .toList());
    }

    private String inSomeCase(String name) {
        return random.nextInt(4) == 0 ? name.toUpperCase(Locale.ROOT) : name;
    }

    private void writeLineThatSaysNothing() {
        switch (random.nextInt(4)) {
            case 0 -> writeHeader();
            case 1 -> {
                content.writeBytes(bytes(",".repeat(random.nextInt(30))));
                endLine();
            }
            default -> endLine();
        }
    }

    byte[] content() {
        return content.toByteArray();
    }

    /** Returns a row or a {@link SlowReader.BadLine} for each line. */
    List<Object> expected() {
        return expected;
    }

    int mutated() {
        return mutated;
    }

    private List<String> header() {
        List<String> columns = new ArrayList<>(Contract.of(kind).names());
        Contract.of(kind).columns().stream()
                .filter(column -> !column.isRequired() && random.nextInt(10) == 0)
                .forEach(column -> columns.remove(column.name()));
        for (String unknown : UNKNOWN) {
            if (random.nextInt(4) == 0) {
                columns.add(unknown);
            }
        }
        for (int i = columns.size(); i > 1 && random.nextInt(5) > 0; i--) {
            columns.add(columns.remove(random.nextInt(i)));
        }
        return columns;
    }

    private void writeLine() {
        Map<String, byte[]> values = new HashMap<>();
        for (String column : header) {
            byte[] value = Sample.of(kind).value(column);
            values.put(column, value == null ? bytes("what \"ever\",\nthis is") : value);
        }
        int mutation = random.nextInt(10);
        mutated += mutation < 7 ? 1 : 0;
        for (int count = mutation < 5 ? 1 + random.nextInt(3) : 0; count > 0; count--) {
            values.computeIfPresent(
                    header.get(random.nextInt(header.size())),
                    (column, value) -> mutator.value(Contract.of(kind), column, value));
        }
        List<byte[]> fields = new ArrayList<>(header.stream().map(values::get).toList());
        if (mutation == 5) {
            expected.add(new SlowReader.BadLine(line, "", ""));
            fields = mutator.wrongNumber(fields);
            writeFields(fields);
        } else if (mutation == 6) {
            expected.add(new SlowReader.BadLine(line, "", ""));
            writeWithoutQuotesThatClose(fields);
        } else {
            expect(values);
            writeFields(fields);
        }
    }

    private void expect(Map<String, byte[]> values) {
        String bad = Contract.of(kind).firstBad(values::get);
        byte[] value = values.getOrDefault(String.valueOf(bad), new byte[0]);
        expected.add(
                bad == null
                        ? Contract.of(kind).row(values::get)
                        : new SlowReader.BadLine(line, bad, SlowReader.shown(kind, value)));
    }

    private void writeFields(List<byte[]> fields) {
        for (int i = 0; i < fields.size(); i++) {
            content.writeBytes(i == 0 ? new byte[0] : bytes(","));
            writeField(fields.get(i));
        }
        endLine();
    }

    private void writeField(byte[] value) {
        boolean mustBeQuoted = value.length > 0 && value[0] == '"';
        for (byte b : value) {
            mustBeQuoted |= b == ',' || b == '\n' || b == '\r';
        }
        if (!mustBeQuoted && random.nextInt(4) > 0) {
            content.writeBytes(value);
            return;
        }
        content.write('"');
        for (byte b : value) {
            content.write(b);
            if (b == '"') {
                content.write(b);
            }
        }
        content.write('"');
        line += LINE_END.matcher(Cleaned.latin1(value)).results().count();
    }

    /** Closes one field's quotes before its end, so that the line is broken for sure and no other one is. */
    private void writeWithoutQuotesThatClose(List<byte[]> fields) {
        int broken = random.nextInt(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            String plain = new String(fields.get(i), StandardCharsets.UTF_8).replaceAll("[\",\r\n]", "");
            content.writeBytes(bytes(i == 0 ? "" : ","));
            content.writeBytes(bytes(i == broken ? '"' + plain + "\" " : plain));
        }
        endLine();
    }

    private void endLine() {
        content.writeBytes(lineEnd);
        line++;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
