package reckon.cli;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import reckon.policy.Chinese;
import reckon.policy.English;
import reckon.policy.Language;

/** The language in which something is explained to people. */
public final class LanguageOption {
    /** The languages that there are. */
    private enum Name {
        en,
        zh
    }

    @Option(
            names = "--lang",
            paramLabel = "en|zh",
            description = "the language (that of LC_ALL or LANG if it is Chinese, else English)")
    private @Nullable Name name;

    Language language() {
        return isChinese() ? Chinese.LANGUAGE : English.LANGUAGE;
    }

    /** Whether it is Chinese, else it is English. */
    public boolean isChinese() {
        return name == null ? isNamedByTheLocale() : name == Name.zh;
    }

    /** C.UTF-8 says how letters are written and names no language: {@code jobs/start} sets it where a locale is not installed. */
    private static boolean isNamedByTheLocale() {
        return Stream.of("LC_ALL", "LANG")
                .map(System::getenv)
                .filter(value -> value != null && !value.isEmpty() && !value.equals("C.UTF-8"))
                .findFirst()
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("zh"))
                .isPresent();
    }
}
