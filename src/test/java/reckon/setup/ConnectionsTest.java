package reckon.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a night gets along with as many is tested in {@code WhatServersSayIT}. */
final class ConnectionsTest {
    @ParameterizedTest
    @CsvSource({"1, 5", "2, 9", "3, 13", "4, 17", "5, 18", "16, 29"})
    void everyWorkerHasATransactionAndUpToFourHaveThreeStreams(int workers, int connections) {
        assertThat(Connections.neededBy(workers)).isEqualTo(connections);
    }
}
