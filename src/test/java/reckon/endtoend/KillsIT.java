package reckon.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static reckon.endtoend.Kill.Victim.DATABASE;
import static reckon.endtoend.Kill.Victim.DATABASE_FOR_LONG;
import static reckon.endtoend.Kill.Victim.PROGRAM;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reckon.support.DatabaseKind;
import reckon.support.Databases;
import reckon.support.FailedCreationInputs;
import reckon.support.Folders;
import reckon.support.MySqlServer;
import reckon.support.NightInputs;
import reckon.support.Steps;
import reckon.support.TestDatabase;

/**
 * Kills the program and the database server at random instants of a night of 20,000 requests and starts it again
 * until it is done: what is left is what an undisturbed night leaves.
 *
 * <p>With {@code -Dreckon.long=true} it does so {@code -Dreckon.kills=300} times; {@code -Dreckon.seed} repeats the
 * instants of a run as far as two processes let themselves be repeated.
 */
final class KillsIT {
    @RegisterExtension
    static final Databases DATABASES = new Databases();

    private static final int REQUESTS = 20_000;
    private static final int FEW_REQUESTS = 200;
    private static final int FAILED_CREATIONS = 2_500;
    private static final int MOST_TRIES = 8;
    private static final int KILLS_WHILE_TABLES_ARE_MADE = 3;
    private static final List<String> PLACES = places();

    private static Path folder;
    private static Path input;

