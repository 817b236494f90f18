package reckon.report;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.ScriptableObject;
import tools.jackson.databind.json.JsonMapper;

/** Draws charts as SVG, by ECharts in a script engine. Making one takes two seconds; it is good for any number of pictures. */
final class Pictures {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String STUBS = "var setTimeout = function () {}, clearTimeout = setTimeout, self = this;";
    private static final Pattern STYLE = Pattern.compile("<style >.*?</style>|<style>.*?</style>", Pattern.DOTALL);
    private static final Pattern UNUSED = Pattern.compile(
            " class=\"[^\"]*\"| baseProfile=\"full\"| version=\"1.1\"| xmlns(:xlink)?=\"[^\"]*\"| xml:space=\"preserve\""
                    + "|<rect [^>]*fill=\"none\"></rect>|<path [^>]*fill=\"none\"[^>]*ecmeta[^>]*></path>| pointer-events=\"visible\""
                    + "|<defs ?>\\s*</defs>");
    private static final Pattern BAR = Pattern.compile(
            "(<path [^>]*?) ecmeta_series_index=\"\\d+\" ecmeta_data_index=\"(\\d+)\" ecmeta_ssr_type=\"chart\"([^>]*>)(</path>)");
    private static final Pattern META = Pattern.compile(" ecmeta_\\w+=\"[^\"]*\"");
    private static final Pattern ID = Pattern.compile("zr\\d+-");
    private static final Pattern SIZE = Pattern.compile("^<svg width=\"\\d+\" height=\"\\d+\"");

    private final ScriptableObject scope;
    private final Function draw;

    private Pictures(ScriptableObject scope, Function draw) {
        this.scope = scope;
        this.draw = draw;
    }

    /** The engine is made once, when the first picture is drawn. */
    private static final class Holder {
        static final Pictures INSTANCE = load();
    }

    static Pictures get() {
        return Holder.INSTANCE;
    }

    private static Pictures load() {
        try (Context context = enter()) {
            ScriptableObject scope = context.initSafeStandardObjects();
            context.evaluateString(scope, STUBS, "stubs", 1, null);
            for (String script : List.of("echarts/echarts.common.min.js", "pictures.js")) {
                context.evaluateString(scope, Resources.text(script), script, 1, null);
            }
            return new Pictures(scope, (Function) scope.get("draw", scope));
        }
    }

    /** Interpreted, as the library is run too seldom to be worth compiling. */
    private static Context enter() {
        Context context = Context.enter();
        context.setLanguageVersion(Context.VERSION_ES6);
        context.setInterpretedMode(true);
        context.setLocale(java.util.Locale.ROOT);
        return context;
    }

    /**
     * Draws a picture. The same chart gives the same SVG, whatever was drawn before.
     *
     * @param name begins the ids in it, so that pictures of one page do not share any
     */
    synchronized String draw(Chart chart, int width, ReportLanguage language, String name) {
        Map<String, Object> spec = chart.spec(width, language);
        String svg;
        try (Context context = enter()) {
            Object drawn = draw.call(context, scope, scope, new Object[] {JSON.writeValueAsString(spec)});
            svg = Context.toString(drawn);
        }
        svg = STYLE.matcher(svg).replaceAll("");
        svg = UNUSED.matcher(svg).replaceAll("");
        svg = BAR.matcher(svg)
                .replaceAll(bar -> java.util.regex.Matcher.quoteReplacement(titled(bar, chart, language)));
        svg = META.matcher(svg).replaceAll("");
        svg = ID.matcher(svg).replaceAll(name + "-");
        return SIZE.matcher(svg)
                .replaceFirst("<svg aria-hidden=\"true\"")
                .replace(">\n<", "><")
                .strip();
    }

    private static String titled(MatchResult bar, Chart chart, ReportLanguage language) {
        Mark mark = chart.marks().get(Integer.parseInt(bar.group(2)));
        return bar.group(1) + bar.group(3) + "<title>" + escaped(mark.title(language)) + "</title>" + bar.group(4);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
