package reckon.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import reckon.support.Folders;
import reckon.support.Project;

/**
 * The report in a real browser, Debian's {@code chromium} and {@code chromium-driver}. Its pictures are written to {@code
 * target/report-pictures}.
 */
class ReportBrowserIT {
    private static final Path PICTURES = Project.target().resolve("report-pictures");
    private static final String MORE_BREAKS = """
            SETTLEMENT_DUPLICATE,PERSISTING,rf-twice,order-twice,acct-a,60.00,120.00,3,settle-1 settle-2
            SETTLEMENT_FAILED,NEW,rf-failed,order-failed,acct-b,883.00,0.00,1,settle-3
            SETTLEMENT_MISSING,NEW,rf-missing,order-missing,acct-c,1590.00,0.00,9,due 2026-11-01
            ORDER_CHANGED,RESOLVED,rf-changed,order-changed,acct-d,66.00,69.00,2,
            """;

    /** Texts of pictures that are shown and stand over one another or outside their picture. */
    private static final String UGLY_TEXTS = """
            const found = [];
            for (const svg of document.querySelectorAll('svg')) {
              const frame = svg.getBoundingClientRect();
              if (frame.width === 0) { continue; }
              const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()]);
              texts.forEach(([text, box], i) => {
                if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
                  found.push(text + ' leaves ' + svg.closest('figure').id);
                }
                texts.slice(i + 1).forEach(([other, its]) => {
                  if (box.left < its.right - 1 && its.left < box.right - 1 && box.top < its.bottom - 3 && its.top < box.bottom - 3) {
                    found.push(text + ' over ' + other + ' in ' + svg.closest('figure').id);
                  }
                });
              });
            }
            return found;
            """;

    private static Path page = Path.of("");
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        assumeTrue(
                Browser.isInstalled(),
                "The report is not looked at: /usr/bin/chromium and /usr/bin/chromedriver are not installed");
        ReportContent content =
                NightReport.draw(SampleReport.with(Map.of("reconciliation.csv", MORE_BREAKS)), ReportLanguage.EN);
        page = Folders.create("browser").resolve("report.html");
        Files.write(page, content.files().get("report.html"));
        browser = Browser.start(true);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static void fresh(int width) {
        browser.width(width);
        browser.media("screen");
        browser.open(page);
        browser.driver().executeScript("localStorage.clear()");
        browser.open(page);
    }

