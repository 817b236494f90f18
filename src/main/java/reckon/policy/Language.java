package reckon.policy;

import java.util.List;
import reckon.money.Money;

/** Puts explanations into the words of one language. Numbers, dates and ids are the same in all of them. */
public abstract class Language {
    private static final int LENGTH_OF_A_PLACE = "{0}".length();

    /** Returns the words of this language for those of a {@link Sentence}. */
    abstract String wordsFor(String template);

    /** Returns what stands between the items of a list. */
    abstract String betweenItems();

    /** Returns what stands before each remark on a calculation. */
    abstract String beforeRemark();

    /** Returns an explanation as a person would write it: {@code 60.00 - 11 d × 60.00/31 × 1.5 = 28.06 (11 days used)}. */
    public final String text(Explanation explanation) {
        StringBuilder text = new StringBuilder(128);
        append(explanation, text);
        return text.toString();
    }

    private void append(Object value, StringBuilder text) {
        if (value instanceof Sentence sentence) {
            appendSentence(sentence, text);
        } else if (value instanceof Calculation calculation) {
            appendCalculation(calculation, text);
        } else if (value instanceof Money amount) {
            amount.appendTo(text);
        } else if (value instanceof List<?> items) {
            appendItems(items, text);
        } else {
            text.append(value);
        }
    }

    private void appendSentence(Sentence sentence, StringBuilder text) {
        String words = wordsFor(sentence.template());
        int from = 0;
        for (int place = words.indexOf('{'); place >= 0; place = words.indexOf('{', from)) {
            text.append(words, from, place);
            append(sentence.details().get(words.charAt(place + 1) - '0'), text);
            from = place + LENGTH_OF_A_PLACE;
        }
        text.append(words, from, words.length());
    }

    private void appendItems(List<?> items, StringBuilder text) {
        String before = "";
        for (Object item : items) {
            append(item, text.append(before));
            before = betweenItems();
        }
    }

    private void appendCalculation(Calculation calculation, StringBuilder text) {
        List<Money> summands = calculation.summands();
        for (int i = 0; i < summands.size(); i++) {
            Money summand = summands.get(i);
            if (i > 0) {
                text.append(summand.isNegative() ? " - " : " + ");
            }
            append(i > 0 && summand.isNegative() ? Money.ZERO.minus(summand) : summand, text);
        }
        for (Subtrahend part : calculation.subtrahends()) {
            append(part.written(), text.append(part.amount().isNegative() ? " + " : " - "));
        }
        if (summands.size() + calculation.subtrahends().size() > 1) {
            append(calculation.result(), text.append(" = "));
        }
        calculation.notes().forEach(note -> append(note, text));
        calculation.remarks().forEach(remark -> append(remark, text.append(beforeRemark())));
    }
}
