package dev.hearth.operator.engine;

import io.lettuce.core.protocol.ProtocolKeyword;
import java.nio.charset.StandardCharsets;

/** The first word of a server command. */
record ServerWord(String word) implements ProtocolKeyword {

    @Override
    public byte[] getBytes() {
        return word.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return word;
    }
}