    @Test
    void showsTheVerdictAndNeedsNothingFromTheNetwork() {
        fresh(1280);
        assertThat(browser.text("#verdict .verdict").strip()).isEqualTo("Breaks");
        assertThat(browser.text(".totals .main")).contains("7,047.80");
        assertThat(browser.requests()).isEmpty();
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void theBreaksAreFilteredByStateKindAndTextAndSorted() {
        fresh(1280);
        assertThat(states()).hasSize(5).containsOnly("New", "Persisting");
        browser.click("[data-state='2']");
        assertThat(states()).containsExactly("Resolved");
        browser.click("[data-state=all]");
        assertThat(states()).hasSize(8);
        browser.click("a[data-code=SETTLEMENT_DUPLICATE]");
        assertThat(browser.text("#breaks tbody")).contains("rf-twice").doesNotContain("rf-failed");
        browser.click(".chips [data-kind='-1']");
        browser.driver().findElement(By.id("search")).sendKeys("ORDER-FAILED");
        assertThat(browser.text("#breaks tbody")).contains("rf-failed").doesNotContain("rf-twice");
        assertThat(browser.text("#shown")).isEqualTo("1 of 1 shown");
        browser.driver().findElement(By.id("search")).clear();
        browser.driver().executeScript("document.getElementById('search').dispatchEvent(new Event('input'))");
        browser.click("#breaks thead th:nth-child(4) button");
        assertThat(browser.list("return [...document.querySelectorAll('#breaks td.df')].map(td => td.innerText)"))
                .containsExactly("−60.00", "−60.00", "883.00", "1,590.00", "");
    }

    private static List<String> states() {
        return browser.list("return [...document.querySelectorAll('#breaks td.st')].map(td => td.innerText.trim())");
    }

    @Test
    void aListIsSortedByItsNumbers() {
        fresh(1280);
        browser.click("#pending thead th:nth-child(4) button");
        assertThat(browser.list(
                        "return [...document.querySelectorAll('#pending td:nth-child(4)')].map(td => td.innerText)"))
                .startsWith("7.00")
                .endsWith("1,590.00");
    }

    @Test
    void theChoiceOfLanguageAndColoursIsKept() {
        fresh(1280);
        browser.click("#lang-zh");
        browser.click("#theme-dark");
        browser.open(page);
        assertThat(browser.text("#verdict .verdict").strip()).isEqualTo("有差异");
        assertThat(browser.driver().getTitle()).startsWith("每夜退款报告");
        assertThat(background()).isEqualTo("rgb(20, 23, 27)");
    }

    private static String background() {
        return browser.driver().executeScript("return getComputedStyle(document.body).backgroundColor") + "";
    }

    @Test
    void languageAndColoursWorkWithoutScript() {
        try (Browser plain = Browser.start(false)) {
            plain.width(1280);
            plain.open(page);
            var driver = plain.driver();
            assertThat(driver.findElement(By.cssSelector("#verdict .verdict")).getText())
                    .isEqualTo("Breaks");
            assertThat(driver.findElements(By.cssSelector("#breaks tbody tr"))).hasSize(8);
            driver.findElement(By.cssSelector("label[for=lang-zh]")).click();
            assertThat(driver.findElement(By.cssSelector("#verdict .verdict")).getText())
                    .isEqualTo("有差异");
            driver.findElement(By.cssSelector("label[for=theme-dark]")).click();
            assertThat(driver.findElement(By.tagName("body")).getCssValue("background-color"))
                    .contains("20, 23, 27");
            assertThat(driver.findElement(By.id("search")).isDisplayed()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, en", "390, zh", "768, en", "768, zh", "1280, en", "1280, zh", "703, en", "703, zh"})
    void nothingOverlapsOrLeavesItsPlace(int width, String language) {
        fresh(width);
        browser.media(width == 703 ? "print" : "screen"); // 703 is what A4 leaves
        browser.click("#lang-" + language);
        assertThat(browser.list(UGLY_TEXTS)).isEmpty();
        assertThat(browser.driver()
                        .executeScript(
                                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("how far it scrolls sideways")
                .isEqualTo(0L);
    }

    @Test
    void noRuleOfAccessibilityIsBroken() throws IOException {
        fresh(1280);
        String axe = new String(
                Objects.requireNonNull(getClass().getResourceAsStream("/axe/axe.min.js"))
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        for (String theme : new String[] {"light", "dark"}) {
            for (int width : new int[] {1280, 390}) {
                browser.width(width);
                browser.click("#theme-" + theme);
                browser.driver().executeScript(axe);
                Object found = browser.driver()
                        .executeAsyncScript(
                                "const done = arguments[arguments.length - 1];"
                                        + "axe.run().then(result => done(result.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html).join(' '))))");
                assertThat((List<?>) found).as("%s, %s px", theme, width).isEmpty();
            }
        }
    }

    @Test
    void itsPicturesAreTaken() throws IOException {
        fresh(1280);
        browser.picture(PICTURES.resolve("desktop-light-en.png"));
        browser.print(PICTURES.resolve("a4-en.pdf"));
        browser.click("#lang-zh");
        browser.click("#theme-dark");
        browser.picture(PICTURES.resolve("desktop-dark-zh.png"));
        fresh(390);
        browser.picture(PICTURES.resolve("phone-light-en.png"));
        assertThat(Folders.contents(PICTURES)).hasSizeGreaterThanOrEqualTo(4);
    }
}
