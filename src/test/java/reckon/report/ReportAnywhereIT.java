package reckon.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reckon.support.Folders;
import reckon.support.Outcome;
import reckon.support.ReckonProcess;

/** The report of a run, drawn by programs that are started in different ways. */
class ReportAnywhereIT {
    @Test
    void theSameRunGivesTheSameReportWithAnotherHeapLocaleZoneAndNumberOfCores() throws IOException {
        Path run = MadeReports.nightWithBreaks();
        ReportContent one = drawn(run, "200m", "-XX:ActiveProcessorCount=1 -Duser.language=en -Duser.timezone=UTC");
        ReportContent other = drawn(
                run,
                "600m",
                "-XX:ActiveProcessorCount=4 -XX:+UseParallelGC -Duser.language=ar -Duser.country=EG"
                        + " -Duser.timezone=Pacific/Chatham -Dfile.encoding=ISO-8859-1");
        assertThat(SampleReport.html(other)).isEqualTo(SampleReport.html(one));
        assertThat(SampleReport.parts(other)).isEqualTo(SampleReport.parts(one));
    }

    private static ReportContent drawn(Path run, String heap, String options) throws IOException {
        Path target = Folders.create("drawn");
        Outcome drawn = ReckonProcess.Setup.in(target)
                .withHeap(heap)
                .with("JAVA_TOOL_OPTIONS", options)
                .start("report", run.toString(), "--to", target.toString())
                .await();
        assertThat(drawn.exitCode()).as("%s", drawn).isZero();
        return new ReportContent(Map.of(
                "report.html", Files.readAllBytes(target.resolve("report.html")),
                "report.xlsx", Files.readAllBytes(target.resolve("report.xlsx"))));
    }
}
