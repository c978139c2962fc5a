package dev.hearth.operator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.operator.observe.NodeErrorException;
import dev.hearth.operator.observe.NodeRefusedException;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ServerErrorsTest {

    @Test
    void onlyAKernelsRefusalIsARefusal() {
        assertThat(classified(new ConnectException("Connection refused: /10.0.0.1:6379")))
                .isInstanceOf(NodeRefusedException.class);
        assertThat(classified(new ConnectException("connection timed out after 500 ms: /10.0.0.1:6379")))
                .isNotInstanceOfAny(NodeRefusedException.class, NodeErrorException.class);
        assertThat(classified(new NoRouteToHostException("No route to host")))
                .isNotInstanceOfAny(NodeRefusedException.class, NodeErrorException.class);
        assertThat(classified(new IOException("Connection reset by peer")))
                .isNotInstanceOfAny(NodeRefusedException.class, NodeErrorException.class);
    }

    @Test
    void whatAServerSaidItselfProvesThatItIsAlive() {
        assertThat(classified(new RedisBusyException("BUSY Redis is busy running a script")))
                .isInstanceOf(NodeErrorException.class)
                .hasMessageStartingWith("BUSY");
        assertThat(classified(new RedisCommandExecutionException("NOAUTH Authentication required.")))
                .isInstanceOf(NodeErrorException.class);
        assertThat(classified(new RedisConnectionException("ERR max number of clients reached")))
                .isInstanceOf(NodeErrorException.class);
        assertThat(classified(new RedisConnectionException("DENIED Redis is running in protected mode")))
                .isInstanceOf(NodeErrorException.class);
    }

    @Test
    void aServerThatRepeatsItsInputDoesNotRevealAPassword() {
        var error = new RedisCommandExecutionException(
                "ERR unknown command 'HELLO', with args beginning with: '3' 'AUTH' 'operator' 's3cret' ");

        assertThat(classified(error)).hasMessage("ERR unknown command 'HELLO'");
    }

    @Test
    void aServersWordsAreBoundedAndOnOneLine() {
        assertThat(ServerErrors.text(new IOException("x".repeat(10_000)))).hasSize(200);
        assertThat(ServerErrors.text(new IOException("one\ntwo"))).isEqualTo("one");
        assertThat(ServerErrors.text(new IOException())).isEqualTo("IOException");
    }

    private static Throwable classified(Throwable cause) {
        return ServerErrors.classify(
                new CompletionException(new RedisConnectionException("Unable to connect to 10.0.0.1", cause)));
    }
}
