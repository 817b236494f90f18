package reckon.report;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reckon.text.Sha256;

/** A page with its pictures, style and script: one file that needs nothing else. */
record DrawnPage(Page page, @Nullable DrawnFigure beside, List<DrawnFigure> figures, String css, String script) {
    static DrawnPage of(Page page) {
        Figure beside = page.beside();
        return new DrawnPage(
                page,
                beside == null ? null : DrawnFigure.of(beside),
                page.figures().stream().map(DrawnFigure::of).toList(),
                Resources.text("page.css").replace("{title}", page.titleIn(page.language())),
                Resources.text("page.js"));
    }

    /** Returns the page as HTML in UTF-8. */
    @SuppressWarnings("NullAway") // the template's interceptor is null for none
    byte[] html() {
        Utf8ByteOutput bytes = new Utf8ByteOutput();
        JtepageGenerated.render(new OwaspHtmlTemplateOutput(bytes), null, this);
        return bytes.toByteArray();
    }

    /** Returns what the page may load and run: its own script and style, and nothing from anywhere. */
    String policy() {
        MessageDigest sha256 = Sha256.digest();
        String hash = Base64.getEncoder().encodeToString(sha256.digest(script.getBytes(StandardCharsets.UTF_8)));
        return "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-" + hash + "'";
    }

    String title() {
        return page.titleIn(page.language());
    }
}
