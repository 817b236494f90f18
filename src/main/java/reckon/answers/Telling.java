package reckon.answers;

import java.util.List;
import java.util.stream.Collectors;
import reckon.policy.Chinese;
import reckon.policy.English;
import reckon.policy.Language;

/** Puts replies into the language and the form that were asked for. */
public final class Telling {
    private final Language language;
    private final boolean asJson;

    /** @param chinese whether in Chinese, else in English */
    public Telling(boolean chinese, boolean asJson) {
        this.language = chinese ? Chinese.with(ChineseWords.WORDS) : English.LANGUAGE;
        this.asJson = asJson;
    }

    /** Returns replies as they are written, with an end of line. */
    public String text(List<Reply> replies) {
        if (asJson) {
            return new ReplyJson(language).write(replies);
        }
        PlainText text = new PlainText(language);
        return replies.stream().map(text::write).collect(Collectors.joining("\n"));
    }
}
