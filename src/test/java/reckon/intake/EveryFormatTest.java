package reckon.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the columns of all nine kinds, by the form of each column. */
class EveryFormatTest {
    private static final List<byte[]> NOT_UTF_8 = List.of(
            bytes(0xFF),
            bytes('a', 0x80),
            bytes(0xC3, 'a'),
            bytes(0xE4, 0xB8),
            bytes(0xC0, 0xAF),
            bytes(0xED, 0xA0, 0x80),
            bytes(0xF4, 0x90, 0x80, 0x80),
            "价格".getBytes(StandardCharsets.UTF_16BE),
            "Prüfung".getBytes(StandardCharsets.ISO_8859_1));

    @ParameterizedTest
    @EnumSource(InputKind.class)
    void validLineIsTakenWithEveryColumn(InputKind kind) {
        Sample sample = Sample.of(kind);

        assertThat(sample.row()).isEqualTo(Contract.of(kind).row(sample::value));
    }

    @ParameterizedTest
    @EnumSource(InputKind.class)
    void columnsComeInAnyOrderAndAmongUnknownOnes(InputKind kind) {
        List<?> row = Sample.of(kind).row();
        List<String> columns = new ArrayList<>(Contract.of(kind).names());
        columns.addAll(List.of("备注", "account id", "status2", ""));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(columns, new Random(seed));
            Sample sample = Sample.of(kind)
                    .with("备注", "x,\"y\"\n")
                    .with("account id", bytes(0xFF))
                    .with("status2", "?")
                    .with("", "");

            assertThat(sample.inOrder(columns).row()).as("%s", columns).isEqualTo(row);
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void emptyValueIsBadWhereOneIsRequired(InputKind kind, ContractColumn column) {
        Sample sample = Sample.of(kind).with(column.name(), "");
        String bad = Contract.of(kind).firstBad(sample::value);
        if (bad == null) {
            assertThat(sample.row()).isEqualTo(Contract.of(kind).row(sample::value));
        } else {
            assertThat(bad).isEqualTo(column.name());
            assertThat(sample.reject().column()).isEqualTo(column.name());
            assertThat(sample.reject().value()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void missingColumnRefusesTheFileWhereItIsRequiredAndIsLeftOutOfTheRowWhereItIsNot(
            InputKind kind, ContractColumn column) {
        Sample sample = Sample.of(kind).without(column.name());
        String bad = Contract.of(kind).firstBad(sample::value);
        if (column.isRequired()) {
            assertThat(sample.outcome().refusal())
                    .isEqualTo(new Reject(1, column.name(), "", "the column is missing in the header"));
            assertThat(sample.outcome().lines()).isEmpty();
        } else if (bad == null) {
            assertThat(sample.row())
                    .isEqualTo(Contract.of(kind).row(sample::value))
                    .hasSize(Sample.of(kind).row().size() - (column.isKept() && column.form() != Form.KEY_ID ? 1 : 0));
        } else {
            assertThat(sample.reject().column()).isEqualTo(bad).isEqualTo(column.name());
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void columnsAreFoundWhateverTheCaseOfTheirNamesAndWhatIsInvisibleAroundThem(InputKind kind, ContractColumn column) {
        List<?> row = Sample.of(kind).row();
        for (String name : List.of(
                column.name().toUpperCase(Locale.ROOT),
                " " + column.name() + "\t",
                "\u00A0\u200B" + column.name() + "\uFEFF",
                column.name().substring(0, 1).toUpperCase(Locale.ROOT)
                        + column.name().substring(1))) {
            Sample renamed = Sample.of(kind)
                    .without(column.name())
                    .with(name, Objects.requireNonNull(Sample.of(kind).value(column.name())));
            assertThat(renamed.row()).as("%s", name).isEqualTo(row);
            Sample twice = Sample.of(kind).with(name, "x");
            assertThat(twice.outcome().refusal())
                    .isEqualTo(new Reject(1, column.name(), "", "the column stands twice in the header"));
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void wordsAreTakenInAnyCase(InputKind kind, ContractColumn column) {
        for (String word : column.words()) {
            for (String spelling : List.of(
                    word,
                    word.toLowerCase(Locale.ROOT),
                    word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT),
                    " " + word + "\u00A0")) {
                Sample sample = Sample.of(kind).with(column.name(), spelling);
                assertThat(sample.row()).isEqualTo(Contract.of(kind).row(sample::value));
            }
            for (String wrong : List.of(
                    word + "X",
                    word.substring(1),
                    word.substring(0, word.length() - 1),
                    word.replace('E', 'É'),
                    word.charAt(0) + "\u200B" + word.substring(1))) {
                if (!wrong.equals(word)) {
                    assertIsBad(Sample.of(kind), kind, column, wrong);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void valuesOfEveryFormEndWhereTheContractEndsThem(InputKind kind, ContractColumn column) {
        Sample sample = kind == InputKind.ORDERS ? conversionFor(column) : Sample.of(kind);
        for (String good : FormExamples.good(column.form())) {
            Sample variant = sample.with(column.name(), good);
            assertThat(variant.row())
                    .as("%s of %s", good, column.name())
                    .isEqualTo(Contract.of(kind).row(variant::value));
        }
        for (String bad : FormExamples.bad(column.form())) {
            assertIsBad(sample, kind, column, bad);
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void bytesThatAreNotUtf8AreBadInEveryColumnThatIsRead(InputKind kind, ContractColumn column) {
        Sample sample = kind == InputKind.ORDERS ? Sample.conversion() : Sample.of(kind);
        for (byte[] bytes : NOT_UTF_8) {
            Reject reject = sample.with(column.name(), bytes).reject();
            assertThat(reject.column()).isEqualTo(column.name());
            if (column.form().isText()) {
                assertThat(reject.error()).isEqualTo("is not UTF-8");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(InputKind.class)
    void firstBadColumnOfTheContractCountsWhateverTheOrderInTheFile(InputKind kind) {
        List<String> columns = Contract.of(kind).names();
        Sample good = kind == InputKind.ORDERS ? Sample.conversion() : Sample.of(kind);
        for (int first = 0; first < columns.size(); first++) {
            Sample sample = good.with(columns.get(first), bytes(0xFF));
            for (int second = first + 1; second < columns.size(); second++) {
                Sample both = sample.with(columns.get(second), bytes(0xFE));
                assertThat(both.badColumn()).isEqualTo(columns.get(first));
                assertThat(both.backwards().badColumn()).isEqualTo(columns.get(first));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void badValueIsShownWithItsInvisibleCharactersButCutAndNeverOfAccounts(InputKind kind, ContractColumn column) {
        Map<String, String> shown = Map.of(
                ",\"y\"\n\u00A0中 \u200Bx",
                ",\"y\"\\u000A\\u00A0中 \\u200Bx",
                "x".repeat(999),
                "x".repeat(999),
                "x".repeat(1000),
                "x".repeat(999) + "…",
                "x".repeat(997) + "😀",
                "x".repeat(997) + "😀",
                "x".repeat(997) + "😀😀",
                "x".repeat(997) + "😀…",
                "x".repeat(998) + "😀",
                "x".repeat(998) + "…");
        Sample sample = kind == InputKind.ORDERS ? Sample.conversion() : Sample.of(kind);
        shown.forEach((value, asShown) -> {
            byte[] bad = ("?" + value).getBytes(StandardCharsets.UTF_8);
            bad[0] = (byte) 0xFF;
            assertThat(sample.with(column.name(), bad).reject().value())
                    .isEqualTo(kind == InputKind.ACCOUNTS ? "" : "\uFFFD" + asShown);
        });
    }

    /** Returns a conversion whose term is open, at its one end or its other, so that any time fits into the column. */
    private static Sample conversionFor(ContractColumn column) {
        Sample conversion = Sample.conversion().with("status", "PENDING");
        return switch (column.name()) {
            case "effective_at" -> conversion.with("expires_at", "");
            case "expires_at" -> conversion.with("effective_at", "");
            default -> conversion;
        };
    }

    private static void assertIsBad(Sample sample, InputKind kind, ContractColumn column, String value) {
        Reject reject = sample.with(column.name(), value).reject();
        assertThat(reject.column()).as("%s of %s", value, column.name()).isEqualTo(column.name());
        assertThat(reject.value()).isEqualTo(SlowReader.shown(kind, value.getBytes(StandardCharsets.UTF_8)));
        assertThat(reject.error()).isNotBlank();
    }

    static Stream<Arguments> columns() {
        return Stream.of(InputKind.values())
                .flatMap(kind -> Contract.of(kind).columns().stream().map(column -> Arguments.of(kind, column)));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return Objects.requireNonNull(bytes);
    }
}
