package reckon.intake;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** Changes values, lines and files at random, to what is bad and to what is just still good. */
final class Mutator {
    private static final byte[] TELLING =
            "\"\"\",,\n\n\r\r\n.-+:TZ0129 \t\\;'\u0000=@e中\uFEFF".getBytes(StandardCharsets.UTF_8);
    private static final List<Form> FORMS = List.of(Form.values());
    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.ISO_8859_1,
            Charset.forName("GB18030"));

    private final SplittableRandom random;

    Mutator(SplittableRandom random) {
        this.random = random;
    }

    /** Returns another value for a column. */
    byte[] value(Contract contract, String name, byte[] value) {
        ContractColumn column = contract.columns().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElse(ContractColumn.column(name, Form.REMARK));
        return switch (random.nextInt(8)) {
            case 0 -> new byte[0];
            case 1 -> one(FormExamples.bad(column.form()), value);
            case 2 -> one(FormExamples.good(column.form()), value);
            case 3 -> one(column.words(), value);
            case 4 -> one(FormExamples.good(FORMS.get(random.nextInt(FORMS.size()))), value);
            case 5 -> number();
            case 6 -> time();
            default -> bytes(value);
        };
    }

    private byte[] one(List<String> values, byte[] otherwise) {
        return values.isEmpty()
                ? bytes(otherwise)
                : values.get(random.nextInt(values.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] number() {
        StringBuilder number = new StringBuilder(random.nextInt(8) == 0 ? "-" : "");
        for (int digits = random.nextInt(20); digits >= 0; digits--) {
            number.append(random.nextInt(10));
        }
        if (random.nextBoolean()) {
            number.insert(random.nextInt(number.length() + 1), '.');
        }
        return number.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a time, or nearly one: each part may be just past its end. */
    private byte[] time() {
        String time = String.format(
                "%04d-%02d-%02dT%02d:%02d:%02d",
                random.nextInt(4) == 0 ? random.nextInt(10_000) : 2000 + random.nextInt(30),
                random.nextInt(14),
                random.nextInt(33),
                random.nextInt(25),
                random.nextInt(61),
                random.nextInt(61));
        String fraction = random.nextBoolean() ? "" : "." + random.nextInt(1_000_000_000);
        String zone = random.nextBoolean()
                ? "Z"
                : String.format(
                        "%s%02d:%02d", random.nextBoolean() ? "+" : "-", random.nextInt(20), random.nextInt(61));
        return (time + fraction + zone).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns fields with one or more of them missing or added. */
    List<byte[]> wrongNumber(List<byte[]> fields) {
        List<byte[]> changed = new ArrayList<>(fields);
        for (int count = 1 + random.nextInt(2); count > 0 && changed.size() > 2; count--) {
            changed.remove(random.nextInt(changed.size()));
        }
        if (random.nextBoolean()) {
            changed = new ArrayList<>(fields);
            for (int count = 1 + random.nextInt(300); count > 0; count--) {
                changed.add(random.nextInt(changed.size() + 1), new byte[0]);
            }
        }
        return changed;
    }

    /** Returns bytes changed in a few places: set, inserted, removed, doubled. */
    byte[] bytes(byte[] original) {
        byte[] changed = original;
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            int at = random.nextInt(changed.length + 1);
            int end = Math.min(changed.length, at + random.nextInt(4));
            changed = switch (random.nextInt(4)) {
                case 0 -> joined(Arrays.copyOf(changed, at), someBytes(), tail(changed, end));
                case 1 -> joined(Arrays.copyOf(changed, at), someBytes(), tail(changed, at));
                case 2 -> joined(Arrays.copyOf(changed, at), new byte[0], tail(changed, end));
                default -> joined(Arrays.copyOf(changed, end), Arrays.copyOfRange(changed, at, end), tail(changed, at));
            };
        }
        return changed;
    }

    /** Returns a file whose lines have all been changed in a few places; now and then the file is also cut or in another encoding. */
    byte[] lines(byte[] file) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        int start = 0;
        boolean isHeader = true;
        for (int at = 0; at < file.length; at++) {
            if (file[at] == '\n' || at == file.length - 1) {
                byte[] line = Arrays.copyOfRange(file, start, at + 1);
                changed.writeBytes(isHeader && random.nextInt(20) > 0 ? line : bytes(line));
                start = at + 1;
                isHeader = false;
            }
        }
        byte[] content = changed.toByteArray();
        return switch (random.nextInt(25)) {
            case 0 -> Arrays.copyOf(content, random.nextInt(content.length + 1));
            case 1 ->
                Objects.requireNonNull(new String(content, StandardCharsets.UTF_8)
                        .getBytes(ENCODINGS.get(random.nextInt(ENCODINGS.size()))));
            default -> content;
        };
    }

    private byte[] someBytes() {
        byte[] bytes = new byte[1 + random.nextInt(2)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = random.nextInt(3) == 0 ? (byte) random.nextInt(256) : TELLING[random.nextInt(TELLING.length)];
        }
        return bytes;
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
