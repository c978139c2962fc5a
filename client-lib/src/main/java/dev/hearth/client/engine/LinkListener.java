package dev.hearth.client.engine;

import java.util.List;
import java.util.Map;

/** What a link tells the caches. Called on the timeline's thread. */
public interface LinkListener {

    /** Values of these keys are void: flights are detached, local copies evicted. */
    void evict(List<String> keys);

    /** No flight may store what it has read: it may come from another server. */
    void detachAll();

    /** No local copy can be trusted. */
    void clear();

    /** A watched key changed; whoever waits for it reads again. */
    void wake(String key);

    /** The catalog, flat, as it is now. */
    void catalog(Map<String, String> fields);

    /** Which barriers to raise when this client cannot say what exactly was lost. */
    List<String> classBarriers();
}
