package reckon.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.ScriptableObject;
import reckon.money.Money;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws charts as SVG, by ECharts in a script engine. Making one takes seconds, so it is made beside other work, once; it is good
 * for any number of pictures.
 */
final class Pictures {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String STUBS = "var setTimeout = function () {}, clearTimeout = setTimeout, self = this;";
    private static final Pattern STYLE = Pattern.compile("<style >.*?</style>|<style>.*?</style>", Pattern.DOTALL);
    private static final Pattern UNUSED = Pattern.compile(
            " class=\"[^\"]*\"| baseProfile=\"full\"| version=\"1.1\"| xmlns(:xlink)?=\"[^\"]*\"| xml:space=\"preserve\""
                    + "|<rect [^>]*fill=\"none\"></rect>|<path (?![^>]*stroke=)[^>]*fill=\"none\"[^>]*ecmeta[^>]*></path>| pointer-events=\"visible\""
                    + "|<defs ?>\\s*</defs>");
    private static final Pattern BAR = Pattern.compile(
            "(<path (?![^>]*fill=\"none\")[^>]*?) ecmeta_series_index=\"(\\d+)\" ecmeta_data_index=\"(\\d+)\" ecmeta_ssr_type=\"chart\"([^>]*>)(</path>)");
    private static final Pattern BOTH =
            Pattern.compile("<text([^>]*)>([^<" + Chart.SEPARATOR + "]*)" + Chart.SEPARATOR + "([^<]*)</text>");
    private static final Pattern META = Pattern.compile(" ecmeta_\\w+=\"[^\"]*\"");
    private static final Pattern ID = Pattern.compile("zr\\d+-");
    private static final Pattern SIZE = Pattern.compile("^<svg width=\"\\d+\" height=\"\\d+\"");

    /** Drawn while the engine is made, as the first picture of a kind takes much longer than others. */
    private static final List<Chart> FIRST = List.of(
            new Chart("bars", List.of(Mark.bar(Text.NONE, 1, "1", "accent"))),
            new Chart("waterfall", List.of(Mark.step(Text.NONE, 0, 1, "1", "red"))),
            new Chart(
                    "columns",
                    List.of(Mark.column(LocalDate.EPOCH, new Money(1), "accent", true)),
                    Map.of("ticks", Ticks.upTo(new Money(1)))));

    private final ScriptableObject scope;
    private final Function draw;

    private Pictures(ScriptableObject scope, Function draw) {
        this.scope = scope;
        this.draw = draw;
    }

    /** Made when it is first asked for. */
    private static final class Holder {
        static final CompletableFuture<Pictures> ENGINE =
                CompletableFuture.supplyAsync(Pictures::load, Holder::inThreadOfItsOwn);

        private static void inThreadOfItsOwn(Runnable task) {
            Thread thread = new Thread(task, "pictures");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Begins to make the engine, in a thread of its own, unless that was done before. */
    static void prepare() {
        Objects.requireNonNull(Holder.ENGINE);
    }

    /** Returns the engine, once it is made. */
    static Pictures get() {
        return Holder.ENGINE.join();
    }

    private static Pictures load() {
        try (Context context = enter()) {
            ScriptableObject scope = context.initSafeStandardObjects();
            context.evaluateString(scope, STUBS, "stubs", 1, null);
            for (String script : List.of("echarts/echarts.common.min.js", "pictures.js")) {
                context.evaluateString(scope, Resources.text(script), script, 1, null);
            }
            Pictures pictures = new Pictures(scope, (Function) scope.get("draw", scope));
            FIRST.forEach(chart -> pictures.draw(chart, Chart.WIDE, "first"));
            return pictures;
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
     * Draws a picture, its texts in both languages. The same chart gives the same SVG, whatever was drawn before.
     *
     * @param name begins the ids in it, so that pictures of one page do not share any
     */
    synchronized String draw(Chart chart, int width, String name) {
        Map<String, Object> spec = chart.spec(width);
        String svg;
        try (Context context = enter()) {
            Object drawn = draw.call(context, scope, scope, new Object[] {JSON.writeValueAsString(spec)});
            svg = Context.toString(drawn);
        }
        svg = STYLE.matcher(svg).replaceAll("");
        svg = UNUSED.matcher(svg).replaceAll("");
        svg = BAR.matcher(svg).replaceAll(bar -> Matcher.quoteReplacement(titled(bar, chart)));
        svg = BOTH.matcher(svg)
                .replaceAll("<text class=\"en\"$1>$2</text><text class=\"zh\" lang=\"zh-CN\"$1>$3</text>");
        svg = META.matcher(svg).replaceAll("");
        svg = ID.matcher(svg).replaceAll(name + "-");
        return SIZE.matcher(svg)
                .replaceFirst("<svg aria-hidden=\"true\"")
                .replace(">\n<", "><")
                .strip();
    }

    private static String titled(MatchResult bar, Chart chart) {
        Mark mark = chart.marks().get(Integer.parseInt(bar.group(3)));
        String title = mark.title(bar.group(2).equals("1"));
        return bar.group(1) + bar.group(4) + "<title>" + escaped(title) + "</title>" + bar.group(5);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
