package dev.hearth.operator.observe;

import dev.hearth.operator.model.NodeAddress;
import dev.hearth.operator.model.NodeAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A probe whose answers the test gives, one question after the other. */
final class ScriptedProbe implements NodeProbe {

    record Question(NodeAddress node, CompletableFuture<NodeAnswer> answer) {}

    final List<Question> questions = new ArrayList<>();
    final List<NodeAddress> forgotten = new ArrayList<>();
    Duration lag = Duration.ZERO;
    private Consumer<NodeAddress> listener = address -> {};

    @Override
    public CompletionStage<NodeAnswer> ask(NodeAddress node) {
        var answer = new CompletableFuture<NodeAnswer>();
        questions.add(new Question(node, answer));
        return answer;
    }

    Question last() {
        return questions.getLast();
    }

    void lose(NodeAddress node) {
        listener.accept(node);
    }

    @Override
    public void onLost(Consumer<NodeAddress> lost) {
        listener = lost;
    }

    @Override
    public void forget(NodeAddress node) {
        forgotten.add(node);
        questions.stream()
                .filter(question -> question.node().equals(node))
                .forEach(question -> question.answer().completeExceptionally(new IllegalStateException("forgotten")));
    }

    @Override
    public Duration lag() {
        return lag;
    }

    @Override
    public void close() {}
}
