package io.interflux.assemble;

import io.interflux.mapping.Link;
import io.interflux.plan.CollectionStep;
import io.interflux.plan.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the junction rows of links, which come within their targets or beside them. */
public final class JunctionRows {

    private static final StepResults NOTHING = new StepResults(List.of());

    private final Assembler assembler;
    private final boolean beside;

    private JunctionRows(CollectionStep.Payload payload) {
        this.assembler = new Assembler(new Node(payload.shape(), payload.mapping(), payload.attributes(), List.of()));
        this.beside = payload.beside();
    }

    /** Those of a many-to-many as it was planned, or {@code null} where nothing comes of its links. */
    public static @Nullable JunctionRows of(CollectionStep.@Nullable Payload payload) {
        return payload == null ? null : new JunctionRows(payload);
    }

    /** Whether each comes beside its target, so that one instance of a target serves all of its links. */
    public boolean beside() {
        return beside;
    }

    /** The junction row of a link. */
    public Object instance(LoadedRow link) {
        return assembler.instance(link, NOTHING);
    }

    /** A target with its junction row. */
    public Object link(Object target, LoadedRow link) {
        return new Link<>(target, instance(link));
    }
}
