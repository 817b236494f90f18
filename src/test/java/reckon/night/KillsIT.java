package reckon.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static reckon.night.Kill.Victim.DATABASE;
import static reckon.night.Kill.Victim.DATABASE_FOR_LONG;
import static reckon.night.Kill.Victim.PROGRAM;

import java.io.IOException;
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
    private static final int FAILED_CREATIONS = 2_500;
    private static final int MOST_TRIES = 8;
    private static final List<String> PLACES = places();

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
        input = Folders.create("kills");
        NightInputs.write(input, REQUESTS, 1);
        FailedCreationInputs.write(input, FAILED_CREATIONS);
    }

    @AfterAll
    static void removeInput() {
        Folders.remove(input);
    }

    @Test
    void aNightThatIsKilledInEveryStepEndsLikeAnUndisturbedOne() throws IOException {
        KillLog log = new KillLog("in-every-step");
        log.say("seed " + seed);
        try (MySqlServer server = MySqlServer.start(MySqlServer.Settings.DURABLE)) {
            Undisturbed undisturbed = undisturbed(server, log);
            try (KilledNight night = night(server, "killed", undisturbed)) {
                for (Aim aim : oneForEachPlace()) {
                    killUntilItLands(night, aim, log);
                }
                log.sayTable();
                assertThat(log.landed()).as("seed %d", seed).containsAll(PLACES);
                night.finish();
            }
        }
    }

    private List<Aim> oneForEachPlace() {
        List<Aim> aims = new ArrayList<>();
        for (String place : PLACES) {
            aims.add(new Aim(place, random.nextInt(3) == 0 ? DATABASE : PROGRAM));
        }
        aims.add(PLACES.indexOf("decideRequests"), new Aim("decideRequests", DATABASE));
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
            Undisturbed undisturbed = undisturbed(server, log);
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
            for (int i = random.nextInt(1, 4); i > 0; i--) {
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
        int kills = Boolean.getBoolean("reckon.long") ? Integer.getInteger("reckon.kills", 300) / 5 : 4;
        KillLog log = new KillLog("embedded");
        log.say("seed " + seed);
        Path folder = Folders.create("kills");
        try {
            Undisturbed undisturbed = Undisturbed.run(DATABASES.create(DatabaseKind.H2), input, folder);
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
            Folders.remove(folder);
        }
    }

    private static Undisturbed undisturbed(MySqlServer server, KillLog log) {
        Path folder = Folders.create("kills");
        Undisturbed undisturbed = Undisturbed.run(server.createDatabase("undisturbed"), input, folder);
        log.say("undisturbed: " + undisturbed.millis() + " ms, of them " + undisturbed.stepMillis());
        return undisturbed;
    }

    private KilledNight night(MySqlServer server, String name, Undisturbed undisturbed) {
        return new KilledNight(server, server.createDatabase(name), input, undisturbed, random);
    }
}
