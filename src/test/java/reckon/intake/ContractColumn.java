package reckon.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One column as the contract has it.
 *
 * @param words what a column of words allows; the first is what an empty value stands for, where it may be empty
 * @param isKept whether the row has something of it
 */
record ContractColumn(String name, Form form, boolean isRequired, boolean isKept, List<String> words) {
    static ContractColumn column(String name, Form form) {
        return new ContractColumn(
                name, form, false, form != Form.REMARK && form != Form.PERIOD && form != Form.CURRENCY, List.of());
    }

    static ContractColumn words(String name, String... words) {
        return new ContractColumn(name, Form.WORD, false, true, List.of(words));
    }

    ContractColumn required() {
        return new ContractColumn(name, form, true, isKept, words);
    }

    ContractColumn notKept() {
        return new ContractColumn(name, form, isRequired, false, words);
    }

    boolean allows(byte[] value) {
        return form == Form.WORD
                ? words.contains(upper(new String(value, StandardCharsets.ISO_8859_1)))
                : form.allows(value);
    }

    @Nullable
    Object kept(byte[] value) {
        String text = new String(value, StandardCharsets.UTF_8);
        return form == Form.WORD ? (text.isEmpty() ? words.get(0) : upper(text)) : form.kept(text);
    }

    /** Only letters of ASCII have another case here. */
    private static String upper(String text) {
        StringBuilder upper = new StringBuilder();
        text.chars().forEach(c -> upper.append((char) (c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c)));
        return upper.toString();
    }
}
