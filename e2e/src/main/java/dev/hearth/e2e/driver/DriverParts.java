package dev.hearth.e2e.driver;

/** What writers and readers share; all parts are thread-safe. */
record DriverParts(
        DriverConfig config,
        Connections connections,
        Ledger ledger,
        Counters counters,
        SteadyClock clock,
        Acknowledgements acknowledgements) {}
