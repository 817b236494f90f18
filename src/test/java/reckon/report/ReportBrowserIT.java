package reckon.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

/**
 * The reports in a real browser, Debian's {@code chromium} and {@code chromium-driver}.
 */
class ReportBrowserIT {
    /** The width that an A4 page leaves, in pixels. */
    private static final int A4 = 703;

    /** Texts of pictures that are shown and stand over one another or outside their picture. */
    private static final String UGLY_TEXTS = """
            const found = [];
            for (const svg of document.querySelectorAll('svg')) {
              const frame = svg.getBoundingClientRect();
              if (frame.width === 0) { continue; }
              const texts = [...svg.querySelectorAll('text')].map(text => [text.textContent, text.getBoundingClientRect()])
                .filter(([, box]) => box.width > 0);
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

    /** What several sections say of the same, in cents or counts: open breaks, what is not paid, refunds, pending refunds. */
    private static final String FIGURES = """
            const all = selector => [...document.querySelectorAll(selector)];
            const number = text => Number(/[\\d,.−]+(?=\\D*$)/.exec(text)[0].replace(/[,.]/g, '').replace('−', '-'));
            const sum = (selector, of = element => element.textContent) => all(selector).reduce((sum, element) => sum + number(of(element)), 0);
            const cell = (selector, row, column) => number(document.querySelector(selector).rows[row].cells[column].textContent);
            const bridge = row => cell('#bridge tbody', row, 2);
            return [
              [sum('.todo tr:has(a[href="#breaks"]) .c'), sum('[data-state=open] b'), sum('nav a[href="#breaks"]'), all('#breaks tbody tr').length],
              [sum('#by-age tbody td:last-child'), bridge(0) + bridge(1) + bridge(2)],
              [sum('#by-product tbody td:last-child'), sum('.totals .main td:nth-of-type(1)')],
              [sum('#pending tbody td:nth-child(4)'), bridge(0)]
            ].map(figures => figures.join(' '));
            """;

    private static Map<String, Path> pages = Map.of();
    private static Browser browser;

    @BeforeAll
    static void open() throws IOException {
        assumeTrue(
                Browser.isInstalled(),
                "The report is not looked at: /usr/bin/chromium and /usr/bin/chromedriver are not installed");
        pages = MadeReports.write();
        browser = Browser.start(true);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Path page(String name) {
        return Objects.requireNonNull(pages.get(name));
    }

    private static void fresh(String page, int width) {
        browser.width(width);
        browser.media("screen");
        browser.open(page(page));
        browser.driver().executeScript("localStorage.clear()");
        browser.open(page(page));
    }

    @ParameterizedTest
    @CsvSource({
        "breaks, Breaks",
        "pending, Pending",
        "reconciled, Reconciled",
        "incomplete, Incomplete",
        "first, Breaks",
        "empty, Reconciled",
        "many-breaks, Breaks",
        "unexplained, Incomplete",
        "hostile, Incomplete"
    })
    void showsTheVerdictAndNeedsNothingFromTheNetwork(String page, String verdict) {
        fresh(page, 1280);
        assertThat(browser.text("#verdict .verdict").strip()).isEqualTo(verdict);
        assertThat(browser.requests()).isEmpty();
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void aMonthIsShownWithItsTotalsAndNeedsNothingFromTheNetwork() {
        fresh("month", 1280);
        assertThat(browser.driver().getTitle()).isEqualTo("Monthly refund report 2026-10");
        assertThat(browser.text("#verdict .verdict").strip()).isEqualTo("Not all settled");
        assertThat(browser.text(".totals thead")).contains("This month", "Month before", "Change");
        assertThat(browser.requests()).isEmpty();
        assertThat(browser.console()).isEmpty();
    }

    @Test
    void whatStandsInOneSectionIsWhatTheOthersSay() {
        fresh("breaks", 1280);
        List<String> figures = browser.list(FIGURES);
        assertThat(figures).hasSize(4).allSatisfy(figure -> {
            List<String> sections = List.of(figure.split(" "));
            assertThat(sections.get(0)).isNotEqualTo("0");
            assertThat(sections).as(figure).hasSizeGreaterThan(1).containsOnly(sections.get(0));
        });
    }

    @Test
    void hostileTextsAreShownAsTheyAre() {
        fresh("hostile", 1280);
        for (String section : List.of("breaks", "held", "pending", "largest", "quota", "users", "rejects", "reasons")) {
            Object text =
                    browser.driver().executeScript("return document.getElementById(arguments[0]).textContent", section);
            assertThat(text + "").as(section).contains(MadeReports.HOSTILE);
        }
        assertThat(browser.driver().executeScript("return document.scripts.length + document.images.length"))
                .as("the page's own scripts and no other, and no image")
                .isEqualTo(2L);
    }

    /** A browser lays them out when they come near. */
    @Test
    void longListsAreReachedByLinksBySearchingThePageByFiltersAndOnPaper() throws IOException {
        browser.width(1280);
        browser.media("screen");
        browser.open(MadeReports.writeLong());
        browser.driver().findElement(By.cssSelector("nav a[href='#files']")).click();
        assertThat((Long) browser.driver()
                        .executeScript(
                                "return Math.round(document.getElementById('files').getBoundingClientRect().top)"))
                .isBetween(0L, 200L);
        assertThat(browser.driver().executeScript("return window.find('req-2000')"))
                .isEqualTo(true);
        assertThat(
                        browser.driver()
                                .executeScript(
                                        "return getSelection().anchorNode.parentElement.closest('section').id + ' ' + location.hash"))
                .isEqualTo("held #files");
        browser.driver().findElement(By.id("pending-search")).sendKeys("rf-177");
        assertThat(browser.text("#pending-shown")).isEqualTo("11 of 1,000 shown");
        browser.driver().executeScript("dispatchEvent(new Event('beforeprint'))");
        browser.media("print");
        assertThat(browser.text("#breaks-shown")).isEqualTo("200 of 20,000 shown");
        assertThat(browser.text("#quota tbody tr:last-child")).contains("req-");
    }

    @Test
    void theBreaksAreFilteredByStateKindAndTextAndSorted() {
        fresh("breaks", 1280);
        assertThat(states()).hasSize(7).containsOnly("New", "Persisting");
        browser.click("[data-state='2']");
        assertThat(states()).containsExactly("Resolved");
        browser.click("[data-state=all]");
        assertThat(states()).hasSize(9);
        browser.click("a[data-code=SETTLEMENT_DUPLICATE]");
        assertThat(browser.text("#breaks tbody")).contains("rf-twice").doesNotContain("rf-failed");
        browser.click(".chips [data-kind='-1']");
        browser.driver().findElement(By.id("breaks-search")).sendKeys("ORDER-FAILED");
        assertThat(browser.text("#breaks tbody")).contains("rf-failed").doesNotContain("rf-twice");
        assertThat(browser.text("#breaks-shown")).isEqualTo("1 of 1 shown");
        browser.driver().findElement(By.id("breaks-search")).clear();
        browser.driver().executeScript("document.getElementById('breaks-search').dispatchEvent(new Event('input'))");
        browser.click("#breaks thead th:nth-child(4) button");
        assertThat(browser.list("return [...document.querySelectorAll('#breaks td.df')].map(td => td.innerText)"))
                .containsExactly("−60.00", "−60.00", "−12.34", "27.00", "883.00", "1,590.00", "");
    }

    @Test
    void aRefundThatIsNoBreakIsFoundAmongThoseThatArePending() {
        fresh("breaks", 1280);
        String refund = browser.text("#pending tbody tr:nth-child(3) td");
        browser.driver().findElement(By.id("breaks-search")).sendKeys(refund);
        assertThat(browser.text("#no-break")).contains("No break fits this filter");
        browser.click("#no-break a[href='#pending']");
        assertThat(browser.text("#pending-shown")).isEqualTo("1 of 52 shown");
        assertThat(
                        browser.list(
                                "return [...document.querySelectorAll('#pending tbody tr')].filter(row => row.offsetHeight > 0).map(row => row.cells[0].textContent)"))
                .containsExactly(refund);
        assertThat(browser.text("#pending tbody")).contains("2026-11-07");
    }

    private static List<String> states() {
        return browser.list("return [...document.querySelectorAll('#breaks td.st')].map(td => td.innerText.trim())");
    }

    @Test
    void aListIsSortedByItsNumbers() {
        fresh("breaks", 1280);
        browser.click("#pending thead th:nth-child(4) button");
        assertThat(browser.list(
                        "return [...document.querySelectorAll('#pending td:nth-child(4)')].map(td => td.textContent)"))
                .startsWith("7.00")
                .endsWith("1,590.00");
    }

    @Test
    void theChoiceOfLanguageAndColoursIsKept() {
        fresh("breaks", 1280);
        browser.click("#lang-zh");
        browser.click("#theme-dark");
        browser.open(page("breaks"));
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
            plain.open(page("breaks"));
            var driver = plain.driver();
            assertThat(driver.findElement(By.cssSelector("#verdict .verdict")).getText())
                    .isEqualTo("Breaks");
            assertThat(driver.findElements(By.cssSelector("#breaks tbody tr"))).hasSize(9);
            driver.findElement(By.cssSelector("label[for=lang-zh]")).click();
            assertThat(driver.findElement(By.cssSelector("#verdict .verdict")).getText())
                    .isEqualTo("有差异");
            driver.findElement(By.cssSelector("label[for=theme-dark]")).click();
            assertThat(driver.findElement(By.tagName("body")).getCssValue("background-color"))
                    .contains("20, 23, 27");
            assertThat(driver.findElement(By.id("breaks-search")).isDisplayed()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"breaks", "incomplete", "unexplained", "first", "empty", "month", "hostile"})
    void nothingOverlapsOrLeavesItsPlace(String page) {
        for (int width : new int[] {390, 768, 1280, A4}) {
            fresh(page, width);
            browser.media(width == A4 ? "print" : "screen");
            for (String language : new String[] {"en", "zh"}) {
                browser.click("#lang-" + language);
                assertThat(browser.list(UGLY_TEXTS))
                        .as("%s at %s px", language, width)
                        .isEmpty();
                assertThat(
                                browser.driver()
                                        .executeScript(
                                                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                        .as("how far it scrolls sideways, %s at %s px", language, width)
                        .isEqualTo(0L);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"breaks", "incomplete", "month"})
    void noRuleOfAccessibilityIsBroken(String page) throws IOException {
        fresh(page, 1280);
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
}
