package dev.hearth.client.internal.lettuce;

import dev.hearth.client.cell.Names;
import dev.hearth.client.port.Gate;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The gate over the connection for commands. */
record LettuceGate(Wire wire) implements Gate {

    @Override
    public CompletionStage<Permits> take(String source, int rate, int burst, int wanted) {
        return wire.script(Script.GATE, List.of(Names.gate(source)), rate, burst, wanted)
                .thenApply(reply -> new Permits((int) reply.number(0), reply.number(1)));
    }
}
