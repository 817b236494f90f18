package reckon.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reckon.support.Folders;
import reckon.support.Project;

/**
 * Takes pictures of all reports, for somebody to look at: at 390, 768 and 1280 pixels, in dark Chinese, and as they are printed.
 * The profile {@code report-pictures} runs it.
 */
class ReportPicturesIT {
    private static final int PHONE = 390;
    /** The width that an A4 page leaves. */
    private static final int A4 = 703;

    private static final int TABLET = 768;
    private static final int DESKTOP = 1280;

    @Test
    void allReportsAreTakenAtEveryWidth() throws IOException {
        String folder = System.getProperty("reckon.report-pictures", "");
        assumeTrue(!folder.isEmpty(), "no picture is asked for: the profile report-pictures takes them");
        Path target = Project.folder().resolve(folder);
        Map<String, Path> pages = MadeReports.write();
        try (Browser browser = Browser.start(true)) {
            for (Map.Entry<String, Path> page : pages.entrySet()) {
                take(browser, page.getValue(), target, page.getKey());
            }
        }
        assertThat(Folders.contents(target)).hasSizeGreaterThanOrEqualTo(pages.size() * 6);
    }

    private static void take(Browser browser, Path page, Path target, String name) {
        browser.width(DESKTOP);
        browser.open(page);
        browser.click("#lang-en");
        browser.click("#theme-light");
        browser.print(target.resolve(name + "-a4.pdf"));
        browser.width(A4);
        browser.media("print");
        browser.picture(target.resolve(name + "-a4.png"));
        browser.media("screen");
        for (int width : new int[] {PHONE, TABLET, DESKTOP}) {
            browser.width(width);
            browser.picture(target.resolve(name + "-" + width + ".png"));
        }
        browser.click("#lang-zh");
        browser.click("#theme-dark");
        browser.picture(target.resolve(name + "-dark-zh.png"));
    }
}