    private final long seed = Long.getLong("reckon.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    private record Aim(String place, Kill.Victim victim) {}

    private static List<String> places() {
        List<String> places = new ArrayList<>(Steps.ALL);
        places.add(0, Steps.TABLES);
        return places;
    }

    @BeforeAll
    static void writeInput() {
        folder = Folders.create("kills");
        input = folder.resolve("input");
        NightInputs.write(input, REQUESTS, 1);
        FailedCreationInputs.write(input, FAILED_CREATIONS);
    }

    @AfterAll
    static void removeInput() {
        Folders.remove(folder);
    }

    @Test
    void aNightThatIsKilledInEveryStepEndsLikeAnUndisturbedOne() throws IOException {
        KillLog log = new KillLog("in-every-step");
        log.say("seed " + seed);
        try (MySqlServer server = MySqlServer.start(MySqlServer.Settings.DURABLE)) {
            Undisturbed undisturbed = undisturbed(server.createDatabase("undisturbed"), "short", log);
            try (KilledNight night = killedWhileTablesAreMade(server, undisturbed, log)) {
                for (Aim aim : oneForEachStep()) {
                    killUntilItLands(night, aim, log);
                }
                log.sayTable();
                assertThat(log.landed()).as("seed %d", seed).containsAll(PLACES);
                night.finish();
            }
        }
    }

    /** Tables are made once, so another try at that needs another database. */
    private KilledNight killedWhileTablesAreMade(MySqlServer server, Undisturbed undisturbed, KillLog log)
            throws IOException {
        for (int tries = 1; ; tries++) {
            KilledNight night = night(server, "killed" + tries, undisturbed);
            Kill kill = night.kill(Steps.TABLES, PROGRAM);
            log.add(kill);
            if (kill.landed().equals(Steps.TABLES) || tries == MOST_TRIES) {
                return night;
            }
            night.close();
        }
    }

    private List<Aim> oneForEachStep() {
        List<Aim> aims = new ArrayList<>();
        for (String step : Steps.ALL) {
            aims.add(new Aim(step, random.nextInt(3) == 0 ? DATABASE : PROGRAM));
        }
        aims.add(Steps.ALL.indexOf("decideRequests"), new Aim("decideRequests", DATABASE));
        aims.add(aims.size() - 2, new Aim("writeFiles", DATABASE));
        return aims;
    }

    /** A step may have ended before its random while has; then the same is tried again. */
    private static void killUntilItLands(KilledNight night, Aim aim, KillLog log) throws IOException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Kill kill = night.kill(aim.place(), aim.victim());
            log.add(kill);
            if (kill.landed().equals(aim.place())) {
                return;
            }
        }
    }

    @Test
    void nightsThatAreKilledHundredsOfTimesEndLikeAnUndisturbedOne() throws IOException {
        assumeTrue(Boolean.getBoolean("reckon.long"), "it takes many minutes: -Dreckon.long=true runs it");
        int kills = Integer.getInteger("reckon.kills", 300);
        KillLog log = new KillLog("hundreds");
        log.say("seed " + seed);
        try (MySqlServer server = MySqlServer.start(MySqlServer.Settings.DURABLE)) {
            Undisturbed undisturbed = undisturbed(server.createDatabase("undisturbed"), "long", log);
            for (int round = 1; log.hits() < kills; round++) {
                try (KilledNight night = night(server, "killed" + round, undisturbed)) {
                    for (Aim aim : someForEachPlace()) {
                        log.add(night.kill(aim.place(), aim.victim()));
                    }
                    night.finish();
                    log.say("round " + round + " ended like an undisturbed night");
                }
            }
        } finally {
            log.sayTable();
        }
        assertThat(log.landed()).as("seed %d", seed).containsAll(PLACES);
    }

    /** Mostly in the order of a night, so that each step is cut off when there is something left for it to do. */
    private List<Aim> someForEachPlace() {
        List<Aim> aims = new ArrayList<>();
        for (String place : PLACES) {
            int most = place.equals(Steps.TABLES) ? 2 : 4; // tables are made once
            for (int i = random.nextInt(1, most); i > 0; i--) {
                aims.add(new Aim(place, victim()));
            }
            if (random.nextInt(3) == 0) {
                aims.add(new Aim(Kill.ANYWHERE, victim()));
            }
        }
        return aims;
    }

    private Kill.Victim victim() {
        int number = random.nextInt(8);
        return number == 0 ? DATABASE_FOR_LONG : number < 4 ? DATABASE : PROGRAM;
    }

    @Test
    void aNightOnTheEmbeddedDatabaseThatIsKilledAnywhereEndsLikeAnUndisturbedOne() throws IOException {
        int kills = Boolean.getBoolean("reckon.long") ? Integer.getInteger("reckon.kills", 300) / 5 : 3;
        KillLog log = new KillLog("embedded");
        log.say("seed " + seed);
        try {
            Undisturbed undisturbed = undisturbed(DATABASES.create(DatabaseKind.H2), "embedded", log);
            while (log.hits() < kills) {
                try (KilledNight night =
                        new KilledNight(null, DATABASES.create(DatabaseKind.H2), input, undisturbed, random)) {
                    Kill last;
                    do {
                        last = night.kill(Kill.ANYWHERE, PROGRAM);
                        log.add(last);
                    } while (!last.landed().equals(Kill.TOO_LATE) && log.hits() < kills);
                    night.finish();
                }
            }
        } finally {
            log.sayTable();
        }
    }

    @Test
    void anEmbeddedDatabaseThatIsKilledWhileItsTablesAreMadeLosesNone() throws IOException {
        KillLog log = new KillLog("embedded-tables");
        log.say("seed " + seed);
        Path few = folder.resolve("few");
        NightInputs.write(few, FEW_REQUESTS, 1);
        TestDatabase other = DATABASES.create(DatabaseKind.H2);
        Undisturbed undisturbed =
                Undisturbed.run(other, few, Files.createDirectories(folder.resolve("few-files")), false);
        for (int kills = 0; kills < KILLS_WHILE_TABLES_ARE_MADE; kills++) {
            try (KilledNight night =
                    new KilledNight(null, DATABASES.create(DatabaseKind.H2), few, undisturbed, random)) {
                log.add(night.kill(Steps.TABLES, PROGRAM));
                night.finish();
            }
        }
    }

    @Test
    void aNightThatIsKilledWhileItsReportIsDrawnEndsWithTheReportOfAnUndisturbedOne() throws IOException {
        KillLog log = new KillLog("report");
        log.say("seed " + seed);
        Path few = folder.resolve("few-with-report");
        NightInputs.write(few, FEW_REQUESTS, 1);
        try (MySqlServer server = MySqlServer.start(MySqlServer.Settings.DURABLE)) {
            Path own = Files.createDirectories(folder.resolve("report"));
            Undisturbed undisturbed = Undisturbed.run(server.createDatabase("undisturbed"), few, own, true);
            assertThat(Folders.contents(undisturbed.files()))
                    .contains(
                            undisturbed.files().resolve("report.html"),
                            undisturbed.files().resolve("report.xlsx"));
            try (KilledNight night =
                    new KilledNight(server, server.createDatabase("killed"), few, undisturbed, random)) {
                for (Kill.Victim victim : List.of(PROGRAM, DATABASE, PROGRAM)) {
                    killUntilItLands(night, new Aim("publish", victim), log);
                }
                assertThat(log.landed()).as("seed %d", seed).contains("publish");
                night.finish();
                night.finish(); // again, as a night that is started once more
            }
        }
    }

    private static Undisturbed undisturbed(TestDatabase database, String name, KillLog log) throws IOException {
        Path own = Files.createDirectories(folder.resolve(name));
        Undisturbed undisturbed = Undisturbed.run(database, input, own, false);
        log.say("undisturbed: " + undisturbed.millis() + " ms, of them " + undisturbed.stepMillis());
        return undisturbed;
    }

    private KilledNight night(MySqlServer server, String name, Undisturbed undisturbed) {
        return new KilledNight(server, server.createDatabase(name), input, undisturbed, random);
    }
}
