package io.interflux.benchmarks.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCounterTest {

    /** A Bind with two bytes in it, an Execute with none, a Sync with none. */
    private static final byte[] MESSAGES = {'B', 0, 0, 0, 6, 'Q', 'Q', 'E', 0, 0, 0, 4, 'S', 0, 0, 0, 4};

    /** The first message of a client has no type. */
    private static final byte[] START = {0, 0, 0, 5, 'X'};

    private static List<Integer> types(MessageCounter counter, List<Integer> types, int piece, byte[] bytes) {
        for (int at = 0; at < bytes.length; at += piece) {
            int count = Math.min(piece, bytes.length - at);
            byte[] part = new byte[count];
            System.arraycopy(bytes, at, part, 0, count);
            counter.accept(part, count);
        }
        return types;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 17})
    void messagesAreToldHoweverTheirBytesCome(int piece) {
        List<Integer> types = new ArrayList<>();

        assertThat(types(MessageCounter.ofServer(types::add), types, piece, MESSAGES))
                .containsExactly((int) 'B', (int) 'E', (int) 'S');
    }

    @Test
    void theFirstMessageOfAClientHasNoType() {
        List<Integer> types = new ArrayList<>();
        MessageCounter counter = MessageCounter.ofClient(types::add);
        types(counter, types, 2, START);

        assertThat(types(counter, types, 2, MESSAGES)).containsExactly((int) 'B', (int) 'E', (int) 'S');
    }
}
